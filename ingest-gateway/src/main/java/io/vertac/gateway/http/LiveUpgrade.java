package io.vertac.gateway.http;

import io.vertac.gateway.json.Json;
import io.vertac.gateway.live.Beginning;
import io.vertac.gateway.live.LiveSockets;
import io.vertac.gateway.live.PreparedFrames;
import io.vertac.gateway.live.SharedDeflate;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.ExtensionConfig;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/**
 * Turns requests for the live channel into WebSockets, below the servlets: a connection that is
 * open for days should hold nothing but itself. Pages of other origins, and more connections than
 * are allowed, are refused before.
 */
final class LiveUpgrade extends Handler.Wrapper {
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int MAX_FRAME_BYTES = 64 * 1024;

  /** Room for a token, which may be the first message. */
  private static final int MAX_TEXT_BYTES = 4 * 1024;

  private static final int INPUT_BUFFER_BYTES = 512;

  /** What waits in the kernel is old when a slow viewer reads it: better little of it. */
  private static final int SEND_BUFFER_BYTES = 64 * 1024;

  private final Supplier<LiveSockets> sockets;
  private final Guard guard;
  private final WebSocketMappings mappings;
  private final Configuration.ConfigurationCustomizer settings =
      new Configuration.ConfigurationCustomizer();

  /**
   * @param sockets throws a refusal as long as the gateway is not ready
   */
  LiveUpgrade(
      Supplier<LiveSockets> sockets, Guard guard, ByteBufferPool buffers, Executor threads) {
    this.sockets = sockets;
    this.guard = guard;
    WebSocketExtensionRegistry extensions = new WebSocketExtensionRegistry();
    extensions.register("permessage-deflate", SharedDeflate.class);
    extensions.register(PreparedFrames.NAME, PreparedFrames.class);
    this.mappings =
        new WebSocketMappings(
            new WebSocketComponents(extensions, null, buffers, null, null, threads));
    installBean(mappings);
    settings.setIdleTimeout(Duration.ZERO);
    settings.setMaxFrameSize((long) MAX_FRAME_BYTES);
    settings.setMaxTextMessageSize((long) MAX_TEXT_BYTES);
    settings.setMaxBinaryMessageSize((long) MAX_TEXT_BYTES);
    settings.setInputBufferSize(INPUT_BUFFER_BYTES);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!Request.getPathInContext(request).startsWith(LiveSockets.PATH)) {
      return super.handle(request, response, callback);
    }
    try {
      boolean upgraded =
          mappings.upgrade(
              new Negotiator(sockets.get(), guard), request, response, callback, settings);
      if (!upgraded) {
        throw Refusal.of(
            RefusalKind.UPGRADE_REQUIRED, "this is a WebSocket; connect with Upgrade: websocket");
      }
    } catch (Refusal e) {
      refuse(e, request, response, callback);
    }
    return true;
  }

  private static void refuse(
      Refusal refusal, Request request, Response response, Callback callback) {
    response.setStatus(refusal.kind().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    if (refusal.retryAfterSeconds() != null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retryAfterSeconds());
    }
    if (refusal.kind() == RefusalKind.UPGRADE_REQUIRED) {
      response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
    }
    if (refusal.kind() == RefusalKind.UNAUTHENTICATED) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, Problems.CHALLENGE);
    }
    Problem problem = Problem.of(refusal, request.getHttpURI().getCanonicalPath());
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
  }

  /** Decides about one request; refusals are thrown before anything was answered. */
  private record Negotiator(LiveSockets sockets, Guard guard) implements WebSocketNegotiator {

    @Override
    public FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      requireRoom(request);
      limitSendBuffer(request);
      sendPrepared(response);
      return sockets.socket(
          Request.getPathInContext(request).substring(LiveSockets.PATH.length()),
          beginning(Request.extractQueryParameters(request)),
          guard.enter(request));
    }

    private static Beginning beginning(Fields query) {
      String cursor = query.getValue("cursor");
      String history = query.getValue("history");
      return new Beginning(
          cursor == null || cursor.isEmpty() ? null : cursor,
          history == null
              ? 0
              : Requests.number("history", history, 0, Beginning.MAX_HISTORY_SECONDS));
    }

    private static void sendPrepared(ServerUpgradeResponse response) {
      List<ExtensionConfig> extensions = new ArrayList<>();
      extensions.add(new ExtensionConfig(PreparedFrames.NAME));
      response.getExtensions().stream()
          .filter(extension -> !extension.isInternalExtension())
          .forEach(extensions::add);
      response.setExtensions(extensions);
    }

    private void requireRoom(Request request) {
      InetAddress address =
          ((InetSocketAddress) request.getConnectionMetaData().getRemoteSocketAddress())
              .getAddress();
      switch (sockets.limits().ask(address)) {
        case TOO_MANY_FROM_ADDRESS ->
            throw Refusal.retryLater(
                RefusalKind.BUSY,
                "too many viewers from this address; LIVE_MAX_VIEWERS_PER_ADDRESS is the limit",
                RETRY_AFTER_SECONDS);
        case FULL ->
            throw Refusal.retryLater(
                RefusalKind.UNAVAILABLE,
                "this gateway has as many viewers as it may have; LIVE_MAX_VIEWERS is the limit",
                RETRY_AFTER_SECONDS);
        default -> {
          // Welcome.
        }
      }
    }

    private static void limitSendBuffer(Request request) {
      Object transport =
          request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
      if (transport instanceof SocketChannel channel) {
        try {
          channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        } catch (IOException e) {
          throw Refusal.of(RefusalKind.MALFORMED, "the connection is gone");
        }
      }
    }
  }
}
