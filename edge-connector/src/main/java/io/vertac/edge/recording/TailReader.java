package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.CheckSink;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.failure.Failures;
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
    CheckSink sink = new CheckSink(settings.columns().size());
    String problem = "the file has no row with a value in this column yet";
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      while (!sink.hasAny() && System.nanoTime() < deadline) {
        problem = tryOnce(sink, problem);
        if (!sink.hasAny()) {
          Thread.sleep(CHECK_POLL.toMillis());
        }
      }
    } catch (ConfigurationException e) {
      problem = e.getMessage();
    }
    List<ChannelCheck> checks = new ArrayList<>();
    for (int i = 0; i < settings.columns().size(); i++) {
      String address = settings.file().getFileName() + " column " + settings.columns().get(i);
      String complaint = rows == null ? problem : rows.complaint(i).orElse(problem);
      checks.add(sink.check(i, address, complaint));
    }
    return checks;
  }

  /** Reads what is there; tells what to say of a channel that has nothing. */
  private String tryOnce(CheckSink sink, String problem) throws InterruptedException {
    try {
      if (file != null || open(sink)) {
        read(sink);
        return problem;
      }
      return missing();
    } catch (IOException e) {
      return Failures.say(e);
    }
  }

  @Override
  public void close() {
    thread.close();
    shut();
  }

  /** Reads on to where the file ends now. */
  private void follow(ReadingSink sink) throws IOException, InterruptedException {
    if (file == null) {
      if (!open(sink)) {
        throw new IOException(missing());
      }
      requireColumns();
    }
    sink.connected();
    read(sink);
  }

  private String missing() {
    return "there is no file " + settings.file() + " with a heading yet";
  }

  /** With another heading the file may come right later, so this is no end. */
  private void requireColumns() throws IOException {
    for (int i = 0; i < settings.columns().size(); i++) {
      Optional<String> complaint = rows.complaint(i);
      if (complaint.isPresent()) {
        shut();
        throw new IOException(complaint.get());
      }
    }
  }

  private void read(ReadingSink sink) throws IOException, InterruptedException {
    // Looked for first: what came before the other file began is read after that, all of it.
    boolean replaced = file.replaced();
    Optional<String> lines = file.lines();
    while (lines.isPresent() && !thread.stopping()) {
      List<Reading> readings = rows.readings(lines.get(), sink);
      sink.store(readings, file.key() + "\n" + file.offset());
      lines = file.lines();
    }
    if (lines.isEmpty() && replaced) {
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
}
