package io.vertac.sink.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.exceptions.InfluxException;
import io.vertac.config.Certificates;
import io.vertac.sink.delivery.DestinationUnavailableException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** The server the lines are sent to. */
final class InfluxServer implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final InfluxSettings settings;
  private final InfluxDBClient client;
  private final WriteApiBlocking writes;
  private final Buckets buckets;
  private volatile boolean prepared;

  /** Connects to nothing yet. */
  InfluxServer(InfluxSettings settings) {
    this.settings = settings;
    this.client = InfluxDBClientFactory.create(options(settings));
    if (settings.gzip()) {
      client.enableGzip();
    }
    this.writes = client.getWriteApiBlocking();
    this.buckets = new Buckets(client, settings);
  }

  private static InfluxDBClientOptions options(InfluxSettings settings) {
    OkHttpClient.Builder http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(settings.timeout())
            .writeTimeout(settings.timeout());
    settings
        .trusted()
        .ifPresent(
            managers ->
                http.sslSocketFactory(
                    Certificates.context(managers).getSocketFactory(),
                    Certificates.trustManager(managers)));
    InfluxDBClientOptions.Builder options =
        InfluxDBClientOptions.builder()
            .url(settings.url())
            .org(settings.org())
            .bucket(settings.bucket())
            .okHttpClient(http);
    if (!settings.token().isEmpty()) {
      options.authenticateToken(settings.token().toCharArray());
    }
    return options.build();
  }

  void prepare() {
    if (!prepared) {
      buckets.createMissing();
      prepared = true;
    }
  }

  /**
   * @throws DestinationUnavailableException if it does not answer
   */
  void check() {
    if (!client.ping()) {
      prepared = false;
      throw new DestinationUnavailableException(settings.url() + " does not answer", null);
    }
  }

  /**
   * Returns when the lines are stored.
   *
   * @return why the server refuses them for good; empty when they are stored
   * @throws DestinationUnavailableException if it cannot take them now
   */
  Optional<String> write(String lines) {
    try {
      writes.writeRecord(settings.bucket(), settings.org(), WritePrecision.NS, lines);
      return Optional.empty();
    } catch (InfluxException e) {
      if (InfluxFailure.isDataError(e)) {
        return Optional.of(InfluxFailure.describe(e));
      }
      // What comes back may be empty and lack the bucket.
      prepared = false;
      throw InfluxFailure.unavailable(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
