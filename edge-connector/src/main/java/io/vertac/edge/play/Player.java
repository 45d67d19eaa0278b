package io.vertac.edge.play;

import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.config.Speed;
import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.outbox.CycleStep;
import io.vertac.edge.outbox.Delivery;
import io.vertac.edge.outbox.Outbox;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.send.Quarantine;
import io.vertac.edge.source.BadReading;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import io.vertac.edge.state.StreamMemory;
import java.io.IOException;
import java.util.Optional;

/** Reads a source at the wanted speed and puts what it gives into the outbox. */
public final class Player {
  private final Outbox outbox;
  private final Quarantine quarantine;
  private final Tally tally;
  private final Pacer pacer;
  private final Batcher batcher;
  private final MachineSource source;
  private final StreamMemory memory;
  private CycleKey running;
  private long lastNanos;

  /**
   * @param memory told of each cycle of a live machine before anything of it is in the outbox
   */
  public Player(
      Outbox outbox,
      Quarantine quarantine,
      Tally tally,
      Speed speed,
      BatchLimits limits,
      MachineSource source,
      StreamMemory memory) {
    this.outbox = outbox;
    this.quarantine = quarantine;
    this.tally = tally;
    this.pacer = new Pacer(speed);
    this.batcher = new Batcher(limits, new BatchIds(memory.streamId()));
    this.source = source;
    this.memory = memory;
  }

  /**
   * Plays until the source ends or {@link #stop} is called; what was read by then is in the outbox
   * when this returns. A live machine's cycle that still runs then is aborted: the next run begins
   * with another one. A recording's is finished when it is played again.
   *
   * @param baseNanos where the source's time line begins, nanoseconds since 1970
   * @throws IOException if the source cannot be read any further
   */
  public void play(EventSequence events, long baseNanos) throws IOException, InterruptedException {
    try {
      for (SourceEvent event = events.next(); event != null; event = events.next()) {
        // What comes next is known before its time has come, so a full batch need not wait for it.
        if (endsBatch(event) || batcher.mustGoBefore(event.timeNanos() + baseNanos)) {
          flush();
        }
        if (!pacer.await(event.timeNanos())) {
          return;
        }
        take(event.movedBy(baseNanos));
      }
    } finally {
      flush();
      if (running != null && !source.replayable()) {
        outbox.add(new CycleStep(new CycleAbort(lastNanos, running)));
      }
      outbox.end();
    }
  }

  /** Makes {@link #play} return soon. */
  public void stop() {
    pacer.stop();
  }

  private void take(SourceEvent event) throws InterruptedException {
    lastNanos = event.timeNanos();
    if (event instanceof Sample sample) {
      batcher.add(sample);
      tally.samplesRead(1);
    } else if (event instanceof BadReading bad) {
      quarantine.keep(bad);
      tally.readingUnreadable(bad.reason());
    } else {
      follow(event);
      outbox.add(new CycleStep(event));
    }
  }

  private void follow(SourceEvent event) {
    if (event instanceof CycleStop) {
      running = null;
    } else if (event instanceof CycleStart start) {
      running = start.cycle();
      if (!source.replayable()) {
        // Reserved before anything of it is sent: after a crash its number is not used again.
        memory.continueWith(running.ordinal() + 1, start.timeNanos());
      }
    }
  }

  private static boolean endsBatch(SourceEvent event) {
    return !(event instanceof Sample || event instanceof BadReading);
  }

  private void flush() throws InterruptedException {
    Optional<? extends Delivery> batch = batcher.take();
    if (batch.isPresent()) {
      outbox.add(batch.get());
    }
  }
}
