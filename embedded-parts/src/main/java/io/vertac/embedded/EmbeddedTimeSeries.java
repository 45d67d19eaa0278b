package io.vertac.embedded;

import io.questdb.ServerMain;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time-series store in this process, on loopback: QuestDB, which takes InfluxDB's v2 write API at
 * {@code /api/v2/write} and answers SQL at {@code /exec}.
 *
 * <p>Its table {@code sensor_readings} has the shape that the line protocol gives a reading. One
 * that is written again replaces itself, timestamps keep their nanoseconds, and readings older than
 * seven days are dropped. {@code sensor_readings_1m} has average, least, greatest and number of the
 * values of each sensor and minute, renewed once a minute and kept for ninety days.
 */
public final class EmbeddedTimeSeries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedTimeSeries.class);

  private final Path dataDir;
  private DataFolder folder;
  private ServerMain server;
  private int port;

  public EmbeddedTimeSeries(Path dataDir) {
    this.dataDir = dataDir;
  }

  /**
   * Returns when readings can be written.
   *
   * @throws PartException if it cannot start
   */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    folder = DataFolder.open(dataDir);
    try (OwnOutputMuted muted = new OwnOutputMuted()) {
      server = QuestDb.start(folder.resolve("questdb"));
      SensorReadings.create(server.getEngine());
      port = server.getHttpServerPort();
    } catch (Exception e) {
      close();
      throw FailureAdvice.explain("the time-series store", e);
    }
    LOG.atInfo().addKeyValue("url", url()).log("time-series store is ready");
  }

  /** {@code http://127.0.0.1:PORT}, without a path. */
  public synchronized String url() {
    if (server == null) {
      throw new IllegalStateException("the time-series store is not started");
    }
    return "http://127.0.0.1:" + port;
  }

  /**
   * What to send as InfluxDB's token. This store checks none: that it listens on loopback only is
   * its protection.
   */
  public String token() {
    return "embedded";
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      try (OwnOutputMuted muted = new OwnOutputMuted()) {
        server.close();
      }
      server = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }
}
