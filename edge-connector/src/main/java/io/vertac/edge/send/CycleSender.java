package io.vertac.edge.send;

import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.gateway.StreamStatus;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.state.StreamMemory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, stops and aborts cycles. The machine knows best when its cycle begins: if the platform
 * thinks an earlier one still runs, that one was cut short, and is aborted where its samples end.
 *
 * <p>A simulated press is also played with by people: what they stop is over, and what they start
 * is theirs to be played to the end of the press's next cycle.
 */
final class CycleSender {
  private static final Logger LOG = LoggerFactory.getLogger(CycleSender.class);
  private static final String ABORT = "abort";
  private static final String STOP = "stop";

  /** The gateway's word for it: whoever watched the machine does so no longer. */
  private static final String CUT_SHORT = "connection_lost";

  private static final int MOST_REFUSALS = 3;
  private static final Duration REGISTRATION_PAUSE = Duration.ofMillis(250);
  private static final Predicate<GatewayAnswer> DECIDED =
      answer -> answer.ok() || answer.refused() || answer.status() == GatewayAnswer.CONFLICT;

  private final StreamSession session;
  private final StreamMemory memory;
  private final Sleeper sleeper;
  private final Tally tally;
  private final boolean peopleTakePart;
  private String cycleId = "";
  private long lastStartNanos = Long.MAX_VALUE;
  private boolean startedOne;

  /**
   * @param resumption of the source; one that has moved on is a simulated press
   */
  CycleSender(
      StreamSession session,
      StreamMemory memory,
      Sleeper sleeper,
      Tally tally,
      Resumption resumption) {
    this.session = session;
    this.memory = memory;
    this.sleeper = sleeper;
    this.tally = tally;
    this.peopleTakePart = resumption == Resumption.MOVED_ON;
  }

  /** The platform's id of the cycle started last; empty if it was refused. */
  String cycleId() {
    return cycleId;
  }

  void start(CycleStart start) throws InterruptedException {
    startedOne = true;
    long ordinal = start.cycle().ordinal();
    int attempt = memory.startAttempts(ordinal);
    GatewayAnswer answer = tryStart(start, attempt);
    for (int refusals = 1; shouldTryAgain(start, answer, refusals); refusals++) {
      // A refusal is remembered under its id; asking anew needs a new one.
      memory.rememberStartAttempts(ordinal, ++attempt);
      answer = tryStart(start, attempt);
    }
    if (answer.ok()) {
      started(start, answer.body().path("cycle_id").asText(""));
      return;
    }
    StreamStatus status = session.status();
    if (isThisOne(status, start) || isStartedByHand(status)) {
      started(start, status.cycleId());
    } else {
      notStarted(start, answer);
    }
  }

  void stop(CycleStop stop) throws InterruptedException {
    if (end(STOP, stop.timeNanos(), stop.cycle())) {
      tally.cycleStopped(stop.cycle(), cycleId);
    }
  }

  void abort(CycleAbort abort) throws InterruptedException {
    if (end(ABORT, abort.timeNanos(), abort.cycle())) {
      tally.cycleAborted(abort.cycle(), cycleId);
    }
  }

  private boolean end(String how, long timeNanos, CycleKey cycle) throws InterruptedException {
    if (cycleId.isEmpty() && !startedOne) {
      findStartedBefore();
    }
    if (cycleId.isEmpty()) {
      return false;
    }
    String commandId = CommandIds.of(session.streamId(), cycle.ordinal(), how, timeNanos, 0);
    GatewayAnswer answer =
        peopleTakePart && how.equals(STOP)
            ? stopOwn(commandId, timeNanos)
            : command(DECIDED, how, commandId, timeNanos, Map.of());
    // The platform may have given up waiting for it before: then it is aborted as it is. Or
    // somebody has ended it.
    boolean over =
        (how.equals(ABORT) || peopleTakePart) && answer.status() == GatewayAnswer.CONFLICT;
    if (over) {
      LOG.atInfo().addKeyValue("cycleId", cycleId).log("the cycle was over already");
    } else if (!answer.ok()) {
      LOG.atWarn()
          .addKeyValue("cycleId", cycleId)
          .addKeyValue("reason", answer.explanation())
          .log("the platform did not {} the cycle", how);
      tally.cycleRefused(cycle, answer.explanation());
    }
    return answer.ok();
  }

