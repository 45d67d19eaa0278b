package io.vertac.gateway.live;

import io.vertac.config.OpenFiles;
import io.vertac.events.CommandType;
import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.input.CommandInput;
import io.vertac.gateway.input.CommandParser;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.Right;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.topics.KafkaSettings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All viewers: lets them in, hears their commands, looks after them, sends them away. */
public final class LiveSockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSockets.class);

  /** Every path below this is a stream's. */
  public static final String PATH = "/api/live/ws/stream/";

  /** A sixth of the connections is kept back for them, where that is not more than this. */
  private static final int MOST_OTHER_CALLS = 500;

  private static final long INTRODUCTION_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int OK = 200;
  private static final int INTERNAL = 500;
  private static final String UNKNOWN = "unknown stream";
  private static final Map<String, CommandType> COMMANDS =
      Map.of(
          "cycle_start", CommandType.start,
          "cycle_stop", CommandType.stop,
          "cycle_abort", CommandType.abort);

  private final StreamDirectory directory;
  private final CycleCommands commands;
  private final Admission admission;
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
      Admission admission,
      Clock clock) {
    this.admission = admission;
    this.settings = settings;
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
    this.messages = new LiveMessages(clock);
    this.limits = new ViewerLimits(mostViewers(), settings.maxViewersPerAddress());
    this.hub = new LiveHub(kafka, messages, settings, limits::viewers);
  }

  /** So many that there is room for telling others that there is none, and for other calls. */
  private int mostViewers() {
    int connections = OpenFiles.connections();
    int room = Math.min(connections / 6, MOST_OTHER_CALLS);
    int most = Math.min(settings.maxViewers(), connections - room);
    if (most < settings.maxViewers()) {
      LOG.atInfo()
          .addKeyValue("viewers", most)
          .log(
              "fewer viewers than LIVE_MAX_VIEWERS: a process may not open more files (ulimit -n)");
    }
    return most;
  }

  public void start() {
    hub.start();
    watch.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  public ViewerLimits limits() {
    return limits;
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
   * @param beginning as the client asked for it
   * @param entry how the client got in; null if it has yet to say who it is, in its first message
   */
  public FrameHandler socket(String streamId, Beginning beginning, Entry entry) {
    return new ViewerSocket(
        this, streamId, beginning, entry, new MessageRate(settings.maxMessagesPerSecond()));
  }

  /** Sends every viewer away. */
  @Override
  public void close() {
    watch.shutdownNow();
    sockets.forEach(socket -> socket.viewer().close(Wire.GOING_AWAY, "the gateway stops"));
    hub.close();
  }

  /** False if it may not stay. */
  boolean opened(ViewerSocket socket, InetAddress address) {
    // One that may not stay is looked after, too: it may never answer that it was closed.
    sockets.add(socket);
    if (limits.enter(address) != ViewerLimits.Verdict.WELCOME) {
      socket.viewer().close(Wire.TRY_AGAIN_LATER, "too many viewers");
      return false;
    }
    return true;
  }

  /** Lets a viewer see the stream, now that it is known who it is. */
  void join(Viewer viewer, String id, Beginning beginning, Caller caller) {
    if (!Right.READ_STREAM.isOf(caller.role()) || !AllowList.isUuid(id)) {
      viewer.close(Wire.POLICY_VIOLATION, UNKNOWN);
      return;
    }
    directory
        .find(AllowList.canonicalUuid(id), caller)
        .whenComplete(
            (stream, error) -> {
              if (error != null) {
                viewer.close(Wire.TRY_AGAIN_LATER, "Kafka does not answer");
              } else if (stream.isEmpty()) {
                viewer.close(Wire.POLICY_VIOLATION, UNKNOWN);
              } else {
                hub.join(viewer, stream.get(), beginning);
              }
            });
  }

  /**
   * Takes a viewer's first message, which says who it is.
   *
   * @return null if it does not; the viewer is closed then, and told why
   */
  Entry introduced(ViewerSocket socket, String message) {
    try {
      return admission.introduced(message, socket.address());
    } catch (Refusal e) {
      socket.viewer().close(Wire.POLICY_VIOLATION, e.getMessage());
      return null;
    }
  }

  void closed(ViewerSocket socket) {
    sockets.remove(socket);
  }

  /** For one that was allowed to stay. */
  void left(Viewer viewer, InetAddress address, String id) {
    limits.leave(address);
    hub.leave(viewer, AllowList.canonicalUuid(id));
  }

  void said(ViewerSocket socket, String id, String message) {
    Viewer viewer = socket.viewer();
    int end = message.indexOf(' ');
    String word = end < 0 ? message : message.substring(0, end);
    if (message.equals("ping")) {
      viewer.send(messages.plain("pong", Map.of()));
    } else if (COMMANDS.containsKey(word)) {
      command(socket, id, COMMANDS.get(word), end < 0 ? "" : message.substring(end));
    } else {
      viewer.send(
          messages.plain(
              "error",
              new LiveData.Trouble(
                  "unknown_message", "known are ping, cycle_start, cycle_stop and cycle_abort")));
    }
  }

  /**
   * What comes of an accepted command is seen in the state changes; only a refusal is told.
   *
   * @param body as of the REST call of that name; empty for none
   */
  private void command(ViewerSocket socket, String id, CommandType type, String body) {
    Viewer viewer = socket.viewer();
    Caller caller = socket.entry().caller();
    try {
      if (!Right.COMMAND.isOf(caller.role())) {
        admission.forbidden(socket.entry(), socket.address());
        throw Refusal.of(
            RefusalKind.FORBIDDEN, "role_missing", "this role does not allow commands");
      }
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      CommandInput input =
          CommandParser.parse(body.getBytes(StandardCharsets.UTF_8), null, null, now);
      commands
          .issue(AllowList.canonicalUuid(id), type, input, now, caller)
          .whenComplete(
              (result, error) -> {
                note(socket, id, type, error);
                if (error != null) {
                  viewer.send(messages.plain("error", trouble(error)));
                }
              });
    } catch (Refusal e) {
      note(socket, id, type, e);
      viewer.send(messages.plain("error", trouble(e)));
    }
  }

  private void note(ViewerSocket socket, String id, CommandType type, Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    int failed = cause instanceof Refusal refusal ? refusal.kind().status() : INTERNAL;
    admission
        .audit()
        .record(
            socket.entry().caller(),
            socket.address(),
            new AuditTrail.Action("cycle_" + type.name(), AllowList.canonicalUuid(id), ""),
            error == null ? OK : failed);
  }

  private void look() {
    long now = System.nanoTime();
    long idle = settings.idleTimeout().toNanos();
    long stall = settings.stallTimeout().toNanos();
    sockets.forEach(
        socket -> {
          socket.viewer().check(now, idle, stall);
          requireWelcome(socket, now);
        });
    hub.compact();
    hub.remind(directory::known);
  }

  /** A key that is revoked ends what it has begun; one that is never shown begins nothing. */
  private void requireWelcome(ViewerSocket socket, long now) {
    Entry entry = socket.entry();
    if (entry == null && now - socket.openedAt() > INTRODUCTION_NANOS) {
      socket.viewer().close(Wire.POLICY_VIOLATION, "did not say who it is");
    } else if (entry != null && !admission.isStillWelcome(entry)) {
      socket.viewer().close(Wire.POLICY_VIOLATION, "the key opens nothing any more");
    }
  }

  private static LiveData.Trouble trouble(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof Refusal refusal
        ? new LiveData.Trouble(refusal.code(), refusal.getMessage())
        : new LiveData.Trouble("internal", "something went wrong in the gateway");
  }
}
