package io.vertac.edge.intake;

import io.vertac.edge.cycle.CycleState;
import io.vertac.edge.cycle.CycleWatch;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.outbox.DiskOutbox;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SourceEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a device's readings: turns them into samples and cycles and puts both into the outbox,
 * together with the position and the state of the rules, all or nothing.
 */
public final class Intake implements ReadingSink {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final String POSITION = "position";
  private static final String CYCLE = "cycle";
  private static final long EARLIEST_NANOS = 946_684_800_000_000_000L;
  private static final long A_DAY_NANOS = 86_400_000_000_000L;
  private static final long MILLISECOND = 1_000_000;

  private final String stream;
  private final List<Channel> channels;
  private final int sensors;
  private final Optional<CycleWatch> cycles;
  private final DiskOutbox outbox;
  private final Clock clock;
  private final IntakeCounts counts;
  private final RecentReadings[] recent;
  private final AtomicLongArray unreadable;
  private volatile Optional<String> position;
  private boolean unwatched;
  private volatile long heardAt = System.nanoTime();

  /**
   * @param stream its name, for the log
   * @param channels sensors first, then signals
   * @param sensors how many of the channels are sensors
   * @param cycles makes the watch of the cycle rule, going on from a state; empty if there is no
   *     rule
   */
  public Intake(
      String stream,
      List<Channel> channels,
      int sensors,
      Optional<Function<CycleState, CycleWatch>> cycles,
      DiskOutbox outbox,
      Clock clock,
      IntakeCounts counts) {
    this.stream = stream;
    this.channels = List.copyOf(channels);
    this.sensors = sensors;
    this.outbox = outbox;
    this.clock = clock;
    this.counts = counts;
    this.position = Optional.ofNullable(outbox.notes().get(POSITION));
    String known = outbox.notes().get(CYCLE);
    CycleState state = known == null ? CycleState.FIRST : CycleState.fromJson(known);
    this.cycles = cycles.map(watch -> watch.apply(state));
    this.unreadable = new AtomicLongArray(channels.size());
    this.recent =
        Stream.generate(RecentReadings::new).limit(channels.size()).toArray(RecentReadings[]::new);
  }

  @Override
  public synchronized void store(List<Reading> readings, String newPosition)
      throws InterruptedException {
    List<SourceEvent> events = new ArrayList<>();
    if (unwatched) {
      unwatched = false;
      cycles.flatMap(CycleWatch::giveUp).ifPresent(abort -> cutShort(abort, events));
    }
    List<Reading> moment = new ArrayList<>();
    for (Reading reading : readings) {
      Reading placed = place(reading);
      if (placed == null) {
        continue;
      }
      if (!moment.isEmpty() && moment.get(0).timeNanos() != placed.timeNanos()) {
        addMoment(moment, events);
      }
      moment.add(placed);
    }
    addMoment(moment, events);
    Map<String, String> notes = new HashMap<>();
    if (newPosition != null) {
      notes.put(POSITION, newPosition);
    }
    cycles.ifPresent(watch -> notes.put(CYCLE, watch.state().toJson()));
    int samples = (int) events.stream().filter(Sample.class::isInstance).count();
    outbox.store(events, notes);
    counts.addRead(samples);
    if (!readings.isEmpty()) {
      heardAt = System.nanoTime();
    }
    if (newPosition != null) {
      position = Optional.of(newPosition);
    }
  }

  /**
   * The device was read by nobody since an earlier process ended. To be called before anything is
   * stored.
   */
  public synchronized void wasNotWatched() {
    unwatched = true;
  }

  private void cutShort(CycleAbort abort, List<SourceEvent> events) {
    LOG.atWarn()
        .addKeyValue("stream", stream)
        .addKeyValue("cycle", abort.cycle())
        .log("the cycle that ran when the connector ended is aborted");
    events.add(abort);
    outbox.lost(abort.timeNanos(), clock.millis() * MILLISECOND, 0, "connector_not_running");
  }

