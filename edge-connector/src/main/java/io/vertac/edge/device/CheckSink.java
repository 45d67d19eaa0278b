package io.vertac.edge.device;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at readings while a device is tried, and stores nothing. Used by one thread. */
public final class CheckSink implements ReadingSink {
  private final SeenReadings[] seen;
  private final Map<Integer, String> problems = new HashMap<>();

  public CheckSink(int channels) {
    seen = Stream.generate(SeenReadings::new).limit(channels).toArray(SeenReadings[]::new);
  }

  @Override
  public void store(List<Reading> readings, String position) {
    readings.forEach(reading -> seen[reading.channel()].add(reading));
  }

  @Override
  public void unreadable(int channel, String reason) {
    problems.put(channel, reason);
  }

  @Override
  public Optional<String> position() {
    return Optional.empty();
  }

  @Override
  public void connected() {}

  @Override
  public void disconnected(String reason) {}

  @Override
  public void lost(long fromNanos, long toNanos, String reason) {}

  /** Whether anything came at all. */
  public boolean hasAny() {
    return !problems.isEmpty() || Stream.of(seen).anyMatch(one -> one.count() > 0);
  }

  /** Whether every channel gave something. */
  public boolean hasAll() {
    return Stream.of(seen).allMatch(one -> one.count() > 0);
  }

  /**
   * @param problem why there is nothing, if the channel itself does not know
   */
  public ChannelCheck check(int channel, String address, String problem) {
    return seen[channel].count() > 0
        ? new ChannelCheck(address, seen[channel], "")
        : ChannelCheck.failed(address, problems.getOrDefault(channel, problem));
  }
}
