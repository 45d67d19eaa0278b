package io.vertac.edge.device;

import java.util.List;
import java.util.Optional;

/** Takes readings and forgets them: for trying a device. What is of interest can be overridden. */
public class SilentSink implements ReadingSink {
  public static final SilentSink INSTANCE = new SilentSink();

  protected SilentSink() {}

  @Override
  public void store(List<Reading> readings, String position) {}

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

  @Override
  public void unreadable(int channel, String reason) {}
}
