package io.vertac.gateway.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamDirectoryTest {
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private CompletableFuture<Void> caughtUp = CompletableFuture.completedFuture(null);
  private final StreamDirectory directory =
      new StreamDirectory(this::look, Duration.ofSeconds(3), Runnable::run, now::get);

  @Test
  void shouldKnowItsOwnRegistrationAtOnce() {
    directory.apply(stream("a", "first"), 7);
    assertThat(directory.require("a").join().registered().getDeviceName()).isEqualTo("first");
    assertThat(looks).hasValue(0);
  }

  @Test
  void shouldKeepTheLaterRegistrationWhicheverComesFirst() {
    directory.apply(stream("a", "later"), 8);
    directory.apply(stream("a", "earlier"), 7);
    assertThat(directory.known("a").orElseThrow().registered().getDeviceName()).isEqualTo("later");
  }

  @Test
  void shouldKeepTheStatusWithTheHigherVersion() {
    directory.apply(stream("a", "x"), 0);
    directory.apply(status("a", 3));
    directory.apply(status("a", 2));
    assertThat(directory.known("a").orElseThrow().status().orElseThrow().getVersion()).isEqualTo(3);
  }

  @Test
  void shouldReadUpToTheEndBeforeSayingThatAStreamIsUnknown() {
    caughtUp = new CompletableFuture<>();
    CompletableFuture<StreamState> answer = directory.require("a");
    assertThat(answer).isNotDone();
    directory.apply(stream("a", "from another gateway"), 3);
    caughtUp.complete(null);
    assertThat(answer.join().registered().getDeviceName()).isEqualTo("from another gateway");
  }

  @Test
  void shouldRefuseUnknownStreamsAndNotAskKafkaEachTime() {
    for (int i = 0; i < 100; i++) {
      CompletionException error =
          catchThrowableOfType(CompletionException.class, () -> directory.require("x").join());
      assertThat(((Refusal) error.getCause()).kind()).isEqualTo(RefusalKind.UNKNOWN);
    }
    assertThat(looks).hasValue(1);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(directory.find("x").join()).isEmpty();
    assertThat(looks).as("looked again after a while").hasValue(2);
  }

  @Test
  void shouldNotCallAStreamUnknownWhenKafkaDoesNotAnswer() {
    caughtUp = CompletableFuture.failedFuture(new IllegalStateException("no answer"));
    CompletionException error =
        catchThrowableOfType(CompletionException.class, () -> directory.require("x").join());
    assertThat(((Refusal) error.getCause()).kind()).isEqualTo(RefusalKind.UNAVAILABLE);
  }

  @Test
  void shouldSeeAStreamThatIsRegisteredRightAfterAMiss() {
    assertThat(directory.find("a").join()).isEmpty();
    directory.apply(stream("a", "x"), 0);
    assertThat(directory.find("a").join()).isPresent();
  }

  @Test
  void shouldTakeAsLongForAStreamOfSomebodyElseAsForOneThatIsNotThere() {
    directory.apply(stream("a", "of somebody else"), 0);
    Caller edge = new Caller("k1", "edge", Role.EDGE, Set.of());
    caughtUp = new CompletableFuture<>();
    CompletableFuture<StreamState> foreign = directory.require("a", edge);
    CompletableFuture<StreamState> unknown = directory.require("b", edge);
    assertThat(foreign).isNotDone();
    assertThat(unknown).isNotDone();
    caughtUp.complete(null);
    Refusal hidden = refusal(foreign);
    assertThat(hidden.getMessage()).isEqualTo(refusal(unknown).getMessage());
    assertThat(hidden.hides()).isTrue();
    assertThat(refusal(unknown).hides()).isFalse();
  }

  private static Refusal refusal(CompletableFuture<StreamState> answer) {
    return (Refusal) catchThrowableOfType(CompletionException.class, answer::join).getCause();
  }

  private CompletableFuture<Void> look() {
    looks.incrementAndGet();
    return caughtUp.copy();
  }

  private static StreamRegistered stream(String id, String device) {
    return new StreamRegistered(id, "d", "s", device, List.of(), Instant.EPOCH, "");
  }

  private static CycleStatus status(String id, long version) {
    return CycleStatus.newBuilder()
        .setStreamId(id)
        .setVersion(version)
        .setState(CycleState.active)
        .build();
  }
}
