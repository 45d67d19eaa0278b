package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.device.SilentSink;
import io.vertac.edge.intake.SteadyClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a CSV file that grows. The place up to which it was read is stored with the readings, so
 * every line is read once, whatever happens in between. A file that was replaced or emptied is
 * begun anew, after the rest of the old one.
 */
public final class TailReader implements DeviceReader {
  private static final Duration CHECK_POLL = Duration.ofMillis(100);

  private final TailSettings settings;
  private final SteadyClock clock;
  private final ReaderThread thread;
  private TailFile file;
  private TailRows rows;

  public TailReader(TailSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = new SteadyClock(clock);
    this.thread = new ReaderThread("edge-tail", settings.poll());
  }

  @Override
  public void start(ReadingSink sink) {
    thread.start(() -> follow(sink), sink::disconnected);
  }

  /** The last line of what is there now. */
  @Override
  public List<ChannelCheck> check(Duration timeout) throws InterruptedException {
    CheckSink sink = new CheckSink();
    Reading[] last = new Reading[settings.columns().size()];
    String problem = "the file has no row with a value in this column";
    try {
      long deadline = System.nanoTime() + timeout.toNanos();
      do {
        follow(sink);
        sink.readings.forEach(reading -> last[reading.channel()] = reading);
        sink.readings.clear();
        Thread.sleep(sink.stored == 0 ? CHECK_POLL.toMillis() : 0);
        sink.stored = 0;
      } while (last[0] == null && System.nanoTime() < deadline);
    } catch (IOException | ConfigurationException e) {
      problem = e.getMessage();
    }
    List<ChannelCheck> checks = new ArrayList<>();
    for (int i = 0; i < last.length; i++) {
      Optional<Reading> found = Optional.ofNullable(last[i]);
      checks.add(
          new ChannelCheck(
              settings.file() + " column " + settings.columns().get(i),
              found,
              found.isPresent() ? "" : problem));
    }
    return checks;
  }

  @Override
  public void close() {
    thread.close();
    shut();
  }

  /** Reads on to where the file ends now. */
  private void follow(ReadingSink sink) throws IOException, InterruptedException {
    if (file == null && !open(sink)) {
      throw new IOException("there is no file " + settings.file() + " with a heading yet");
    }
    sink.connected();
    Optional<String> lines = file.lines();
    while (lines.isPresent() && !thread.stopping()) {
      List<Reading> readings = rows.readings(lines.get(), sink);
      sink.store(readings, file.key() + "\n" + file.offset());
      lines = file.lines();
    }
    if (lines.isEmpty() && file.replaced()) {
      shut();
    }
  }

  private boolean open(ReadingSink sink) throws IOException {
    if (!Files.isReadable(settings.file())) {
      return false;
    }
    TailFile opened = TailFile.open(settings.file());
    Optional<String> beginning = opened.lines();
    if (beginning.isEmpty()) {
      opened.close();
      return false;
    }
    rows = new TailRows(beginning.get(), settings, clock);
    long afterHeading =
        beginning
            .get()
            .substring(0, beginning.get().indexOf('\n') + 1)
            .getBytes(StandardCharsets.UTF_8)
            .length;
    opened.seek(place(opened, sink, afterHeading));
    file = opened;
    return true;
  }

  private long place(TailFile opened, ReadingSink sink, long afterHeading) throws IOException {
    Optional<String> position = sink.position();
    if (position.isEmpty()) {
      return settings.fromEnd() ? opened.size() : afterHeading;
    }
    String[] parts = position.get().split("\n");
    long offset = Long.parseLong(parts[1]);
    boolean same = parts[0].equals(opened.key()) && offset <= opened.size();
    return same ? Math.max(offset, afterHeading) : afterHeading;
  }

  private void shut() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      file = null;
    }
  }

  /** Keeps readings in memory only. */
  private static final class CheckSink extends SilentSink {
    private final List<Reading> readings = new ArrayList<>();
    private int stored;

    @Override
    public void store(List<Reading> more, String position) {
      readings.addAll(more);
      stored += more.size();
    }
  }
}
