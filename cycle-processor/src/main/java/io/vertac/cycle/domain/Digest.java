package io.vertac.cycle.domain;

/** A 64-bit digest of numbers in order. Not a cryptographic one: it tells repetition apart. */
final class Digest {
  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private long hash;

  Digest(long seed) {
    hash = seed;
  }

  Digest add(long value) {
    long mixed = (hash ^ value) * PRIME;
    hash = mixed ^ (mixed >>> 29);
    return this;
  }

  Digest add(double value) {
    return add(Double.doubleToLongBits(value));
  }

  long value() {
    return hash;
  }
}
