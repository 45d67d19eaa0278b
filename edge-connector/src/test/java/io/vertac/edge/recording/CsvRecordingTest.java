package io.vertac.edge.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.Presses;
import io.vertac.edge.source.BadReading;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.ReferenceChoice;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.SourceEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordingTest {
  private static final long SECOND = 1_000_000_000;
  private static final PlayOptions AS_IT_IS = new PlayOptions("rig", null, false);

  @TempDir Path folder;

  @Test
  void shouldGuessColumnsWhenNothingIsSaid() throws IOException {
    CsvRecording recording =
        open("cycle,valve,state,second,P1,P2\n1,100,ok,0,1.5,7\n1,100,ok,1,1.6,8\n2,90,ok,0,2,9\n");

    assertThat(recording.machine().sensors())
        .containsExactly(
            new SensorDescription("P1", "P1", "analog", ""),
            new SensorDescription("P2", "P2", "analog", ""));
    assertThat(Presses.events(recording))
        .containsExactly(
            start(0, 0, "1", 1L, 100L),
            new Sample(0, 0, 1.5, 1),
            new Sample(0, 1, 7, 1),
            new Sample(SECOND, 0, 1.6, 1),
            new Sample(SECOND, 1, 8, 1),
            new CycleStop(SECOND, new CycleKey(0, "1")),
            start(2 * SECOND, 1, "2", 2L, 90L),
            new Sample(2 * SECOND, 0, 2, 1),
            new Sample(2 * SECOND, 1, 9, 1),
            new CycleStop(2 * SECOND, new CycleKey(1, "2")));
  }

  @Test
  void shouldReadDecimalCommasAndSemicolonsWithByteOrderMark() throws IOException {
    CsvRecording recording =
        open("\uFEFFZyklus;Zeit;Druck (bar);Öl\n7;0,0;1,5;-0,25\n7;0,5;2;1e3\n");

    assertThat(recording.machine().sensors())
        .containsExactly(
            new SensorDescription("Druck_bar_", "Druck (bar)", "analog", ""),
            new SensorDescription("Ol", "Öl", "analog", ""));
    assertThat(Presses.samples(recording))
        .containsExactly(
            new Sample(0, 0, 1.5, 1),
            new Sample(0, 1, -0.25, 1),
            new Sample(SECOND / 2, 0, 2, 1),
            new Sample(SECOND / 2, 1, 1000, 1));
  }

  @Test
  void shouldTreatTheWholeFileAsOneCycleWhenThereIsNoCycleColumn() throws IOException {
    CsvRecording recording = open("a\tb\n1\t2\n3\t4\n5\t6\n");
    assertThat(recording.cycleCount()).isEqualTo(1);
    assertThat(recording.timing(0).durationNanos()).isEqualTo(2 * SECOND);
    assertThat(Presses.samples(recording)).hasSize(6).contains(new Sample(2 * SECOND, 1, 6, 1));
  }

  @Test
  void shouldCountInPeriodsWhenOneIsGiven() throws IOException {
    Mapping mapping = period("0.02").over(Mapping.NONE);
    CsvRecording recording =
        CsvRecording.open(file("run,label,t,s1\n0,bad,0,2\n0,bad,1,3\n"), mapping, AS_IT_IS);
    assertThat(Presses.samples(recording))
        .containsExactly(new Sample(0, 0, 2, 1), new Sample(20_000_000, 0, 3, 1));
    CycleStart start = (CycleStart) Presses.events(recording).get(0);
    assertThat(start.metadata()).containsEntry("label", "bad");
  }

  @Test
  void shouldPlayTheReferenceCycleFirstAndOnlyOnce() throws IOException {
    Path file = file("cycle,t,p\n1,0,1\n2,0,2\n2,1,2.5\n3,0,3\n");
    CsvRecording recording =
        CsvRecording.open(file, Mapping.NONE, new PlayOptions("rig", "2", false));

    List<SourceEvent> events = Presses.events(recording);
    assertThat(Presses.samples(recording).stream().map(Sample::value))
        .containsExactly(2.0, 2.5, 1.0, 3.0);
    assertThat(events.get(4)).isEqualTo(new ReferenceChoice(SECOND, new CycleKey(0, "2")));
    assertThat(events).filteredOn(ReferenceChoice.class::isInstance).hasSize(1);
    assertThat(events)
        .filteredOn(CycleStart.class::isInstance)
        .extracting(SourceEvent::timeNanos)
        .containsExactly(0L, 2 * SECOND, 3 * SECOND);
    assertThatThrownBy(
            () -> CsvRecording.open(file, Mapping.NONE, new PlayOptions("rig", "9", false)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("reference-cycle=9")
        .hasMessageContaining("1, 2, 3");
  }

  @Test
  void shouldSkipEmptyCellsAndReportUnreadableOnes() throws IOException {
    CsvRecording recording = open("cycle,t,p,q\n1,0,,1\n1,1,abc,NaN\n1,x,4,5\n1,2,6\n");
    List<SourceEvent> events = Presses.events(recording);
    assertThat(events)
        .filteredOn(Sample.class::isInstance)
        .containsExactly(new Sample(0, 1, 1, 1), new Sample(2 * SECOND, 0, 6, 1));
    assertThat(events)
        .filteredOn(BadReading.class::isInstance)
        .containsExactly(
            new BadReading(SECOND, 0, "abc", "'abc' is no number"),
            new BadReading(SECOND, 0, "4", "its row's time cannot be read"),
            new BadReading(SECOND, 1, "5", "its row's time cannot be read"));
  }

  @Test
  void shouldMoveCalendarTimesToThePlayUnlessTheyAreKept() throws IOException {
    Path file = file("run,timestamp,p\na,2026-01-02 03:04:05.5,1\na,2026-01-02 03:04:06.5,2\n");
    CsvRecording moved = CsvRecording.open(file, Mapping.NONE, AS_IT_IS);
    assertThat(Presses.samples(moved).get(1).timeNanos()).isEqualTo(SECOND);

    CsvRecording kept = CsvRecording.open(file, Mapping.NONE, new PlayOptions("rig", null, true));
    assertThat(kept.timing(0).absolute()).isTrue();
    assertThat(Presses.samples(kept).get(0).timeNanos()).isEqualTo(1_767_323_045_500_000_000L);

    Path counted = file("run,t,p\na,0,1\n");
    assertThatThrownBy(
            () -> CsvRecording.open(counted, Mapping.NONE, new PlayOptions("rig", null, true)))
        .hasMessageContaining("times=keep");
  }

  @Test
  void shouldFollowTheDescriptorBesideTheFile() throws IOException {
    Path file = file("id,when,p,q,r\n1,0,1,2,3\n1,1,1,2,3\n");
    Files.writeString(
        folder.resolve("recording.csv.json"),
        """
        {"cycle": "id", "time": "when", "period_seconds": 0.5, "ignore": ["r"], "labels": ["q"],
         "sensors": [{"column": "p", "sensor_id": "ps1", "name": "Pump", "type": "pressure", "unit": "bar"}]}
        """);
    CsvRecording recording = CsvRecording.open(file, Mapping.NONE, AS_IT_IS);
    assertThat(recording.machine().sensors())
        .containsExactly(new SensorDescription("ps1", "Pump", "pressure", "bar"));
    assertThat(Presses.samples(recording).get(1).timeNanos()).isEqualTo(SECOND / 2);

    CsvRecording overruled = CsvRecording.open(file, period("2"), AS_IT_IS);
    assertThat(Presses.samples(overruled).get(1).timeNanos()).isEqualTo(2 * SECOND);
  }

  @Test
  void shouldNameFileAndKeyWhenTheDescriptorIsWrong() throws IOException {
    Path file = file("id,p\n1,1\n");
    Path descriptor = folder.resolve("recording.csv.json");
    Files.writeString(descriptor, "{\"cycel\": \"id\"}");
    assertThatThrownBy(() -> CsvRecording.open(file, Mapping.NONE, AS_IT_IS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("recording.csv.json, line 1")
        .hasMessageContaining("cycel");
    Files.writeString(descriptor, "{\"decimal\": \"x\"}");
    assertThatThrownBy(() -> CsvRecording.open(file, Mapping.NONE, AS_IT_IS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("decimal=x");
    Files.writeString(descriptor, "{\"cycle\": \"nowhere\"}");
    assertThatThrownBy(() -> CsvRecording.open(file, Mapping.NONE, AS_IT_IS))
        .hasMessageContaining("cycle=nowhere")
        .hasMessageContaining("id, p");
  }

  @Test
  void shouldSayWhatIsWrongWhenTheFileIsNoRecording() throws IOException {
    assertThatThrownBy(() -> open("cycle,t,p\n")).hasMessageContaining("no rows");
    assertThatThrownBy(() -> open("1,2,3\n4,5,6\n")).hasMessageContaining("name the columns");
    assertThatThrownBy(() -> open("cycle,t,p\n1,0,abc\n")).hasMessageContaining("no column");
    assertThatThrownBy(() -> open("cycle,time,p\n1,yesterday,1\n"))
        .hasMessageContaining("yesterday");
    assertThatThrownBy(() -> CsvRecording.open(folder.resolve("none.csv"), Mapping.NONE, AS_IT_IS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void shouldKeepItsIdentityOnlyAsLongAsTheSameIsSent() throws IOException {
    String content = "cycle,t,p\n1,0,1\n2,0,2\n";
    String identity = open(content).identity();
    assertThat(open(content).identity()).isEqualTo(identity);
    assertThat(open(content + "3,0,3\n").identity()).isNotEqualTo(identity);
    Path file = file(content);
    assertThat(CsvRecording.open(file, period("2"), AS_IT_IS).identity()).isNotEqualTo(identity);
    assertThat(CsvRecording.open(file, Mapping.NONE, new PlayOptions("rig", "2", false)).identity())
        .isNotEqualTo(identity);
  }

  private CsvRecording open(String content) throws IOException {
    return CsvRecording.open(file(content), Mapping.NONE, AS_IT_IS);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("recording.csv"), content);
  }

  private static Mapping period(String seconds) {
    return new Mapping(
        null, null, null, null, null, new BigDecimal(seconds), null, null, null, null);
  }

  private static CycleStart start(
      long timeNanos, long ordinal, String name, long cycle, long valve) {
    return new CycleStart(
        timeNanos,
        new CycleKey(ordinal, name),
        Map.of("recording", "recording.csv", "cycle", cycle, "valve", valve, "state", "ok"));
  }
}
