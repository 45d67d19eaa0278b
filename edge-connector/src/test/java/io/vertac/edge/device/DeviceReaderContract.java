package io.vertac.edge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.edge.counterpart.CutProxy;
import io.vertac.edge.counterpart.Device;
import io.vertac.edge.site.SiteSettings;
import io.vertac.edge.site.Sites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every reader does, tried with a device that really speaks its protocol. */
@Timeout(300)
abstract class DeviceReaderContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long STEP_MILLIS = 40;

  @TempDir Path folder;
  Device device;
  CutProxy wire;
  final MemorySink sink = new MemorySink();
  private DeviceReader reader;
  private volatile boolean talking = true;

  abstract Device device(Path folder);

  @BeforeEach
  void connect() throws Exception {
    device = device(folder);
    device.set(-1, -1, false);
    wire = new CutProxy("127.0.0.1", device.port());
    device.meet(settings());
  }

  @AfterEach
  void disconnect() {
    if (reader != null) {
      reader.close();
    }
    if (device != null) {
      wire.close();
      device.close();
    }
  }

  @Test
  void shouldReadValuesWithTheirTimes() throws Exception {
    Instant before = Instant.now();
    start();
    List<Double> told = tell(1, 10);
    await().atMost(PATIENCE).until(() -> sink.values(0).containsAll(told));
    // A server may give the values of each channel by themselves.
    await()
        .atMost(PATIENCE)
        .until(() -> sink.readings(1).size() > 1 && sink.readings(2).size() > 1);
    await().atMost(PATIENCE).until(() -> sink.values(2).contains(1.0));
    assertThat(sink.values(0)).isSorted();
    for (int channel = 0; channel < 3; channel++) {
      List<Long> times = sink.readings(channel).stream().skip(1).map(Reading::timeNanos).toList();
      assertThat(times).isSorted();
      assertThat(times.get(times.size() - 1))
          .isGreaterThan(nanos(before))
          .isLessThanOrEqualTo(nanos(Instant.now()));
    }
    assertThat(sink.readings(0)).extracting(Reading::quality).containsOnly(1.0);
    await().atMost(PATIENCE).until(sink::isConnected);
  }

  @Test
  void shouldGoOnByItselfWhenTheWireWasCut() throws Exception {
    start();
    List<Double> told = new ArrayList<>(tell(1, 5));
    await().atMost(PATIENCE).until(() -> sink.values(0).contains(5.0));
    wire.cut();
    List<Double> meanwhile = set(6, 5);
    wire.mend();
    told.addAll(tell(11, 1));
    await().atMost(PATIENCE).until(() -> sink.values(0).contains(11.0));
    told.addAll(tell(12, 4));
    if (device.tellsEveryValue()) {
      told.addAll(meanwhile);
    }
    await().atMost(PATIENCE).until(() -> sink.values(0).containsAll(told));
    assertThat(sink.values(0).stream().filter(value -> value > 0))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldGoOnByItselfWhenTheDeviceWasRestarted() throws Exception {
    start();
    tell(1, 3);
    await().atMost(PATIENCE).until(() -> sink.values(0).contains(3.0));
    device.restart();
    List<Double> told = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              told.addAll(set((int) (System.nanoTime() / 1_000_000_000 % 1_000_000), 1));
              Thread.sleep(300);
              return sink.values(0).stream().anyMatch(told::contains);
            });
  }

  @Test
  void shouldShowWhatEachChannelGivesWhenItIsChecked() throws Exception {
    Thread talker = new Thread(this::keepTalking);
    talker.start();
    reader = newReader();
    List<ChannelCheck> checks = reader.check(Duration.ofSeconds(20));
    talking = false;
    talker.join();
    assertThat(checks).hasSize(3).allSatisfy(c -> assertThat(c.reading()).as("%s", c).isPresent());
    assertThat(checks.get(0).reading().get().value()).isIn(-1.0, 1.0);
  }

  DeviceReader newReader() {
    return Sites.reader(settings());
  }

  private SiteSettings settings() {
    return Sites.read(Sites.write(folder, "http://127.0.0.1:1", "", device.yaml(wire.port())));
  }

  void start() {
    reader = newReader();
    reader.start(sink);
    await().atMost(PATIENCE).until(sink::isConnected);
  }

  /** Sets so many values one after another, each until it was read if it is forgotten else. */
  List<Double> tell(int from, int count) {
    List<Double> told = new ArrayList<>();
    for (int value = from; value < from + count; value++) {
      double last = value;
      told.addAll(set(value, 1));
      if (!device.tellsEveryValue()) {
        await().atMost(PATIENCE).until(() -> sink.values(0).contains(last));
      }
    }
    return told;
  }

  /** Sets so many values one after another, whoever reads them. */
  private List<Double> set(int from, int count) {
    List<Double> told = new ArrayList<>();
    for (int value = from; value < from + count; value++) {
      device.set(value, value / 10.0, true);
      told.add((double) value);
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return told;
  }

  private void keepTalking() {
    while (talking) {
      set(1, 1);
    }
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
