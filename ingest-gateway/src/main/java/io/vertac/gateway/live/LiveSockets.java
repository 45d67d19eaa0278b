package io.vertac.gateway.live;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsMessageContext;
import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleStatus;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.input.CommandInput;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.gateway.streams.StreamState;
import io.vertac.gateway.streams.StreamViews;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The WebSocket: tells viewers of a stream how its cycles go, and takes their commands. */
public final class LiveSockets implements AutoCloseable {
  public static final String PATH = "/api/live/ws/stream/{stream_id}";

  private static final int GOING_AWAY = 1001;
  private static final int POLICY_VIOLATION = 1008;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final long PING_SECONDS = 15;
  private static final CommandInput PLAIN = new CommandInput(null, null, null, null, null);

  private final StreamDirectory directory;
  private final CycleCommands commands;
  private final Clock clock;
  private final Map<String, Set<LiveSession>> viewers = new ConcurrentHashMap<>();

  public LiveSockets(StreamDirectory directory, CycleCommands commands, Clock clock) {
    this.directory = directory;
    this.commands = commands;
    this.clock = clock;
    directory.onStatus(this::tell);
  }

  /**
   * @param sockets throws a refusal as long as the gateway is not ready
   */
  public static void install(WsConfig ws, Supplier<LiveSockets> sockets) {
    ws.onConnect(
        ctx -> {
          try {
            sockets.get().connect(ctx);
          } catch (Refusal e) {
            ctx.closeSession(TRY_AGAIN_LATER, e.getMessage());
          }
        });
    ws.onMessage(ctx -> sockets.get().message(ctx));
    ws.onClose(ctx -> sockets.get().leave(ctx.pathParam("stream_id"), ctx.attribute("viewer")));
  }

  /** Sends every viewer away. */
  @Override
  public void close() {
    viewers.values().stream()
        .flatMap(Set::stream)
        .forEach(viewer -> viewer.close(GOING_AWAY, "the gateway stops"));
  }

  private void connect(WsConnectContext ctx) {
    LiveSession viewer = new LiveSession(ctx.session);
    String id = ctx.pathParam("stream_id");
    if (!AllowList.isUuid(id)) {
      viewer.close(POLICY_VIOLATION, "unknown stream");
      return;
    }
    String streamId = AllowList.canonicalUuid(id);
    ctx.attribute("viewer", viewer);
    ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
    directory
        .find(streamId)
        .whenComplete(
            (stream, error) -> {
              if (error != null) {
                viewer.close(TRY_AGAIN_LATER, "Kafka does not answer");
              } else if (stream.isEmpty()) {
                viewer.close(POLICY_VIOLATION, "unknown stream");
              } else {
                welcome(viewer, stream.get());
              }
            });
  }

  private void welcome(LiveSession viewer, StreamState stream) {
    StreamViews.Stream shown = StreamViews.stream(stream);
    String now = clock.instant().toString();
    viewer.send(
        LiveMessage.text(
            "connection_established",
            now,
            new Welcome(shown.streamId(), shown.status(), shown.sampleCount(), shown.sensors())));
    stream.status().ifPresent(viewer::isNews);
    viewer.send(LiveMessage.text("state_change", now, StreamViews.cycle(stream)));
    viewers.computeIfAbsent(shown.streamId(), id -> ConcurrentHashMap.newKeySet()).add(viewer);
    // What happened between the look and joining would be missed otherwise.
    directory.known(shown.streamId()).flatMap(StreamState::status).ifPresent(this::tell);
  }

  private void message(WsMessageContext ctx) {
    LiveSession viewer = ctx.attribute("viewer");
    if (viewer == null) {
      return;
    }
    String now = clock.instant().toString();
    switch (ctx.message().strip()) {
      case "ping" -> viewer.send(LiveMessage.text("pong", now, Map.of()));
      case "cycle_start" -> command(viewer, ctx.pathParam("stream_id"), CommandType.start);
      case "cycle_stop" -> command(viewer, ctx.pathParam("stream_id"), CommandType.stop);
      default ->
          viewer.send(
              LiveMessage.text(
                  "error",
                  now,
                  new Trouble("unknown_message", "known are ping, cycle_start and cycle_stop")));
    }
  }

  /** What comes of an accepted command is seen in the state changes; only a refusal is told. */
  private void command(LiveSession viewer, String id, CommandType type) {
    CompletableFuture<CommandResult> decision =
        commands.issue(
            AllowList.canonicalUuid(id),
            type,
            PLAIN,
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    decision.whenComplete(
        (result, error) -> {
          if (error != null) {
            viewer.send(LiveMessage.text("error", clock.instant().toString(), trouble(error)));
          }
        });
  }

  private void tell(CycleStatus status) {
    for (LiveSession viewer : viewers.getOrDefault(status.getStreamId(), Set.of())) {
      if (viewer.isNews(status)) {
        viewer.send(
            LiveMessage.text(
                "state_change", clock.instant().toString(), StreamViews.cycle(status)));
      }
    }
  }

  private void leave(String id, LiveSession viewer) {
    if (viewer != null) {
      viewers.computeIfPresent(
          AllowList.canonicalUuid(id),
          (streamId, all) -> {
            all.remove(viewer);
            return all.isEmpty() ? null : all;
          });
    }
  }

  private static Trouble trouble(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof Refusal refusal
        ? new Trouble(refusal.code(), refusal.getMessage())
        : new Trouble("internal", "something went wrong in the gateway");
  }

  record Welcome(String streamId, String status, long sampleCount, Object sensors) {}

  record Trouble(String code, String detail) {}
}
