package io.vertac.edge.modbus;

/**
 * In which order a number's bytes come, named for a number of four bytes A (most significant) to D.
 */
enum WordOrder {
  /** Most significant register first; what the standard says. */
  ABCD(false, false),
  /** Most significant register first, bytes within registers swapped. */
  BADC(false, true),
  /** Least significant register first. */
  CDAB(true, false),
  /** Least significant byte first. */
  DCBA(true, true);

  private final boolean registersReversed;
  private final boolean bytesSwapped;

  WordOrder(boolean registersReversed, boolean bytesSwapped) {
    this.registersReversed = registersReversed;
    this.bytesSwapped = bytesSwapped;
  }

  /** So many registers' bytes from an answer, most significant first. */
  byte[] arrange(byte[] answer, int offset, int registers) {
    byte[] bytes = new byte[registers * 2];
    for (int i = 0; i < registers; i++) {
      int from = offset + 2 * (registersReversed ? registers - 1 - i : i);
      bytes[2 * i] = answer[bytesSwapped ? from + 1 : from];
      bytes[2 * i + 1] = answer[bytesSwapped ? from : from + 1];
    }
    return bytes;
  }
}
