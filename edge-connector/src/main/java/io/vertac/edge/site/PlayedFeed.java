package io.vertac.edge.site;

import io.vertac.edge.config.BatchLimits;
import io.vertac.edge.outbox.Outbox;
import io.vertac.edge.play.BaseTime;
import io.vertac.edge.play.Player;
import io.vertac.edge.progress.Tally;
import io.vertac.edge.send.Quarantine;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.state.StreamMemory;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a recording or a simulated machine into an outbox. */
final class PlayedFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(PlayedFeed.class);
  private static final long STOP_MILLIS = 10_000;

  private final Source.Played played;
  private final StreamMemory memory;
  private final Player player;
  private final Clock clock;
  private final Thread thread;
  private volatile Throwable failure;

  PlayedFeed(
      Source.Played played,
      StreamMemory memory,
      Outbox outbox,
      Quarantine quarantine,
      Tally tally,
      BatchLimits batches,
      Clock clock) {
    this.played = played;
    this.memory = memory;
    this.clock = clock;
    this.player =
        new Player(outbox, quarantine, tally, played.speed(), batches, played.machine(), memory);
    this.thread = new Thread(this::play, "edge-player");
  }

  @Override
  public void start() {
    thread.start();
  }

  @Override
  public Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    player.stop();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void play() {
    try (EventSequence events = played.machine().open(memory.nextCycle())) {
      player.play(events, BaseTime.choose(played.machine(), memory, played.speed(), clock));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log("cannot play the source any further");
      failure = e;
    }
  }
}
