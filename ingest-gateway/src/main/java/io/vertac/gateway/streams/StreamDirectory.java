package io.vertac.gateway.streams;

import io.vertac.events.CycleStatus;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The streams there are and how their cycles stand, as the compacted topics tell it. Nothing here
 * is the gateway's own: another gateway has the same.
 */
public final class StreamDirectory {

  private final Map<String, Registered> registered = new ConcurrentHashMap<>();
  private final Map<String, CycleStatus> statuses = new ConcurrentHashMap<>();
  private final RecentMisses misses;
  private final Supplier<CompletableFuture<Void>> caughtUp;
  private final Duration patience;
  private final Executor executor;

  /**
   * @param caughtUp completes when all that is in the topic of registrations now has been applied;
   *     a future of its own for each caller
   * @param patience how long that may take
   * @param executor goes on with requests that had to wait for that
   */
  public StreamDirectory(
      Supplier<CompletableFuture<Void>> caughtUp, Duration patience, Executor executor) {
    this(caughtUp, patience, executor, System::nanoTime);
  }

  StreamDirectory(
      Supplier<CompletableFuture<Void>> caughtUp,
      Duration patience,
      Executor executor,
      LongSupplier nanoTime) {
    this.caughtUp = caughtUp;
    this.patience = patience;
    this.executor = executor;
    this.misses = new RecentMisses(nanoTime);
  }

  /**
   * Takes a registration, unless a later one is known.
   *
   * @param offset in the topic; a stream's registrations are all in one partition
   */
  public void apply(StreamRegistered stream, long offset) {
    registered.merge(
        stream.getStreamId(),
        new Registered(stream, offset),
        (known, read) -> read.offset() >= known.offset() ? read : known);
  }

  /** Takes a status, unless a later one is known. */
  public void apply(CycleStatus status) {
    statuses.merge(
        status.getStreamId(),
        status,
        (known, read) -> read.getVersion() > known.getVersion() ? read : known);
  }

  /** What is known at this moment; a stream that another gateway just registered may be missing. */
  public Optional<StreamState> known(String streamId) {
    return Optional.ofNullable(registered.get(streamId)).map(this::state);
  }

  /** All streams known at this moment, in no order. */
  public List<StreamState> all() {
    return registered.values().stream().map(this::state).toList();
  }

  /**
   * The stream, or certainty that there is none: before the latter all that was registered anywhere
   * until now is read. Fails with a {@link Refusal} 503 if Kafka does not say what that is.
   */
  public CompletableFuture<Optional<StreamState>> find(String streamId) {
    return find(streamId, stream -> true);
  }

  /**
   * The same for somebody to whom a stream that it has nothing to do with is not there. It waits
   * for that as long as for one that is not there for anybody: the time would tell, too.
   */
  public CompletableFuture<Optional<StreamState>> find(String streamId, Caller caller) {
    return find(streamId, stream -> caller.mayReach(stream.registered()));
  }

  private CompletableFuture<Optional<StreamState>> find(
      String streamId, Predicate<StreamState> isThere) {
    Optional<StreamState> known = known(streamId).filter(isThere);
    if (known.isPresent() || misses.isRecent(streamId)) {
      return CompletableFuture.completedFuture(known);
    }
    return caughtUp
        .get()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync((nothing, error) -> lookAgain(streamId, isThere, error), executor);
  }

  /** Like {@link #find}, failing with a {@link Refusal} 404 if there is none. */
  public CompletableFuture<StreamState> require(String streamId) {
    return find(streamId).thenApply(found -> found.orElseThrow(Caller::unknownStream));
  }

  /** The same, failing in the same way if the caller has nothing to do with it. */
  public CompletableFuture<StreamState> require(String streamId, Caller caller) {
    return find(streamId, caller).thenApply(found -> found.orElseThrow(() -> unknownTo(streamId)));
  }

  private Refusal unknownTo(String streamId) {
    return known(streamId)
        .map(hidden -> Caller.unknownStream().hiding())
        .orElseGet(Caller::unknownStream);
  }

  private Optional<StreamState> lookAgain(
      String streamId, Predicate<StreamState> isThere, Throwable error) {
    Optional<StreamState> found = known(streamId).filter(isThere);
    if (found.isEmpty() && error != null) {
      throw Refusal.retryLater(
          RefusalKind.UNAVAILABLE,
          "Kafka does not tell whether there is such a stream",
          Publisher.RETRY_AFTER_SECONDS);
    }
    if (found.isEmpty()) {
      misses.add(streamId);
    }
    return found;
  }

  private StreamState state(Registered entry) {
    StreamRegistered stream = entry.stream();
    return new StreamState(stream, Optional.ofNullable(statuses.get(stream.getStreamId())));
  }

  private record Registered(StreamRegistered stream, long offset) {}
}
