package io.vertac.serde;

import io.vertac.events.BatchSensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;

/**
 * Reads the sensors of batches. A machine's batches name the same ones again and again: for the
 * same bytes there is the same list, which is remembered, up to a bound. For any thread.
 */
final class SensorTables {
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final int TEXTS = 3;

  private final Map<Encoded, List<BatchSensor>> known = new ConcurrentHashMap<>();
  private final AtomicLong knownBytes = new AtomicLong();

  /** The array that the cursor stands at; it stands behind it afterwards. Not to be changed. */
  List<BatchSensor> read(byte[] bytes, AvroCursor cursor) {
    int from = cursor.position();
    for (int left = cursor.readBlock(TEXTS); left > 0; left = cursor.readBlock(TEXTS)) {
      for (int text = 0; text < TEXTS * left; text++) {
        cursor.skipString();
      }
    }
    Encoded encoded = new Encoded(bytes, from, cursor.position());
    List<BatchSensor> sensors = known.get(encoded);
    return sensors == null ? remember(encoded.copy()) : sensors;
  }

  private List<BatchSensor> remember(Encoded encoded) {
    if (knownBytes.addAndGet(encoded.length()) > MOST_BYTES) {
      known.clear();
      knownBytes.set(encoded.length());
    }
    return known.computeIfAbsent(encoded, SensorTables::decode);
  }

  private static List<BatchSensor> decode(Encoded encoded) {
    AvroCursor cursor = new AvroCursor(encoded.bytes, encoded.from);
    List<BatchSensor> sensors = new ArrayList<>();
    for (int left = cursor.readBlock(TEXTS); left > 0; left = cursor.readBlock(TEXTS)) {
      for (int i = 0; i < left; i++) {
        sensors.add(new BatchSensor(cursor.readString(), cursor.readString(), cursor.readString()));
      }
    }
    return Collections.unmodifiableList(sensors);
  }

  /** A stretch of bytes, as a key. */
  private static final class Encoded {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final int hash;

    Encoded(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      CRC32C crc = new CRC32C();
      crc.update(bytes, from, to - from);
      this.hash = (int) crc.getValue();
    }

    int length() {
      return to - from;
    }

    Encoded copy() {
      return new Encoded(Arrays.copyOfRange(bytes, from, to), 0, length());
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Encoded that
          && Arrays.equals(bytes, from, to, that.bytes, that.from, that.to);
    }
  }
}
