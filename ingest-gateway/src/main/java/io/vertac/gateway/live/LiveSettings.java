package io.vertac.gateway.live;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the live channel allows.
 *
 * @param maxViewers connected at once ({@code LIVE_MAX_VIEWERS})
 * @param maxViewersPerAddress of them from one address ({@code LIVE_MAX_VIEWERS_PER_ADDRESS})
 * @param maxMessagesPerSecond that one viewer may send ({@code LIVE_MAX_MESSAGES_PER_SEC})
 * @param maxStreamPoints samples that are kept for the slow viewers of one stream, before they are
 *     merged ({@code LIVE_MAX_STREAM_POINTS})
 * @param idleTimeout after which a viewer that answers no ping is gone ({@code
 *     LIVE_IDLE_TIMEOUT_SEC})
 * @param stallTimeout after which a viewer that reads nothing is closed ({@code
 *     LIVE_STALL_TIMEOUT_SEC})
 * @param maxReplayRecords that are read to resume from a cursor ({@code LIVE_MAX_REPLAY_RECORDS})
 * @param allowedOrigins of pages, besides the gateway's own, in lower case ({@code
 *     ALLOWED_ORIGINS})
 */
public record LiveSettings(
    int maxViewers,
    int maxViewersPerAddress,
    int maxMessagesPerSecond,
    int maxStreamPoints,
    Duration idleTimeout,
    Duration stallTimeout,
    int maxReplayRecords,
    Set<String> allowedOrigins) {
  private static final int MANY = 10_000_000;

  /**
   * @throws ConfigurationException if a setting cannot be used
   */
  public static LiveSettings from(Environment environment) {
    return new LiveSettings(
        environment.integer("LIVE_MAX_VIEWERS", 25_000, 1, MANY),
        environment.integer("LIVE_MAX_VIEWERS_PER_ADDRESS", 500, 1, MANY),
        environment.integer("LIVE_MAX_MESSAGES_PER_SEC", 20, 1, 100_000),
        environment.integer("LIVE_MAX_STREAM_POINTS", 50_000, 1_000, MANY),
        environment.seconds("LIVE_IDLE_TIMEOUT_SEC", 60, 1, 3_600),
        environment.seconds("LIVE_STALL_TIMEOUT_SEC", 20, 1, 600),
        environment.integer("LIVE_MAX_REPLAY_RECORDS", 100_000, 0, MANY),
        origins(environment.get("ALLOWED_ORIGINS", "")));
  }

  private static Set<String> origins(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(origin -> !origin.isEmpty())
        .map(LiveSettings::origin)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String origin(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null && uri.getScheme().startsWith("http") && uri.getPath().isEmpty()) {
        return text.toLowerCase(Locale.ROOT);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw ConfigurationException.invalid(
        "ALLOWED_ORIGINS", text, "origins such as https://hall.example:8443, separated by commas");
  }
}
