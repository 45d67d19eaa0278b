package io.vertac.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.Alert;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import io.vertac.events.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamFeedTest {
  private static final String STREAM = "stream";

  private final List<String> told = new ArrayList<>();
  private final List<Object> data = new ArrayList<>();
  private final List<LivePosition> cursors = new ArrayList<>();
  private final StreamFeed feed =
      new StreamFeed(
          STREAM,
          null,
          new StreamFeed.Out() {
            @Override
            public void event(String type, Object what, String cursor) {
              told.add(type);
              data.add(what);
              cursors.add(LivePosition.parse(cursor, STREAM).orElseThrow());
            }

            @Override
            public void samples(SampleBlock samples, String cursor) {
              told.add("samples");
            }
          });

  @Test
  void shouldTellAnAnalysisAfterTheAlertsThatItCounts() {
    feed.accept(analysis(), 7, position(0, 8));
    feed.accept(alert(), 3, position(4, 8));
    feed.release(position(4, 8), false);
    assertThat(told).containsExactly("alert", "analysis_result");
    assertThat(((LiveData.AnalysisResult) data.get(1)).alerts()).hasSize(1);
  }

  @Test
  void shouldKeepTheCursorBeforeAnAnalysisThatWaits() {
    feed.accept(analysis(), 7, position(0, 8));
    assertThat(feed.isHolding()).isTrue();
    feed.accept(alert(), 3, position(4, 8));
    feed.release(position(4, 8), true);
    assertThat(cursors.get(0).offsets()[LivePosition.ANALYSES]).isEqualTo(7);
    assertThat(cursors.get(1).offsets()[LivePosition.ANALYSES]).isEqualTo(8);
    assertThat(feed.isHolding()).isFalse();
  }

  @Test
  void shouldSayThatACycleIsStoppingWhileItsVerdictIsProvisional() {
    assertThat(stateTold(true, CycleState.stopped)).isEqualTo("stopping");
    assertThat(stateTold(false, CycleState.stopped)).isEqualTo("stopped");
    assertThat(stateTold(true, CycleState.aborted)).isEqualTo("aborted");
  }

  @Test
  void shouldTellAStateThatWasWrittenBeforeTheStreamWasReadOnce() {
    CycleStatus active = status(2, CycleState.active);
    feed.accept(status(1, CycleState.waiting_start), 0, position(0, 0));
    feed.remind(active, position(0, 0));
    assertThat(told).containsExactly("state_change");
    feed.remind(active, position(0, 0));
    feed.remind(active, position(0, 0));
    feed.accept(active, 1, position(0, 0));
    assertThat(told).containsExactly("state_change", "state_change");
    assertThat(feed.shown().getState()).isEqualTo(CycleState.active);
  }

  @Test
  void shouldNotBeRemindedOfAStateThatComesByItself() {
    CycleStatus active = status(2, CycleState.active);
    feed.remind(active, position(0, 0));
    feed.accept(active, 1, position(0, 0));
    feed.accept(status(3, CycleState.stopping), 2, position(0, 0));
    feed.remind(active, position(0, 0));
    assertThat(told).containsExactly("state_change", "state_change");
  }

  private static CycleStatus status(long version, CycleState state) {
    return CycleStatus.newBuilder().setStreamId(STREAM).setState(state).setVersion(version).build();
  }

  private static String stateTold(boolean provisional, CycleState state) {
    CycleAnalysis analysis = analysis();
    analysis.setProvisional(provisional);
    analysis.setCycleState(state);
    return LiveData.result(analysis, List.of()).cycleState();
  }

  private static LivePosition position(long alerts, long analyses) {
    return new LivePosition(new long[] {0, 0, 0, alerts, analyses, 0});
  }

  private static Alert alert() {
    return Alert.newBuilder()
        .setId("a")
        .setStreamId(STREAM)
        .setCycleId("c")
        .setCycleNumber(1)
        .setAlertType("deviation_warning")
        .setSeverity(Severity.warning)
        .setMessage("x")
        .setCreatedAt(Instant.EPOCH)
        .build();
  }

  private static CycleAnalysis analysis() {
    return CycleAnalysis.newBuilder()
        .setStreamId(STREAM)
        .setCycleId("c")
        .setCycleNumber(1)
        .setCycleState(CycleState.stopped)
        .setAnomalyFlag(true)
        .setSeverity(Severity.warning)
        .setTop3Sensors(List.of())
        .setAlertCount(1)
        .setEndTime(Instant.EPOCH)
        .setAnalysedAt(Instant.EPOCH)
        .build();
  }
}
