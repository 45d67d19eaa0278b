package io.vertac.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.Sample;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DiskOutboxTest {
  @TempDir Path folder;
  private DiskOutbox outbox;

  @AfterEach
  void close() {
    if (outbox != null) {
      outbox.close();
    }
  }

  @Test
  void shouldPutSmallReadingsTogetherToFullBatches() throws InterruptedException {
    open(OutboxLimits.USUAL);
    for (long time = 0; time < 25; time++) {
      outbox.store(OutboxContract.samples(time, 1), Map.of());
    }
    outbox.end();
    List<Delivery> all = drain();
    assertThat(all).extracting(Delivery::sampleCount).containsExactly(10, 10, 5);
    assertThat(times(all)).isEqualTo(LongStream.range(0, 25).boxed().toList());
  }

  @Test
  void shouldGiveTheSameBatchesUnderTheSameIdsWhenOpenedAgain() throws InterruptedException {
    open(OutboxLimits.USUAL);
    outbox.store(OutboxContract.samples(0, 14), Map.of("position", "14"));
    assertThat(outbox.peek()).isEqualTo(OutboxContract.batch(0, 10));
    outbox.remove();
    Delivery handedOut = outbox.peek();
    assertThat(handedOut).isEqualTo(OutboxContract.batch(10, 4));
    // It was handed out and perhaps sent: whatever comes now is not to change it.
    outbox.store(OutboxContract.samples(14, 3), Map.of("position", "17"));
    outbox.close();
    open(OutboxLimits.USUAL);
    assertThat(outbox.notes()).containsEntry("position", "17");
    assertThat(outbox.sampleCount()).isEqualTo(7);
    outbox.store(OutboxContract.samples(17, 1), Map.of());
    outbox.end();
    assertThat(drain())
        .containsExactly(handedOut, OutboxContract.batch(14, 3), OutboxContract.batch(17, 1));
  }

  @Test
  void shouldKeepOrderAndLoseNothingWhenClocksJump() throws InterruptedException {
    open(OutboxLimits.USUAL);
    List<Long> jumping = List.of(100L, 101L, 5L, 6L, 9_000_000_000L, 102L, -50L, 103L);
    for (long time : jumping) {
      outbox.store(List.of(new Sample(time, 0, 1, 1)), Map.of());
    }
    outbox.end();
    assertThat(times(drain())).isEqualTo(jumping);
  }

  @Test
  void shouldGiveUpTheOldestAndSayWhichWhenFull() throws InterruptedException {
    open(Outboxes.most(30, OverflowPolicy.DROP_OLDEST));
    CycleStart start = new CycleStart(0, new CycleKey(0, "a"), Map.of());
    outbox.store(List.of(start), Map.of());
    for (long time = 0; time < 100; time++) {
      outbox.store(OutboxContract.samples(time, 1), Map.of());
    }
    outbox.end();
    List<Delivery> all = drain();
    Gap gap = (Gap) all.get(0);
    assertThat(all.get(1)).isEqualTo(new CycleStep(start));
    List<Long> kept = times(all);
    assertThat(gap.reason()).isEqualTo("drop_oldest");
    assertThat(gap.samples() + kept.size()).isEqualTo(100);
    assertThat(gap.fromNanos()).isZero();
    assertThat(gap.toNanos()).isEqualTo(kept.get(0) - 1);
    assertThat(kept).hasSizeBetween(20, 30).endsWith(99L);
    assertThat(outbox.status().dropped()).isEqualTo(gap.samples());
  }

  @Test
  void shouldRefuseTheNewestAndSayWhichWhenFull() throws InterruptedException {
    open(Outboxes.most(30, OverflowPolicy.DROP_NEWEST));
    for (long time = 0; time < 100; time++) {
      outbox.store(OutboxContract.samples(time, 1), Map.of("position", "" + time));
    }
    outbox.end();
    List<Delivery> all = drain();
    Gap gap = (Gap) all.get(0);
    assertThat(List.of(gap.fromNanos(), gap.toNanos(), gap.samples()))
        .containsExactly(30L, 99L, 70L);
    assertThat(times(all)).isEqualTo(LongStream.range(0, 30).boxed().toList());
  }

  @Test
  void shouldTellTimesInWhichNothingWasReadOneByOne() throws InterruptedException {
    open(OutboxLimits.USUAL);
    outbox.lost(10, 13, 0, "device_not_polled");
    outbox.lost(13, 15, 0, "device_not_polled");
    outbox.lost(40, 43, 0, "device_not_polled");
    outbox.end();
    assertThat(drain())
        .extracting(gap -> ((Gap) gap).fromNanos(), gap -> ((Gap) gap).toNanos())
        .containsExactly(tuple(10L, 15L), tuple(40L, 43L));
  }

  @Test
  void shouldWaitForRoomWhenFullAndToldToBlock() throws Exception {
    open(Outboxes.most(30, OverflowPolicy.BLOCK));
    outbox.store(OutboxContract.samples(0, 30), Map.of());
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> store(OutboxContract.samples(30, 5)));
    Thread.sleep(300);
    assertThat(waiting).isNotDone();
    outbox.peek();
    outbox.remove();
    waiting.get(30, TimeUnit.SECONDS);
    outbox.end();
    assertThat(times(drain())).isEqualTo(LongStream.range(10, 35).boxed().toList());
  }

  @Test
  void shouldGiveUpWhatIsTooOldOrTooLarge() throws InterruptedException {
    open(new OutboxLimits(1_000, 19 * 30, Duration.ofDays(1), OverflowPolicy.DROP_OLDEST));
    outbox.store(OutboxContract.samples(0, 30), Map.of());
    outbox.store(OutboxContract.samples(30, 10), Map.of());
    assertThat(outbox.status().samples()).isEqualTo(30);
    outbox.close();
    open(new OutboxLimits(1_000, 1_000_000, Duration.ofMillis(50), OverflowPolicy.DROP_OLDEST));
    Thread.sleep(100);
    outbox.store(OutboxContract.samples(40, 10), Map.of());
    outbox.end();
    assertThat(times(drain())).isEqualTo(LongStream.range(40, 50).boxed().toList());
  }

  @Test
  void shouldMoveADamagedFileAwayAndBeginANewOne() throws Exception {
    Path file = folder.resolve("outbox.db");
    Files.writeString(file, "this is no database ".repeat(500), StandardCharsets.UTF_8);
    List<String> moved = new CopyOnWriteArrayList<>();
    outbox = Outboxes.open(file, settings(0), quarantined(moved));
    assertThat(moved).hasSize(1);
    assertThat(Path.of(moved.get(0))).content().startsWith("this is no database");
    outbox.store(OutboxContract.samples(0, 3), Map.of());
    outbox.end();
    List<Delivery> all = drain();
    assertThat(((Gap) all.get(0)).reason()).isEqualTo("outbox_damaged");
    assertThat(times(all)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void shouldGoOnWithANewFileWhenItIsDamagedWhileItIsUsed() throws Exception {
    Path file = folder.resolve("outbox.db");
    outbox = Outboxes.open(file);
    outbox.store(OutboxContract.samples(0, 20_000), Map.of("position", "20000"));
    outbox.close();
    // Everything behind the first pages, which hold the tables' layout.
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 8 * 4096, bytes.length, (byte) 0x5A);
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    List<String> moved = new CopyOnWriteArrayList<>();
    outbox = Outboxes.open(file, settings(0), quarantined(moved));
    CompletableFuture.runAsync(() -> drainAndIgnore(outbox));
    await().atMost(Duration.ofSeconds(30)).until(() -> !moved.isEmpty());
    outbox.store(OutboxContract.samples(20_000, 3), Map.of());
    outbox.close();
    outbox = Outboxes.open(file);
    assertThat(outbox.notes()).containsEntry("position", "20000");
  }

  @Test
  void shouldKeepReadingWaitingWhileTheDiskIsFull() throws Exception {
    List<String> waits = new CopyOnWriteArrayList<>();
    OutboxListener listener =
        new OutboxListener() {
          @Override
          public void waitingForDisk(String reason) {
            waits.add(reason);
          }
        };
    outbox = Outboxes.open(folder.resolve("outbox.db"), settings(40), listener);
    int stored = 0;
    CompletableFuture<Void> last;
    do {
      List<Sample> next = OutboxContract.samples(stored, 500);
      last = CompletableFuture.runAsync(() -> store(next));
      stored += 500;
      CompletableFuture<Void> current = last;
      await().atMost(Duration.ofSeconds(60)).until(() -> current.isDone() || !waits.isEmpty());
    } while (waits.isEmpty());
    assertThat(last).isNotDone();
    List<Long> received = new ArrayList<>();
    while (received.size() < stored) {
      received.addAll(times(List.of(outbox.peek())));
      outbox.remove();
    }
    last.get(30, TimeUnit.SECONDS);
    assertThat(received).isEqualTo(LongStream.range(0, stored).boxed().toList());
  }

  @Test
  void shouldSendLiveSamplesBeforeABacklogWhenWanted() throws InterruptedException {
    open(OutboxLimits.USUAL);
    outbox.store(OutboxContract.samples(0, 40), Map.of());
    Drain drain =
        new Drain(outbox, new DrainSettings(true, 20, Duration.ofSeconds(60)), Clock.systemUTC());
    List<Long> order = new ArrayList<>();
    take(drain, order);
    outbox.store(OutboxContract.samples(1_000, 20), Map.of());
    outbox.end();
    while (order.size() < 60) {
      take(drain, order);
    }
    assertThat(order.indexOf(1_000L)).isLessThan(order.indexOf(39L));
    assertThat(order.stream().filter(time -> time < 1_000)).isSorted();
    assertThat(order.stream().filter(time -> time >= 1_000)).isSorted();
    assertThat(order).doesNotHaveDuplicates();
  }

  private static void take(Drain drain, List<Long> order) throws InterruptedException {
    order.addAll(times(List.of(drain.peek())));
    drain.remove();
  }

  private static OutboxListener quarantined(List<String> files) {
    return new OutboxListener() {
      @Override
      public void quarantined(String file) {
        files.add(file);
      }
    };
  }

  private static OutboxSettings settings(long mostPages) {
    return new OutboxSettings(
        OutboxLimits.USUAL, new BatchLimits(10, Duration.ofMillis(200)), mostPages);
  }

  private void open(OutboxLimits limits) {
    outbox = Outboxes.open(folder.resolve("outbox.db"), limits);
  }

  private void store(List<Sample> samples) {
    try {
      outbox.store(samples, Map.of());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Delivery> drain() throws InterruptedException {
    List<Delivery> all = new ArrayList<>();
    for (Delivery next = outbox.peek(); next != null; next = outbox.peek()) {
      all.add(next);
      outbox.remove();
    }
    return all;
  }

  private static void drainAndIgnore(DiskOutbox outbox) {
    try {
      while (outbox.peek() != null) {
        outbox.remove();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> times(List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(SampleBatch.class::isInstance)
        .flatMap(batch -> ((SampleBatch) batch).samples().stream())
        .map(Sample::timeNanos)
        .toList();
  }
}
