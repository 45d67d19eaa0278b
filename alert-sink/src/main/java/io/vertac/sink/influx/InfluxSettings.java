package io.vertac.sink.influx;

import io.vertac.config.Certificates;
import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;

/**
 * How to write to a server that speaks the InfluxDB v2 write API.
 *
 * @param url {@code http://host:port}
 * @param token empty for a server that asks for none; never shown
 * @param org the organisation the bucket belongs to
 * @param bucket where the readings go
 * @param batchPoints most points sent in one request
 * @param writers most requests at the same time
 * @param timeout how long one answer may take
 * @param gzip whether requests are compressed
 * @param ca PEM file of who may have signed the server's certificate ({@code INFLUXDB_CA_FILE});
 *     empty for whom the Java runtime trusts
 */
public record InfluxSettings(
    String url,
    String token,
    String org,
    String bucket,
    int batchPoints,
    int writers,
    Duration timeout,
    boolean gzip,
    Optional<Path> ca) {

  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?");
  private static final String CA_FILE = "INFLUXDB_CA_FILE";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public InfluxSettings {
    if (!URL.matcher(url).matches()) {
      throw ConfigurationException.invalid("INFLUXDB_URL", url, "http://host:8086");
    }
    ca.ifPresent(file -> Certificates.read(CA_FILE, file));
    // The name becomes part of a Flux script.
    if (bucket.contains("\"") || bucket.contains("\\")) {
      throw ConfigurationException.invalid("INFLUXDB_BUCKET", bucket, "a name without quotes");
    }
  }

  /** Empty when {@code INFLUXDB_URL} is not set. */
  public static Optional<InfluxSettings> from(Environment environment) {
    return environment.find("INFLUXDB_URL").map(url -> from(environment, url));
  }

  private static InfluxSettings from(Environment environment, String url) {
    return new InfluxSettings(
        url,
        environment.secret("INFLUXDB_TOKEN").orElse(""),
        environment.get("INFLUXDB_ORG", "vertac"),
        environment.get("INFLUXDB_BUCKET", "sensor_readings"),
        environment.integer("SINK_BATCH_POINTS", 50_000, 1, 100_000),
        environment.integer("SINK_INFLUX_WRITERS", 2, 1, 32),
        environment.seconds("SINK_INFLUX_TIMEOUT_SEC", 30, 1, 240),
        environment.flag("SINK_INFLUX_GZIP", !isLoopback(url)),
        environment.find(CA_FILE).map(Path::of));
  }

  /** Compressing what never leaves the machine costs time and saves nothing. */
  private static boolean isLoopback(String url) {
    try {
      return LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
    } catch (IllegalArgumentException e) {
      throw ConfigurationException.invalid("INFLUXDB_URL", url, "http://host:8086");
    }
  }

  /** Whom to trust, where that is not whom the Java runtime trusts. */
  Optional<TrustManagerFactory> trusted() {
    return ca.map(file -> Certificates.trustManagers(CA_FILE, file));
  }

  @Override
  public String toString() {
    return "InfluxSettings[url=%s, org=%s, bucket=%s]".formatted(url, org, bucket);
  }
}
