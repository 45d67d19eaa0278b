package io.vertac.cycle.topology;

import static io.vertac.cycle.topology.CycleScenario.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleEvent;
import io.vertac.events.SensorSettings;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final CycleScenario scenario = new CycleScenario();

  @BeforeEach
  void register() {
    scenario.register("p1", "p2");
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void shouldHoldFromTheNextCycleOn() {
    scenario.command(CommandType.start, 0);
    scenario.samples("p1", 1, 0.5, 1);
    choose(2, s -> s.setWarningHealth(80.0));
    scenario.command(CommandType.stop, 3);
    scenario.silence(12);
    scenario.command(CommandType.start, 20);
    scenario.samples("p1", 21, 20.5, 21);
    scenario.command(CommandType.stop, 23);
    List<CycleEvent> ends = scenario.events().stream().filter(e -> e.getTraceCount() > 0).toList();
    assertThat(ends.get(0).getSettings()).isNull();
    assertThat(ends.get(1).getSettings()).isNull();
    assertThat(ends.get(2).getSettings().getVersion()).isEqualTo(1);
    assertThat(ends.get(2).getSettings().getWarningHealth()).isEqualTo(80.0);
  }

  @Test
  void shouldKeepWhatACycleBeganWithThroughManyChanges() {
    choose(0, s -> s.setWarningHealth(61.0));
    scenario.command(CommandType.start, 1);
    scenario.samples("p1", 2, 1.5, 2);
    for (int i = 0; i < 20; i++) {
      double health = 62 + i;
      choose(3 + i * 0.1, s -> s.setWarningHealth(health));
    }
    scenario.command(CommandType.stop, 8);
    List<CycleEvent> events = scenario.events();
    assertThat(events.get(events.size() - 1).getSettings().getWarningHealth()).isEqualTo(61.0);
  }

  @Test
  void shouldTellEachTraceWhatHoldsForItsSensor() {
    choose(
        0,
        s -> {
          s.getDefaults().setQualityThreshold(0.5);
          s.getDefaults().setGridPoints(200);
          s.setSensors(Map.of("p2", SensorSettings.newBuilder().setQualityThreshold(0.9).build()));
        });
    scenario.command(CommandType.start, 1);
    scenario.samples("p1", 2, 1.5, 2);
    scenario.samples("p2", 2, 1.5, 2);
    scenario.command(CommandType.stop, 3);
    List<SensorTrace> traces = scenario.traces();
    assertThat(traces.get(0).getSettings().getQualityThreshold()).isEqualTo(0.5);
    assertThat(traces.get(1).getSettings().getQualityThreshold()).isEqualTo(0.9);
    assertThat(traces.get(1).getSettings().getGridPoints()).isEqualTo(200);
  }

  @Test
  void shouldCountVersionsAndThoseOfSignalsApart() {
    assertThat(choose(0, s -> s.setWarningHealth(80.0)).getSettings())
        .satisfies(s -> assertThat(s.getVersion()).isEqualTo(1))
        .satisfies(s -> assertThat(s.getSignalVersion()).isZero());
    assertThat(choose(1, s -> s.getDefaults().setSmoothingWindow(5)).getSettings())
        .satisfies(s -> assertThat(s.getVersion()).isEqualTo(2))
        .satisfies(s -> assertThat(s.getSignalVersion()).isEqualTo(2));
    StreamSettings third =
        choose(
                2,
                s -> {
                  s.getDefaults().setSmoothingWindow(5);
                  s.getDefaults().setWarningDeviation(3.0);
                })
            .getSettings();
    assertThat(third.getVersion()).isEqualTo(3);
    assertThat(third.getSignalVersion()).isEqualTo(2);
    assertThat(third.getChangedAt()).isEqualTo(time(2));
    assertThat(scenario.settings()).extracting(StreamSettings::getVersion).containsExactly(1, 2, 3);
  }

  @Test
  void shouldChangeNothingWhenTheSameIsChosenAgain() {
    choose(0, s -> s.setCriticalHealth(30.0));
    assertThat(choose(1, s -> s.setCriticalHealth(30.0)).getSettings().getVersion()).isEqualTo(1);
    assertThat(choose(2, s -> {}).getSettings().getVersion()).isEqualTo(2);
    assertThat(scenario.settings()).hasSize(2);
  }

  @Test
  void shouldChangeNothingWhenNothingIsChosenOfNothing() {
    CommandResult result = choose(0, s -> {});
    assertThat(result.getAccepted()).isTrue();
    assertThat(result.getSettings()).isNull();
    assertThat(scenario.settings()).isEmpty();
  }

  @Test
  void shouldRefuseWhenAnotherVersionHoldsThanWasToBeReplaced() {
    choose(0, s -> s.setWarningHealth(80.0));
    CommandResult result =
        choose(
            1,
            s -> {
              s.setVersion(0);
              s.setWarningHealth(90.0);
            });
    assertThat(result.getAccepted()).isFalse();
    assertThat(result.getCode()).isEqualTo("settings_changed");
    assertThat(scenario.settings()).hasSize(1);
  }

  private CommandResult choose(double at, Consumer<StreamSettings> changes) {
    StreamSettings settings =
        StreamSettings.newBuilder()
            .setStreamId(CycleScenario.STREAM)
            .setVersion(-1)
            .setChangedAt(time(at))
            .setDefaults(SensorSettings.newBuilder().build())
            .build();
    changes.accept(settings);
    return scenario.command(CommandType.set_settings, at, c -> c.setSettings(settings));
  }
}
