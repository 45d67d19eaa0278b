package io.vertac.benchmarks.viewers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes a server's WebSocket frames apart, and finds the batches' numbers without parsing JSON. */
final class Frames {
  private static final byte[] COUNTER =
      ("\"" + Machines.COUNTER + "\"").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] VALUE = "\"value\":".getBytes(StandardCharsets.US_ASCII);
  private static final int CLOSE = 8;
  private static final int PING = 9;

  private Frames() {}

  /** Told what came. */
  interface Listener {
    void message();

    void batch(long number);

    void ping() throws IOException;

    void closed() throws IOException;
  }

  /**
   * Takes all complete frames out of the buffer.
   *
   * @param inFull whether to look for batches in the messages
   */
  static void read(ByteBuffer buffer, boolean inFull, Listener listener) throws IOException {
    while (buffer.remaining() >= 2) {
      int start = buffer.position();
      int opcode = buffer.get(start) & 0xF;
      int length = buffer.get(start + 1) & 0x7F;
      int head = length < 126 ? 2 : length == 126 ? 4 : 10;
      if (buffer.remaining() < head) {
        return;
      }
      if (length == 126) {
        length = buffer.getShort(start + 2) & 0xFFFF;
      } else if (length == 127) {
        length = (int) buffer.getLong(start + 2);
      }
      if (buffer.remaining() < head + length) {
        return;
      }
      tell(opcode, listener);
      if (inFull) {
        findBatches(buffer, start + head, start + head + length, listener);
      }
      buffer.position(start + head + length);
    }
  }

  private static void tell(int opcode, Listener listener) throws IOException {
    if (opcode == PING) {
      listener.ping();
    } else if (opcode == CLOSE) {
      listener.closed();
    } else {
      listener.message();
    }
  }

  private static void findBatches(ByteBuffer buffer, int from, int to, Listener listener) {
    for (int at = find(buffer, COUNTER, from, to); at >= 0; at = find(buffer, COUNTER, at, to)) {
      at = find(buffer, VALUE, at, to) + VALUE.length;
      listener.batch(number(buffer, at));
    }
  }

  private static long number(ByteBuffer buffer, int from) {
    long number = 0;
    for (int at = from; Character.isDigit(buffer.get(at)); at++) {
      number = number * 10 + buffer.get(at) - '0';
    }
    return number;
  }

  /** Where the bytes are, -1 for nowhere. */
  static int find(ByteBuffer buffer, byte[] wanted, int from, int to) {
    byte[] bytes = buffer.array();
    for (int at = from; at <= to - wanted.length; at++) {
      int i = 0;
      while (i < wanted.length && bytes[at + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
