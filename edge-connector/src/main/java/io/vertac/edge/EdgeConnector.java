package io.vertac.edge;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Service;
import io.vertac.edge.config.EdgeConfig;
import io.vertac.edge.gateway.ClockOffset;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.outbox.MemoryOutbox;
import io.vertac.edge.outbox.Outbox;
import io.vertac.edge.play.BaseTime;
import io.vertac.edge.play.Player;
import io.vertac.edge.progress.EdgeCounts;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.send.Quarantine;
import io.vertac.edge.send.Resumption;
import io.vertac.edge.send.Sender;
import io.vertac.edge.send.Sleeper;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.state.StateDirectory;
import io.vertac.edge.state.StreamMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one machine's cycles to the gateway: one thread reads the source, another sends what was
 * read. It starts whether or not the gateway can be reached, and goes on trying.
 */
public final class EdgeConnector implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeConnector.class);

  private final EdgeConfig config;
  private final MachineSource source;
  private final Clock clock;
  private final Tally tally;
  private final Outbox outbox;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private StreamMemory memory;
  private Player player;
  private Thread reading;
  private Thread sending;

  /**
   * @param progress told what happens, from the connector's threads
   * @param clock gives the wall-clock time on which a recording or simulation is placed
   */
  public EdgeConnector(
      EdgeConfig config, MachineSource source, EdgeProgress progress, Clock clock) {
    this.config = config;
    this.source = source;
    this.clock = clock;
    this.tally = new Tally(progress);
    this.outbox = new MemoryOutbox(config.outboxSamples());
  }

  /**
   * Begins to read and to send.
   *
   * @throws ConfigurationException if a setting cannot be used
   */
  @Override
  public synchronized void start() {
    StateDirectory states = new StateDirectory(config.stateDirectory());
    GatewayClient client =
        new GatewayClient(config.gateway(), config.requestTimeout(), clock, new ClockOffset());
    memory = states.open(source, config.newRun());
    Quarantine quarantine = new Quarantine(states.quarantineFile(source), source.machine());
    long base = BaseTime.choose(source, memory, config.speed(), clock);
    EventSequence events = openSource();
    player =
        new Player(outbox, quarantine, tally, config.speed(), config.batches(), source, memory);
    Sender sender =
        new Sender(
            outbox,
            memory,
            source.machine(),
            source.replayable() ? Resumption.REPEATS : Resumption.MOVED_ON,
            client,
            config.retries(),
            new SplittableRandom(),
            Sleeper.REAL,
            quarantine,
            tally);
    reading = new Thread(() -> read(events, base), "edge-reader");
    sending = new Thread(() -> send(sender), "edge-sender");
    reading.start();
    sending.start();
  }

  @Override
  public Throwable failure() {
    return failure.get();
  }

  /** The stream's id, known once started; the gateway may still change it at registration. */
  public synchronized String streamId() {
    return memory.streamId();
  }

  public EdgeCounts counts() {
    return tally.counts();
  }

  /** Waits until the source has ended and everything is acknowledged, or the connector failed. */
  public void awaitDone() throws InterruptedException {
    done.await();
  }

  /** Like {@link #awaitDone()}, but no longer than so many seconds; false if it takes longer. */
  public boolean awaitDone(long seconds) throws InterruptedException {
    return done.await(seconds, TimeUnit.SECONDS);
  }

  /** Stops reading and waits, up to the flush timeout, for what was read to be acknowledged. */
  @Override
  public synchronized void close() {
    try {
      if (reading != null) {
        player.stop();
        outbox.liftLimit();
        reading.join(config.flushTimeout().toMillis());
        sending.join(config.flushTimeout().toMillis());
        giveUp();
      }
    } catch (InterruptedException e) {
      reading.interrupt();
      sending.interrupt();
      Thread.currentThread().interrupt();
    } finally {
      reading = null;
      if (memory != null) {
        memory.close();
      }
    }
  }

  private void giveUp() throws InterruptedException {
    reading.interrupt();
    if (sending.isAlive()) {
      sending.interrupt();
      sending.join();
      LOG.atError()
          .addKeyValue("streamId", memory.streamId())
          .addKeyValue("samples", outbox.sampleCount())
          .log("closed before the gateway acknowledged everything");
    }
  }

  private EventSequence openSource() {
    try {
      return source.open(memory.nextCycle());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(EventSequence events, long base) {
    try (events) {
      player.play(events, base);
    } catch (InterruptedException e) {
      LOG.atWarn().log("reading was interrupted");
    } catch (IOException | RuntimeException e) {
      fail("cannot read the source", e);
    }
  }

  private void send(Sender sender) {
    try {
      sender.run();
    } catch (InterruptedException e) {
      LOG.atWarn().log("sending was interrupted");
    } catch (RuntimeException e) {
      fail("cannot send", e);
      player.stop();
      outbox.liftLimit();
    } finally {
      done.countDown();
    }
  }

  private void fail(String what, Exception cause) {
    if (cause instanceof ConfigurationException) {
      LOG.atError().addKeyValue("reason", cause.getMessage()).log(what);
    } else {
      LOG.atError().setCause(cause).log(what);
    }
    failure.compareAndSet(null, cause);
  }
}
