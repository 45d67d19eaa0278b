package io.vertac.edge.site;

import io.vertac.edge.failure.Failures;
import io.vertac.edge.source.BadReading;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.Sample;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.SourceEvent;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Looks at the beginning of something that is played. Used once. */
final class PlayedCheck {
  private static final int MOST_EVENTS = 100_000;
  private static final double NANOS_A_SECOND = 1e9;

  private final MachineSource source;
  private final CheckLines lines;
  private final Sample[] first;
  private final BadReading[] bad;
  private final long[] good;
  private final long[] unreadable;

  PlayedCheck(MachineSource source, CheckLines lines) {
    this.source = source;
    this.lines = lines;
    int sensors = source.machine().sensors().size();
    this.first = new Sample[sensors];
    this.bad = new BadReading[sensors];
    this.good = new long[sensors];
    this.unreadable = new long[sensors];
  }

  /** Prints each sensor's first value; tells whether every sensor has one. */
  boolean run() {
    try (EventSequence events = source.open(0)) {
      SourceEvent event = events.next();
      for (int i = 0; i < MOST_EVENTS && event != null; i++) {
        look(event);
        event = events.next();
      }
    } catch (IOException e) {
      lines.fails(source.machine().deviceName(), Failures.say(e));
      return false;
    }
    List<SensorDescription> sensors = source.machine().sensors();
    boolean all = true;
    for (int i = 0; i < sensors.size(); i++) {
      all &= sensor(i, sensors.get(i));
    }
    return all;
  }

  private void look(SourceEvent event) {
    if (event instanceof Sample sample) {
      good[sample.sensor()]++;
      if (first[sample.sensor()] == null) {
        first[sample.sensor()] = sample;
      }
    } else if (event instanceof BadReading reading) {
      unreadable[reading.sensor()]++;
      if (bad[reading.sensor()] == null) {
        bad[reading.sensor()] = reading;
      }
    }
  }

  private boolean sensor(int number, SensorDescription sensor) {
    String reason = bad[number] == null ? "it has no value" : bad[number].reason();
    if (first[number] == null) {
      lines.fails(sensor.id(), reason);
      return false;
    }
    Sample sample = first[number];
    lines.ok(
        sensor.id(),
        (CheckLines.plain(sample.value()) + " " + sensor.unit()).strip(),
        sample.quality(),
        String.format(
            Locale.ROOT, "%.3f s after the beginning", sample.timeNanos() / NANOS_A_SECOND));
    lines.unreadable(unreadable[number], good[number] + unreadable[number], reason);
    return true;
  }
}
