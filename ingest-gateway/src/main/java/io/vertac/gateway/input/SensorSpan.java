package io.vertac.gateway.input;

/** Where in a text one sample names its sensor. What it leaves out begins at -1. */
final class SensorSpan {
  private static final int ABSENT = -1;

  int idFrom;
  int idTo;
  int nameFrom;
  int nameTo;
  int unitFrom;
  int unitTo;

  void clear() {
    idFrom = ABSENT;
    nameFrom = ABSENT;
    nameTo = ABSENT;
    unitFrom = ABSENT;
    unitTo = ABSENT;
  }

  int hash(byte[] text) {
    int hash = hash(1, text, idFrom, idTo);
    hash = hash(hash, text, nameFrom, nameTo);
    hash = hash(hash, text, unitFrom, unitTo);
    return hash ^ hash >>> 15;
  }

  private static int hash(int start, byte[] text, int from, int to) {
    int hash = 31 * start + to - from;
    for (int i = Math.max(0, from); i < to; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }
}
