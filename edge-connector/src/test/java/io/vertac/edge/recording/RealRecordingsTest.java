package io.vertac.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.Presses;
import io.vertac.edge.SharedData;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.SourceEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealRecordingsTest {

  @Test
  void shouldFindEveryReadingOfTheHydraulicRigWithoutBeingToldAnything() {
    CsvRecording rig = open("hydraulic_small.csv", null);
    assertThat(rig.cycleCount()).isEqualTo(130);
    assertThat(rig.machine().sensors())
        .extracting(SensorDescription::id)
        .containsExactly(
            "PS1", "PS2", "PS3", "PS4", "PS5", "PS6", "EPS1", "FS1", "FS2", "TS1", "TS2", "TS3",
            "TS4", "VS1", "CE", "CP", "SE");
    List<SourceEvent> events = Presses.events(rig);
    assertThat(events).filteredOn(Sample.class::isInstance).hasSize(132_600);
    CycleStart first = (CycleStart) events.get(0);
    assertThat(first.metadata())
        .containsEntry("cycle", 323L)
        .containsEntry("cooler", 3L)
        .containsEntry("valve", 100L)
        .containsEntry("pump", 0L)
        .containsEntry("accumulator", 130L)
        .containsEntry("unstable", 0L);
    assertThat(rig.timing(0).durationNanos()).isEqualTo((130 * 60 - 1) * 1_000_000_000L);
  }

  @Test
  void shouldBeginWithTheReferenceCycleWhenOneIsNamed() {
    List<SourceEvent> events = Presses.events(open("hydraulic_small.csv", "1787"));
    CycleStart first = (CycleStart) events.get(0);
    assertThat(first.cycle().name()).isEqualTo("1787");
    assertThat(events).filteredOn(CycleStart.class::isInstance).hasSize(130);
    assertThat(events).filteredOn(Sample.class::isInstance).hasSize(132_600);
  }

  @Test
  void shouldTakeTheWaferRunsByGuessing() {
    CsvRecording wafer = open("wafer_train.csv", null);
    assertThat(wafer.cycleCount()).isEqualTo(298);
    assertThat(wafer.machine().sensors()).hasSize(6);
    List<SourceEvent> events = Presses.events(wafer);
    assertThat(events).filteredOn(Sample.class::isInstance).hasSize(40_833 * 6);
    assertThat(events)
        .filteredOn(
            event ->
                event instanceof CycleStart start
                    && "abnormal".equals(start.metadata().get("label")))
        .hasSize(32);
  }

  private static CsvRecording open(String name, String reference) {
    return CsvRecording.open(
        SharedData.file(name), Mapping.NONE, new PlayOptions("rig", reference, false));
  }
}
