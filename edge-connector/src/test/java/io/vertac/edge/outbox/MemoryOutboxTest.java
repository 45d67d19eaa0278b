package io.vertac.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.edge.source.Sample;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryOutboxTest {
  private final MemoryOutbox outbox = new MemoryOutbox(3);

  @Test
  void shouldKeepTheOldestUntilItIsRemoved() throws Exception {
    outbox.add(batch(1));
    outbox.end();
    assertThat(outbox.peek()).isEqualTo(batch(1));
    assertThat(outbox.peek()).isEqualTo(batch(1));
    outbox.remove();
    assertThat(outbox.peek()).isNull();
    assertThat(outbox.sampleCount()).isZero();
  }

  @Test
  void shouldWaitForRoomWhenFull() throws Exception {
    outbox.add(batch(1));
    CompletableFuture<Void> adding = adding(batch(2), batch(3));
    for (int time = 1; time <= 3; time++) {
      assertThat(outbox.peek()).isEqualTo(batch(time));
      assertThat(outbox.sampleCount()).isLessThanOrEqualTo(3);
      outbox.remove();
    }
    adding.get(30, TimeUnit.SECONDS);
  }

  @Test
  void shouldNotWaitAnyMoreWhenTheLimitIsLifted() throws Exception {
    outbox.add(batch(1));
    CompletableFuture<Void> adding = adding(batch(2), batch(3));
    outbox.liftLimit();
    adding.get(30, TimeUnit.SECONDS);
    assertThat(outbox.sampleCount()).isEqualTo(3);
  }

  private CompletableFuture<Void> adding(Delivery... deliveries) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            for (Delivery delivery : deliveries) {
              outbox.add(delivery);
            }
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static SampleBatch batch(long time) {
    return new SampleBatch("b" + time, List.of(new Sample(time, 0, 1, 1)));
  }
}
