package io.vertac.edge.send;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.config.RetryLimits;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.gateway.StreamStatus;
import io.vertac.edge.outbox.CycleStep;
import io.vertac.edge.outbox.Delivery;
import io.vertac.edge.outbox.Gap;
import io.vertac.edge.outbox.Outbox;
import io.vertac.edge.outbox.SampleBatch;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.ReferenceChoice;
import io.vertac.edge.source.SourceEvent;
import io.vertac.edge.state.StreamMemory;
import java.util.random.RandomGenerator;

/**
 * Empties the outbox into the gateway, one delivery after the other: what comes later is sent only
 * when what came before is acknowledged.
 */
public final class Sender {
  private final Outbox outbox;
  private final StreamMemory memory;
  private final Resumption resumption;
  private final StreamSession session;
  private final BatchSender batches;
  private final CycleSender cycles;
  private final ReferenceSender references;
  private final GapSender gaps;

  /**
   * @param resumption what a restart means to the source
   */
  public Sender(
      Outbox outbox,
      StreamMemory memory,
      Machine machine,
      Resumption resumption,
      GatewayClient client,
      RetryLimits limits,
      RandomGenerator random,
      Sleeper sleeper,
      Quarantine quarantine,
      Tally tally) {
    this.outbox = outbox;
    this.memory = memory;
    this.resumption = resumption;
    Retries retries = new Retries(limits, random, sleeper, tally);
    this.session = new StreamSession(client, retries, machine, memory, tally);
    this.batches = new BatchSender(session, machine, quarantine, tally);
    this.cycles = new CycleSender(session, memory, sleeper, tally, resumption);
    this.references = new ReferenceSender(session, sleeper, tally);
    this.gaps = new GapSender(session, tally);
  }

  /**
   * Registers, then sends until the outbox has ended and is empty.
   *
   * @throws ConfigurationException if the gateway will never take this stream
   * @throws InterruptedException if told to give up; what is not acknowledged is still in the
   *     outbox
   */
  public void run() throws InterruptedException {
    attach();
    for (Delivery next = outbox.peek(); next != null; next = outbox.peek()) {
      deliver(next);
      outbox.remove();
    }
  }

  private void attach() throws InterruptedException {
    session.register();
    StreamStatus status = session.status();
    if (!memory.attached()) {
      if (resumption == Resumption.REPEATS && status.sampleCount() > 0) {
        throw new ConfigurationException(
            "this recording was already played from another state directory, at other times:"
                + " use that --state-dir, or --new-run to play it as a new stream");
      }
      memory.rememberAttached();
    }
    // What is played again or was stored carries on with the very cycle that was interrupted.
    if (resumption == Resumption.MOVED_ON && status.active()) {
      cycles.abortLeftover(status);
    }
  }

  private void deliver(Delivery delivery) throws InterruptedException {
    if (delivery instanceof SampleBatch batch) {
      batches.send(batch);
    } else if (delivery instanceof CycleStep step) {
      step(step.event());
    } else if (delivery instanceof Gap gap) {
      gaps.send(gap);
    }
  }

  private void step(SourceEvent event) throws InterruptedException {
    if (event instanceof CycleStart start) {
      cycles.start(start);
    } else if (event instanceof CycleStop stop) {
      cycles.stop(stop);
    } else if (event instanceof CycleAbort abort) {
      cycles.abort(abort);
    } else if (event instanceof ReferenceChoice choice) {
      references.choose(choice, cycles.cycleId());
    }
  }
}
