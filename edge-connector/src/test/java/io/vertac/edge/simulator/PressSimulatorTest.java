package io.vertac.edge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.Presses;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import io.vertac.edge.source.Timing;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PressSimulatorTest {

  @Test
  void shouldGiveTheSameCurvesWhenTheSeedIsTheSame() {
    assertThat(Presses.events(Presses.press(7, 4)))
        .isEqualTo(Presses.events(Presses.press(7, 4)))
        .isNotEqualTo(Presses.events(Presses.press(8, 4)));
  }

  @Test
  void shouldGiveTheSameValuesWhenContinuedAtALaterCycle() {
    List<Double> whole = values(Presses.events(Presses.press(7, 12)));
    List<Double> tail = values(Presses.events(Presses.press(7, 2), 10));
    assertThat(whole.subList(whole.size() - tail.size(), whole.size())).isEqualTo(tail);
  }

  @Test
  void shouldKeepSamplesInOrderAndInsideTheirCycles() {
    long start = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    Set<Long> lengths = new HashSet<>();
    for (SourceEvent event : Presses.events(Presses.press(3, 20))) {
      assertThat(event.timeNanos()).isGreaterThanOrEqualTo(last);
      last = event.timeNanos();
      if (event instanceof CycleStart) {
        start = event.timeNanos();
      } else if (event instanceof CycleStop) {
        lengths.add(event.timeNanos() - start);
        start = Long.MAX_VALUE;
      } else {
        assertThat(event.timeNanos()).isGreaterThanOrEqualTo(start);
      }
    }
    assertThat(lengths).hasSizeGreaterThan(10).allMatch(l -> l > 5.7e9 && l < 6.3e9);
  }

  @Test
  void shouldTakeAsLongAsItSaysWhenPlayed() {
    MachineSource press = Presses.press(3, 6);
    List<SourceEvent> events = Presses.events(press);
    long last = events.get(events.size() - 1).timeNanos();
    assertThat(press.timing(0).durationNanos()).isBetween(last, last + 1_000_000_000);
    assertThat(Presses.press(3, 0).timing(0).endless()).isTrue();
    assertThat(new Timing(false, 0).endless()).isFalse();
  }

  @Test
  void shouldAddFurtherPressesWhenMoreSensorsAreWanted() {
    MachineSource plant = new PressSimulator(new SimulatorConfig("plant", 1, 1, 2, 100, 0));
    assertThat(plant.machine().sensors()).hasSize(100).doesNotHaveDuplicates();
    assertThat(plant.machine().sensors().get(8).id()).isEqualTo("force_2");
    Set<Integer> seen = new HashSet<>();
    Presses.samples(plant).forEach(sample -> seen.add(sample.sensor()));
    assertThat(seen).hasSize(100);
  }

  @Test
  void shouldNameTheSettingWhenItCannotBeUsed() {
    assertThatThrownBy(() -> new SimulatorConfig("press", 1, 1, 0.1, 8, 5))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cycle-seconds=0.1");
    assertThatThrownBy(() -> new SimulatorConfig("press", 1, 1, 6, 0, 5))
        .hasMessageContaining("sensors=0");
  }

  private static List<Double> values(List<SourceEvent> events) {
    return events.stream()
        .filter(Sample.class::isInstance)
        .map(event -> ((Sample) event).value())
        .toList();
  }
}