  /** Not the one that somebody may have started since. */
  private GatewayAnswer stopOwn(String commandId, long timeNanos) throws InterruptedException {
    return session.post(
        DECIDED,
        streamId -> "/api/live/cycle/stop?stream_id=" + streamId,
        streamId -> RequestJson.stopOf(cycleId, commandId, timeNanos));
  }

  /** The start may have been sent by an earlier process, and only the end is left. */
  private void findStartedBefore() throws InterruptedException {
    StreamStatus status = session.status();
    cycleId = status.active() ? status.cycleId() : "";
  }

  /** Aborts a cycle that an earlier run of this connector left behind, where its samples end. */
  void abortLeftover(StreamStatus status) throws InterruptedException {
    OptionalLong end = status.lastSign();
    if (end.isEmpty()) {
      return;
    }
    GatewayAnswer answer =
        command(DECIDED, ABORT, CommandIds.closing(status.cycleId()), end.getAsLong(), Map.of());
    LOG.atWarn()
        .addKeyValue("streamId", session.streamId())
        .addKeyValue("cycleId", status.cycleId())
        .addKeyValue("aborted", answer.ok())
        .log("a cycle of an earlier run was still running");
    if (answer.ok()) {
      tally.leftoverAborted();
    }
  }

  private GatewayAnswer tryStart(CycleStart start, int attempt) throws InterruptedException {
    String commandId =
        CommandIds.of(
            session.streamId(), start.cycle().ordinal(), "start", start.timeNanos(), attempt);
    return command(
        answer -> DECIDED.test(answer) || answer.status() == GatewayAnswer.NOT_FOUND,
        "start",
        commandId,
        start.timeNanos(),
        start.metadata());
  }

  private GatewayAnswer command(
      Predicate<GatewayAnswer> settled,
      String what,
      String commandId,
      long timeNanos,
      Map<String, Object> metadata)
      throws InterruptedException {
    Optional<String> reason = what.equals(ABORT) ? Optional.of(CUT_SHORT) : Optional.empty();
    return session.post(
        settled,
        streamId -> "/api/live/cycle/" + what + "?stream_id=" + streamId,
        streamId -> RequestJson.command(commandId, timeNanos, reason, metadata));
  }

  private void started(CycleStart start, String id) {
    cycleId = id;
    lastStartNanos = start.timeNanos();
    LOG.atInfo()
        .addKeyValue("streamId", session.streamId())
        .addKeyValue("cycle", start.cycle())
        .addKeyValue("cycleId", id)
        .log("cycle started");
    tally.cycleStarted(start.cycle(), id);
  }

  /** The platform stores microseconds. */
  private static boolean isThisOne(StreamStatus status, CycleStart start) {
    return status.active()
        && status.startNanos().isPresent()
        && status.startNanos().getAsLong() / 1000 == start.timeNanos() / 1000;
  }

  /** What was left running by a crash began before this run's last start. */
  private boolean isStartedByHand(StreamStatus status) {
    return peopleTakePart
        && status.active()
        && !status.cycleId().equals(cycleId)
        && status.startNanos().orElse(0) > lastStartNanos;
  }

  private void notStarted(CycleStart start, GatewayAnswer answer) {
    cycleId = "";
    LOG.atWarn()
        .addKeyValue("streamId", session.streamId())
        .addKeyValue("cycle", start.cycle())
        .addKeyValue("reason", answer.explanation())
        .log("cycle not started");
    tally.cycleRefused(start.cycle(), answer.explanation());
  }

  /**
   * Removes the reason of a refusal if that is possible: a cycle left running, or a registration
   * that has not yet reached the one who decides.
   */
  private boolean shouldTryAgain(CycleStart start, GatewayAnswer answer, int refusals)
      throws InterruptedException {
    if (answer.status() == GatewayAnswer.NOT_FOUND) {
      session.register();
      sleeper.sleep(REGISTRATION_PAUSE);
      return true;
    }
    if (answer.status() != GatewayAnswer.CONFLICT || refusals > MOST_REFUSALS) {
      return false;
    }
    StreamStatus status = session.status();
    return !isThisOne(status, start) && !isStartedByHand(status) && makeRoom(status, start);
  }

  /**
   * Ends the running cycle if it began before ours. A running cycle that began later means that
   * ours is long over and only played again: then nothing must be touched.
   *
   * @return whether starting again makes sense
   */
  private boolean makeRoom(StreamStatus status, CycleStart start) throws InterruptedException {
    if (!status.active()) {
      return true;
    }
    if (status.startNanos().orElse(0) > start.timeNanos()) {
      return false;
    }
    abortLeftover(status);
    return true;
  }
}
