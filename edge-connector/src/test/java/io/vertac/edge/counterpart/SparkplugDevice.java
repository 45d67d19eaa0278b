package io.vertac.edge.counterpart;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A Sparkplug B node behind a broker: a birth names the metrics, data carry their aliases. Times
 * are in milliseconds, as Sparkplug has them.
 */
public final class SparkplugDevice implements Device {
  private static final int DOUBLE = 10;
  private static final int BOOLEAN = 11;
  private static final long FIRST_ALIAS = 7;

  private final MqttDevice broker;
  private long lastMillis;
  private volatile boolean born;

  public SparkplugDevice(Path folder) {
    broker = new MqttDevice(folder, 5);
    broker.listen("spBv1.0/plant/NCMD/node", () -> born = false);
  }

  @Override
  public int port() {
    return broker.port();
  }

  @Override
  public void set(double force, double oil, boolean running) {
    lastMillis = Math.max(Instant.now().toEpochMilli(), lastMillis + 1);
    broker.publish(
        "spBv1.0/plant/" + (born ? "DDATA" : "DBIRTH") + "/node/press",
        payload(force, oil, running));
    born = true;
  }

  @Override
  public String yaml(int atPort) {
    return """
    source: {type: mqtt, host: 127.0.0.1, port: %d}
    sensors:
      - {id: force, unit: kN, topic: spBv1.0/plant/+/node/press, metric: Force}
      - {id: oil, unit: degC, topic: spBv1.0/plant/+/node/press, metric: Oil}
    signals:
      - {id: running, topic: spBv1.0/plant/+/node/press, metric: Running}
    """
        .formatted(atPort);
  }

  @Override
  public boolean tellsEveryValue() {
    return true;
  }

  @Override
  public void restart() {
    broker.restart();
  }

  @Override
  public void close() {
    broker.close();
  }

  private byte[] payload(double force, double oil, boolean running) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeUInt64(1, lastMillis);
      out.writeByteArray(2, metric("Force", 0, force, null));
      out.writeByteArray(2, metric("Oil", 1, oil, null));
      out.writeByteArray(2, metric("Running", 2, 0, running));
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] metric(String name, int number, double value, Boolean flag) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    if (!born) {
      out.writeString(1, name);
    }
    out.writeUInt64(2, FIRST_ALIAS + number);
    out.writeUInt64(3, lastMillis);
    out.writeUInt32(4, flag == null ? DOUBLE : BOOLEAN);
    if (flag == null) {
      out.writeDouble(13, value);
    } else {
      out.writeBool(14, flag);
    }
    out.flush();
    return bytes.toByteArray();
  }
}
