package io.vertac.edge.site;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.cycle.CycleRule;
import io.vertac.edge.cycle.CycleState;
import io.vertac.edge.cycle.CycleWatch;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.intake.Intake;
import io.vertac.edge.intake.IntakeCounts;
import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.outbox.DiskOutbox;
import io.vertac.edge.outbox.Drain;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.send.Quarantine;
import io.vertac.edge.send.Resumption;
import io.vertac.edge.send.Sender;
import io.vertac.edge.send.Sleeper;
import io.vertac.edge.state.StateDirectory;
import io.vertac.edge.state.StateException;
import io.vertac.edge.state.StreamMemory;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One stream at work: its source, its outbox, and what empties that into the gateway. */
final class StreamRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRunner.class);
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

  private final StreamSettings settings;
  private final Duration flush;
  private final StreamMemory memory;
  private final OutboxCounts outboxCounts = new OutboxCounts();
  private final IntakeCounts intakeCounts = new IntakeCounts();
  private final Tally tally;
  private final DiskOutbox outbox;
  private final Drain drain;
  private final Sender sender;
  private final Feed feed;
  private final Thread sending;
  private boolean closed;

  StreamRunner(
      SiteSettings site,
      StreamSettings settings,
      GatewayClient client,
      RetryLimits retries,
      EdgeProgress progress,
      Clock clock) {
    this.settings = settings;
    this.flush = site.flush();
    this.tally = new Tally(progress);
    StateDirectory states = new StateDirectory(site.state());
    this.memory = states.open(settings.key());
    Quarantine quarantine =
        new Quarantine(states.file(settings.key(), ".quarantine.jsonl"), settings.machine());
    this.outbox =
        new DiskOutbox(
            states.file(settings.key(), ".outbox.db"),
            settings.outbox(),
            () -> new BatchIds(memory.streamId()),
            clock,
            outboxCounts);
    this.drain = new Drain(outbox, settings.drain(), clock);
    this.sender =
        new Sender(
            drain,
            memory,
            settings.machine(),
            Resumption.STORED,
            client,
            retries,
            new SplittableRandom(),
            Sleeper.REAL,
            quarantine,
            tally);
    this.feed = feed(quarantine, clock);
    this.sending = new Thread(this::send, "edge-sender");
  }

  void start() {
    sending.start();
    feed.start();
  }

  StreamSettings settings() {
    return settings;
  }

  String streamId() {
    return memory.streamId();
  }

  Tally tally() {
    return tally;
  }

  DiskOutbox outbox() {
    return outbox;
  }

  OutboxCounts outboxCounts() {
    return outboxCounts;
  }

  IntakeCounts intakeCounts() {
    return intakeCounts;
  }

  Throwable failure() {
    return outbox.failure() != null ? outbox.failure() : feed.failure();
  }

  /** Stops reading, waits up to the flush time for acknowledgements; the rest stays on disk. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    outbox.liftLimit();
    feed.close();
    drain.end();
    try {
      sending.join(Math.max(1, flush.toMillis()));
      sending.interrupt();
      sending.join();
    } catch (InterruptedException e) {
      sending.interrupt();
      Thread.currentThread().interrupt();
    }
    long left = outbox.sampleCount();
    if (left > 0) {
      LOG.atWarn()
          .addKeyValue("stream", settings.key())
          .addKeyValue("samples", left)
          .log("closed; what is not acknowledged stays on disk and is sent after the next start");
    }
    outbox.close();
    memory.close();
  }

  private Feed feed(Quarantine quarantine, Clock clock) {
    if (settings.source() instanceof Source.Played played) {
      return new PlayedFeed(
          played, memory, drain, quarantine, tally, settings.outbox().batches(), clock);
    }
    Intake intake =
        new Intake(
            settings.key(),
            settings.channels(),
            settings.machine().sensors().size(),
            settings.cycle().map(StreamRunner::watch),
            outbox,
            clock,
            intakeCounts);
    Source.Device device = (Source.Device) settings.source();
    return new DeviceFeed(device.reader().get(), device.recall(), intake);
  }

  private static Function<CycleState, CycleWatch> watch(CycleRule rule) {
    return state -> new CycleWatch(rule, state);
  }

  /** A gateway that refuses the stream, or a full disk, may be set right; samples wait for that. */
  private void send() {
    try {
      while (true) {
        try {
          sender.run();
          return;
        } catch (ConfigurationException | StateException e) {
          LOG.atError()
              .addKeyValue("stream", settings.key())
              .addKeyValue("reason", e.getMessage())
              .log("sending stopped, trying again in half a minute");
          Sleeper.REAL.sleep(AFTER_REFUSAL);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