  /**
   * Time has passed: ends a cycle of a device that is there and says nothing. To be called now and
   * then.
   */
  public synchronized void tick() throws InterruptedException {
    if (cycles.isEmpty() || !counts.connected()) {
      return;
    }
    Optional<CycleStop> stop = cycles.get().silent(System.nanoTime() - heardAt);
    if (stop.isPresent()) {
      outbox.store(List.of(stop.get()), Map.of(CYCLE, cycles.get().state().toJson()));
    }
  }

  @Override
  public Optional<String> position() {
    return position;
  }

  @Override
  public void connected() {
    if (!counts.connected()) {
      heardAt = System.nanoTime();
      LOG.atInfo().addKeyValue("stream", stream).log("the source answers");
    }
    counts.connect();
  }

  @Override
  public void disconnected(String reason) {
    // At 1, 2, 4, 8...: it is tried again every few seconds, perhaps for a week.
    if (Long.bitCount(counts.disconnect()) == 1) {
      LOG.atWarn()
          .addKeyValue("stream", stream)
          .addKeyValue("reason", reason)
          .log("the source does not answer, trying again");
    }
  }

  @Override
  public void lost(long fromNanos, long toNanos, String reason) {
    counts.addLost();
    outbox.lost(fromNanos, toNanos, 0, reason);
  }

  @Override
  public void unreadable(int channel, String reason) {
    counts.addUnreadable();
    // At 1, 2, 4, 8...: a broken sensor must not fill the log.
    long ofThisChannel = unreadable.incrementAndGet(channel);
    if (Long.bitCount(ofThisChannel) == 1) {
      LOG.atWarn()
          .addKeyValue("stream", stream)
          .addKeyValue("channel", channels.get(channel).id())
          .addKeyValue("reason", reason)
          .addKeyValue("unreadable", ofThisChannel)
          .log("a value cannot be read and is not sent");
    }
  }

  /** With a time that can be, and that no other reading has; null if it is a repetition. */
  private Reading place(Reading reading) {
    boolean sensor = reading.channel() < sensors;
    Optional<String> complaint = channels.get(reading.channel()).complaint(reading);
    if (complaint.isPresent()) {
      unreadable(reading.channel(), complaint.get());
      return null;
    }
    long time = reading.timeNanos();
    long now = clock.millis() * MILLISECOND;
    if (time < EARLIEST_NANOS || time > now + A_DAY_NANOS) {
      // A device that was reset counts from some other year; its readings are still true.
      counts.addRetimed();
      time = now;
    }
    if (sensor) {
      long placed = recent[reading.channel()].place(time, reading.value());
      if (placed == Long.MIN_VALUE) {
        counts.addRepeated();
        return null;
      }
      time = placed;
    }
    return new Reading(reading.channel(), time, reading.value(), reading.quality(), reading.text());
  }

  private void addMoment(List<Reading> moment, List<SourceEvent> events) {
    if (moment.isEmpty()) {
      return;
    }
    List<Reading> mapped = moment.stream().map(this::map).toList();
    moment.clear();
    Optional<CycleWatch.Moment> seen = cycles.map(watch -> watch.see(mapped));
    seen.flatMap(CycleWatch.Moment::before).ifPresent(events::add);
    seen.flatMap(CycleWatch.Moment::start).ifPresent(events::add);
    for (Reading reading : mapped) {
      if (reading.channel() < sensors) {
        events.add(
            new Sample(reading.timeNanos(), reading.channel(), reading.value(), reading.quality()));
      }
    }
    seen.flatMap(CycleWatch.Moment::after).ifPresent(events::add);
  }

  private Reading map(Reading reading) {
    return new Reading(
        reading.channel(),
        reading.timeNanos(),
        channels.get(reading.channel()).map(reading.value()),
        reading.quality(),
        reading.text());
  }
}
