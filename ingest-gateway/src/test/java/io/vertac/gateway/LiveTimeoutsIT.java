package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who does not read, or says nothing, is sent away, and nobody else. */
class LiveTimeoutsIT {
  /** No other time is up before the one that a test is about. */
  private static final String LONG = "600";

  /** Pings come after a third of it: whoever is there has seconds for its answer. */
  private static final String IDLE_SEC = "9";

  private static final String STALL_SEC = "8";

  @Test
  void shouldCloseAViewerThatNeverReads() throws IOException {
    try (RunningGateway gateway = gateway(LONG, STALL_SEC)) {
      String stream = gateway.register("exposed");
      TestViewer bystander = TestViewer.greeted(gateway, stream);
      try (RawViewer deaf = RawViewer.of(gateway, stream)) {
        assertThat(deaf.status()).isEqualTo(101);
        gateway.await(() -> gateway.viewers() == 2);
        for (int i = 0; i < 20; i++) {
          gateway.post("/api/live/batch", Batches.counting(stream, "deaf-" + i, 2_000));
        }
        gateway.await(() -> gateway.viewers() == 1);
      }
      assertStillTold(bystander, gateway, stream);
    }
  }

  @Test
  void shouldCloseAViewerThatIsGoneWithoutAWord() throws IOException {
    try (RunningGateway gateway = gateway(IDLE_SEC, LONG)) {
      String stream = gateway.register("exposed");
      TestViewer bystander = TestViewer.greeted(gateway, stream);
      try (RawViewer silent = RawViewer.of(gateway, gateway.register("quiet"))) {
        // It counts from its greeting on, which comes after the answer that lets it in.
        assertThat(silent.json().get("type").textValue()).isEqualTo("connection_established");
        assertThat(gateway.viewers()).isEqualTo(2);
        gateway.await(() -> gateway.viewers() == 1);
      }
      assertStillTold(bystander, gateway, stream);
    }
  }

  @Test
  void shouldKeepAViewerThatAnswersPings() throws IOException {
    try (RunningGateway gateway = gateway(IDLE_SEC, LONG);
        RawViewer quiet = RawViewer.of(gateway, gateway.register("quiet"))) {
      int pings = 0;
      while (pings < 5) {
        RawViewer.Message message = quiet.next();
        if (message.opcode() == RawViewer.PING) {
          quiet.send(RawViewer.PONG, message.payload());
          pings++;
        }
      }
      quiet.send("ping");
      assertThat(quiet.json().get("type").textValue()).isEqualTo("pong");
    }
  }

  private static RunningGateway gateway(String idleSec, String stallSec) {
    return new RunningGateway(
        SharedParts.settings(),
        Map.of("LIVE_IDLE_TIMEOUT_SEC", idleSec, "LIVE_STALL_TIMEOUT_SEC", stallSec));
  }

  private static void assertStillTold(TestViewer bystander, RunningGateway gateway, String stream) {
    gateway.post(
        "/api/live/batch",
        Batches.of(stream, null, Batches.sample(Instant.now(), "force", "-123456.5")));
    bystander.until(m -> m.at("/data/samples").findValuesAsText("value").contains("-123456.5"));
    bystander.leave();
  }
}
