package io.vertac.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.Sample;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every outbox promises. */
@Timeout(60)
abstract class OutboxContract {
  static final BatchIds IDS = new BatchIds("stream");

  abstract Outbox outbox();

  @Test
  void shouldGiveDeliveriesInTheOrderInWhichTheyWereAdded() throws InterruptedException {
    SampleBatch first = batch(1, 3);
    CycleStep step = new CycleStep(new CycleStart(4, new CycleKey(7, "seven"), Map.of("part", 12)));
    SampleBatch second = batch(5, 2);
    outbox().add(first);
    outbox().add(step);
    outbox().add(second);
    outbox().end();
    for (Delivery expected : List.of(first, step, second)) {
      assertThat(outbox().peek()).isEqualTo(expected);
      outbox().remove();
    }
    assertThat(outbox().peek()).isNull();
  }

  @Test
  void shouldGiveTheSameAgainUntilItIsRemoved() throws InterruptedException {
    outbox().add(batch(1, 3));
    outbox().add(batch(4, 3));
    assertThat(outbox().peek()).isEqualTo(outbox().peek()).isEqualTo(batch(1, 3));
    outbox().remove();
    assertThat(outbox().peek()).isEqualTo(batch(4, 3));
  }

  @Test
  void shouldWaitForADeliveryWhenThereIsNone() throws Exception {
    CompletableFuture<Delivery> peeked = CompletableFuture.supplyAsync(this::peek);
    assertThat(peeked).isNotDone();
    outbox().add(batch(1, 2));
    assertThat(peeked.get(30, TimeUnit.SECONDS)).isEqualTo(batch(1, 2));
  }

  @Test
  void shouldSayThatNothingWillComeWhenItHasEnded() throws Exception {
    CompletableFuture<Delivery> peeked = CompletableFuture.supplyAsync(this::peek);
    outbox().end();
    assertThat(peeked.get(30, TimeUnit.SECONDS)).isNull();
  }

  static SampleBatch batch(long firstTime, int samples) {
    return IDS.batch(samples(firstTime, samples));
  }

  static List<Sample> samples(long firstTime, int samples) {
    return LongStream.range(firstTime, firstTime + samples)
        .mapToObj(time -> new Sample(time, (int) (time % 5), time / 7.0, 1))
        .toList();
  }

  private Delivery peek() {
    try {
      return outbox().peek();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
