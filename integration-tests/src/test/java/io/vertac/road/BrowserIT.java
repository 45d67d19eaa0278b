package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertac.config.Environment;
import io.vertac.gateway.keys.KeyRing;
import io.vertac.topics.KafkaSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * People look at the dashboard: the tests in {@code dashboard/e2e} drive a real browser against a
 * running platform. Skipped, and says so, on a machine without Chromium.
 */
class BrowserIT {
  private static final Path ROOT = Path.of(System.getProperty("vertac.root"));
  private static final Path SAID = ROOT.resolve("integration-tests/target/browser-tests.log");
  private static final String CHROMIUM =
      Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium");
  private static final long MINUTES = 30;

  private static final Duration HEARD = Duration.ofMinutes(1);

  private final TestFolder folder = new TestFolder("browser");

  @AfterEach
  void deleteData() {
    folder.delete();
  }

  @Test
  void shouldShowPeopleWhatHappensWhenTheyLookWithABrowser() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of(CHROMIUM)),
        "no browser at " + CHROMIUM + ": apt-get install chromium, or set CHROMIUM");
    try (StandaloneProcess platform = StandaloneProcess.start(folder.path())) {
      Map<String, String> endpoints = platform.endpoints();
      String url = endpoints.get("VERTAC_URL");
      assertThat(browse(url, Map.of())).as(() -> "the browser tests: " + said()).isZero();
      // From the first key on everybody is asked for one.
      Map<String, String> keys = keys(endpoints);
      awaitKnown(platform.gateway(), keys.values());
      assertThat(browse(url, keys)).as(() -> "the browser tests with keys: " + said()).isZero();
    }
  }

  private static Map<String, String> keys(Map<String, String> endpoints) {
    KeyRing ring = new KeyRing(KafkaSettings.from(new Environment(endpoints)), Clock.systemUTC());
    return Map.of(
        "VERTAC_EDGE_KEY", key(ring, "edge", "press"),
        "VERTAC_OPERATOR_KEY", key(ring, "operator", "shift-lead"),
        "VERTAC_VIEWER_KEY", key(ring, "viewer", "hall"));
  }

  /** The gateway hears of keys a moment after they were made, and refuses them until then. */
  private static void awaitKnown(HttpTalk gateway, Collection<String> keys) {
    Awaitility.await()
        .atMost(HEARD)
        .until(() -> gateway.get("/api/session").ok().path("keys_required").asBoolean());
    for (String key : keys) {
      Awaitility.await()
          .atMost(HEARD)
          .pollDelay(Duration.ZERO)
          // Who is refused too often is shut out.
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> gateway.get("/api/live/streams", key).status() != 401);
    }
  }

  private static String key(KeyRing ring, String role, String name) {
    return ring.create(new KeyRing.Wanted(role, List.of(), name, Optional.empty())).text();
  }

  private static int browse(String url, Map<String, String> keys)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(ROOT.resolve("dashboard").toFile())
            .redirectErrorStream(true)
            .redirectOutput(SAID.toFile());
    builder.environment().put("VERTAC_URL", url);
    builder.environment().put("CHROMIUM", CHROMIUM);
    builder.environment().putAll(keys);
    Process browser = builder.start();
    try {
      return browser.waitFor(MINUTES, TimeUnit.MINUTES) ? browser.exitValue() : -1;
    } finally {
      browser.descendants().forEach(ProcessHandle::destroy);
      browser.destroy();
    }
  }

  private static String said() {
    try {
      return Files.readString(SAID);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
