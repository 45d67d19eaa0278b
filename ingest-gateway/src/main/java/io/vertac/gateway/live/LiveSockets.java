package io.vertac.gateway.live;

import io.vertac.events.CommandType;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.input.CommandInput;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.topics.KafkaSettings;
import java.net.InetAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.FrameHandler;

/** All viewers: lets them in, hears their commands, looks after them, sends them away. */
public final class LiveSockets implements AutoCloseable {
  /** Every path below this is a stream's. */
  public static final String PATH = "/api/live/ws/stream/";

  private static final CommandInput PLAIN = new CommandInput(null, null, null, null, null);

  private final StreamDirectory directory;
  private final CycleCommands commands;
  private final Clock clock;
  private final LiveSettings settings;
  private final LiveMessages messages;
  private final LiveHub hub;
  private final ViewerLimits limits;
  private final Set<ViewerSocket> sockets = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gateway-viewer-watch");
            thread.setDaemon(true);
            return thread;
          });

  public LiveSockets(
      KafkaSettings kafka,
      LiveSettings settings,
      StreamDirectory directory,
      CycleCommands commands,
      Clock clock) {
    this.settings = settings;
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
    this.messages = new LiveMessages(clock);
    this.limits = new ViewerLimits(settings.maxViewers(), settings.maxViewersPerAddress());
    this.hub = new LiveHub(kafka, messages, settings, limits::viewers);
  }

  public void start() {
    hub.start();
    watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  public ViewerLimits limits() {
    return limits;
  }

  /** Whether pages from there may connect, besides the gateway's own. */
  public boolean isAllowedOrigin(String origin) {
    return settings.allowedOrigins().contains(origin);
  }

  /** How many viewers are connected. */
  public int viewers() {
    return limits.viewers();
  }

  /** What one message to one viewer takes, in nanoseconds. */
  public double sendNanos() {
    return hub.sendNanos();
  }

  /** How long a stream's viewers wait from one message to the next, in nanoseconds. */
  public double waitNanos() {
    return hub.waitNanos();
  }

  /** Records of the watched streams that are not read yet. */
  public double lag() {
    return hub.lag();
  }

  /** How many streams somebody watches. */
  public int watchedStreams() {
    return hub.watchedStreams();
  }

  /**
   * @param streamId as the client wrote it
   * @param cursor as the client wrote it; null for none
   */
  public FrameHandler socket(String streamId, String cursor) {
    return new ViewerSocket(
        this, streamId, cursor, new MessageRate(settings.maxMessagesPerSecond()));
  }

  /** Sends every viewer away. */
  @Override
  public void close() {
    watch.shutdownNow();
    sockets.forEach(socket -> socket.viewer().close(Wire.GOING_AWAY, "the gateway stops"));
    hub.close();
  }

  /** False if it may not stay. */
  boolean opened(ViewerSocket socket, InetAddress address, String id, String cursor) {
    Viewer viewer = socket.viewer();
    if (limits.enter(address) != ViewerLimits.Verdict.WELCOME) {
      viewer.close(Wire.TRY_AGAIN_LATER, "too many viewers");
      return false;
    }
    sockets.add(socket);
    if (!AllowList.isUuid(id)) {
      viewer.close(Wire.POLICY_VIOLATION, "unknown stream");
      return true;
    }
    directory
        .find(AllowList.canonicalUuid(id))
        .whenComplete(
            (stream, error) -> {
              if (error != null) {
                viewer.close(Wire.TRY_AGAIN_LATER, "Kafka does not answer");
              } else if (stream.isEmpty()) {
                viewer.close(Wire.POLICY_VIOLATION, "unknown stream");
              } else {
                hub.join(viewer, stream.get(), cursor);
              }
            });
    return true;
  }

  void closed(ViewerSocket socket, InetAddress address, String id) {
    limits.leave(address);
    sockets.remove(socket);
    hub.leave(socket.viewer(), AllowList.canonicalUuid(id));
  }

  void said(Viewer viewer, String id, String message) {
    switch (message) {
      case "ping" -> viewer.send(messages.plain("pong", Map.of()));
      case "cycle_start" -> command(viewer, id, CommandType.start);
      case "cycle_stop" -> command(viewer, id, CommandType.stop);
      default ->
          viewer.send(
              messages.plain(
                  "error",
                  new LiveData.Trouble(
                      "unknown_message", "known are ping, cycle_start and cycle_stop")));
    }
  }

  /** What comes of an accepted command is seen in the state changes; only a refusal is told. */
  private void command(Viewer viewer, String id, CommandType type) {
    try {
      commands
          .issue(
              AllowList.canonicalUuid(id),
              type,
              PLAIN,
              clock.instant().truncatedTo(ChronoUnit.MICROS))
          .whenComplete(
              (result, error) -> {
                if (error != null) {
                  viewer.send(messages.plain("error", trouble(error)));
                }
              });
    } catch (Refusal e) {
      viewer.send(messages.plain("error", trouble(e)));
    }
  }

  private void look() {
    long now = System.nanoTime();
    long idle = settings.idleTimeout().toNanos();
    long stall = settings.stallTimeout().toNanos();
    sockets.forEach(socket -> socket.viewer().check(now, idle, stall));
    hub.compact();
  }

  private static LiveData.Trouble trouble(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof Refusal refusal
        ? new LiveData.Trouble(refusal.code(), refusal.getMessage())
        : new LiveData.Trouble("internal", "something went wrong in the gateway");
  }
}
