package io.vertac.gateway.live;

import io.vertac.events.CycleStatus;
import io.vertac.gateway.streams.StreamState;
import io.vertac.gateway.streams.StreamViews;
import io.vertac.topics.KafkaSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Brings what happens on the watched streams to their viewers.
 *
 * <p>The reader's thread writes each message once and hangs it on its stream's chain; a few other
 * threads, as many as there are processors, offer it to the viewers. None of them waits for
 * anybody.
 */
final class LiveHub implements LiveReader.Listener, AutoCloseable {
  /** All that may wait for slow viewers. */
  private static final long MAX_WAITING_BYTES = Runtime.getRuntime().maxMemory() / 8;

  private static final int BYTES_PER_POINT = 28;
  private static final int MIN_STREAM_POINTS = 1_000;
  private static final long REMINDER_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final IntSupplier viewers;
  private final LiveMessages messages;
  private final LiveReader reader;
  private final Replays replays;
  private final int maxStreamPoints;
  private final FanOutPace pace = new FanOutPace(Runtime.getRuntime().availableProcessors());
  private final ScheduledExecutorService fanOut =
      Executors.newScheduledThreadPool(
          Runtime.getRuntime().availableProcessors(),
          task -> {
            Thread thread = new Thread(task, "gateway-fan-out");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final Set<Watched> touched = new HashSet<>();
  private long remindedAtNanos = System.nanoTime();
  private boolean readSinceReminder;

  /**
   * @param viewers how many there are
   */
  LiveHub(KafkaSettings kafka, LiveMessages messages, LiveSettings settings, IntSupplier viewers) {
    this.viewers = viewers;
    this.messages = messages;
    this.maxStreamPoints = settings.maxStreamPoints();
    this.reader = new LiveReader(kafka, this);
    this.replays = new Replays(kafka, messages, settings.maxReplayRecords());
  }

  void start() {
    reader.start();
    replays.start();
  }

  /** What one message to one viewer takes, in nanoseconds. */
  double sendNanos() {
    return pace.nanosEach();
  }

  /** From one message of a stream to its next, in nanoseconds. */
  long waitNanos() {
    return pace.between(viewers.getAsInt());
  }

  /** Records of the watched streams that are not read yet. */
  double lag() {
    return reader.lag();
  }

  /** How many streams somebody watches. */
  int watchedStreams() {
    return watched.size();
  }

  /** Greets the viewer, gives it what it missed or asked for, and from then on whatever happens. */
  void join(Viewer viewer, StreamState stream, Beginning beginning) {
    reader.execute(() -> joinNow(viewer, stream, beginning));
  }

  void leave(Viewer viewer, String streamId) {
    reader.execute(() -> leaveNow(viewer, streamId));
  }

  /**
   * Tells viewers of a state that changed while they were let in; call it every second or so.
   *
   * @param known what is known of a stream by another reader
   */
  void remind(Function<String, Optional<StreamState>> known) {
    reader.execute(() -> remindNow(known));
  }

  /**
   * Reminders that waited together for a busy reader are one: between two of them what comes by
   * itself must have had the time to.
   */
  private void remindNow(Function<String, Optional<StreamState>> known) {
    long now = System.nanoTime();
    if (!readSinceReminder || now - remindedAtNanos < REMINDER_PAUSE_NANOS) {
      return;
    }
    watched.forEach(
        (streamId, stream) ->
            known
                .apply(streamId)
                .flatMap(StreamState::status)
                .ifPresent(status -> remind(stream, status)));
    roundRead();
    remindedAtNanos = now;
    readSinceReminder = false;
  }

  private void remind(Watched stream, CycleStatus status) {
    CycleStatus before = stream.feed().shown();
    stream.feed().remind(status, position(stream));
    if (stream.feed().shown() != before) {
      touched.add(stream);
    }
  }

  /** Keeps within bounds what waits for slow viewers. */
  void compact() {
    long share = MAX_WAITING_BYTES / BYTES_PER_POINT / Math.max(1, watched.size());
    int maxPoints = (int) Math.max(MIN_STREAM_POINTS, Math.min(maxStreamPoints, share));
    for (Watched stream : watched.values()) {
      for (Viewer tooSlow : stream.channel().compact(maxPoints)) {
        tooSlow.close(Wire.TRY_AGAIN_LATER, "reads too slowly; come back with the cursor");
      }
    }
  }

  @Override
  public boolean isWatched(String streamId) {
    return watched.containsKey(streamId);
  }

  @Override
  public void read(String streamId, SpecificRecord value, long offset, LivePosition after) {
    Watched stream = watched.get(streamId);
    stream.feed().accept(value, offset, after);
    touched.add(stream);
  }

  @Override
  public void topicRead() {
    touched.forEach(stream -> stream.feed().flush(position(stream)));
  }

  @Override
  public void roundRead() {
    readSinceReminder = true;
    for (Watched stream : watched.values()) {
      if (stream.feed().isHolding()) {
        stream.feed().release(position(stream), false);
        touched.add(stream);
      }
    }
    for (Watched stream : touched) {
      if (stream.channel().schedule()) {
        LiveChannel channel = stream.channel();
        fanOut.schedule(() -> offer(channel), pause(channel), TimeUnit.NANOSECONDS);
      }
    }
    touched.clear();
  }

  @Override
  public void close() {
    reader.close();
    replays.close();
    fanOut.shutdownNow();
  }

  private void offer(LiveChannel channel) {
    long begun = System.nanoTime();
    int offered = channel.fanOut();
    pace.took(System.nanoTime() - begun, offered);
  }

  private long pause(LiveChannel channel) {
    long next = channel.offeredAtNanos() + pace.between(viewers.getAsInt());
    return Math.max(0, next - System.nanoTime());
  }

  private void joinNow(Viewer viewer, StreamState stream, Beginning beginning) {
    if (viewer.isClosed()) {
      return;
    }
    String streamId = stream.registered().getStreamId();
    Watched joined;
    try {
      joined = watch(streamId, stream);
    } catch (KafkaException e) {
      viewer.close(Wire.TRY_AGAIN_LATER, "Kafka does not answer");
      return;
    }
    LivePosition now = new LivePosition(position(joined).offsets().clone());
    String cursor = beginning.cursor();
    Optional<LivePosition> from =
        cursor == null ? Optional.empty() : replays.from(cursor, streamId, now);
    boolean history = from.isEmpty() && beginning.historySeconds() > 0;
    viewer.attach(joined.channel(), from.isPresent() || history);
    greet(viewer, stream, joined, from.isPresent(), now);
    if (cursor != null && from.isEmpty()) {
      viewer.send(messages.plain("error", Replays.TOO_OLD));
    }
    if (from.isPresent() || history) {
      replays.add(
          new Replays.Request(
              viewer,
              streamId,
              joined.channel().partition(),
              from.orElse(now),
              now,
              history ? beginning.historySeconds() : 0));
    }
  }

  private Watched watch(String streamId, StreamState stream) {
    Watched known = watched.get(streamId);
    if (known != null) {
      return known;
    }
    int partition = reader.partitionOf(streamId);
    reader.watch(partition);
    LiveChannel channel = new LiveChannel(streamId, partition, messages);
    StreamFeed feed =
        new StreamFeed(streamId, stream.status().orElse(null), new ToChannel(channel, messages));
    Watched fresh = new Watched(channel, feed);
    watched.put(streamId, fresh);
    return fresh;
  }

  private void greet(
      Viewer viewer, StreamState stream, Watched joined, boolean resumed, LivePosition now) {
    StreamState newest = newest(stream, joined.feed().shown());
    StreamViews.Stream shown = StreamViews.stream(newest);
    viewer.send(
        messages.plain(
            "connection_established",
            new LiveData.Welcome(
                shown.streamId(),
                shown.status(),
                shown.sampleCount(),
                shown.sensors(),
                resumed,
                now.text(shown.streamId()))));
    viewer.send(messages.plain("state_change", StreamViews.cycle(newest)));
  }

  /** The directory and the reader follow the same topic, each at its own pace. */
  private static StreamState newest(StreamState stream, CycleStatus told) {
    boolean isTold =
        told != null && stream.status().map(s -> s.getVersion() < told.getVersion()).orElse(true);
    return isTold ? new StreamState(stream.registered(), Optional.of(told)) : stream;
  }

  private void leaveNow(Viewer viewer, String streamId) {
    Watched left = watched.get(streamId);
    if (left != null && left.channel().remove(viewer)) {
      watched.remove(streamId);
      touched.remove(left);
      reader.unwatch(left.channel().partition());
    }
  }

  private LivePosition position(Watched stream) {
    return reader.position(stream.channel().partition());
  }

  private record Watched(LiveChannel channel, StreamFeed feed) {}

  private record ToChannel(LiveChannel channel, LiveMessages messages) implements StreamFeed.Out {
    @Override
    public void event(String type, Object data, String cursor) {
      channel.append(messages.message(type, data, cursor, false));
    }

    @Override
    public void samples(SampleBlock samples, String cursor) {
      channel.append(samples, cursor);
    }
  }
}
