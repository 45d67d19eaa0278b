package io.vertac.edge.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a reader reads. */
public final class MemorySink implements ReadingSink {
  private final List<Reading> readings = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();
  private String position;
  private volatile boolean connected;

  @Override
  public synchronized void store(List<Reading> more, String newPosition) {
    // What a device sends again after a break is told by its time; so does the intake.
    more.stream().filter(reading -> !readings.contains(reading)).forEach(readings::add);
    position = newPosition == null ? position : newPosition;
  }

  @Override
  public synchronized Optional<String> position() {
    return Optional.ofNullable(position);
  }

  @Override
  public void connected() {
    connected = true;
  }

  @Override
  public synchronized void disconnected(String reason) {
    connected = false;
    happened.add(reason);
  }

  @Override
  public synchronized void lost(long fromNanos, long toNanos, String reason) {
    happened.add(reason);
  }

  @Override
  public synchronized void unreadable(int channel, String reason) {
    happened.add(channel + " " + reason);
  }

  boolean isConnected() {
    return connected;
  }

  synchronized List<Reading> readings(int channel) {
    return readings.stream().filter(reading -> reading.channel() == channel).toList();
  }

  /** Values of a channel, without those that follow an equal one. */
  synchronized List<Double> values(int channel) {
    List<Double> values = new ArrayList<>();
    for (Reading reading : readings(channel)) {
      if (values.isEmpty() || values.get(values.size() - 1) != reading.value()) {
        values.add(reading.value());
      }
    }
    return values;
  }

  synchronized List<String> happened() {
    return List.copyOf(happened);
  }
}
