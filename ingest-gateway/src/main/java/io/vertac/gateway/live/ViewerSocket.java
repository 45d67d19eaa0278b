package io.vertac.gateway.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Extension;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.WebSocketCoreSession;
import org.eclipse.jetty.websocket.core.internal.MessageHandler;

/** The WebSocket of one viewer. */
final class ViewerSocket extends MessageHandler implements Wire {
  private static final int MAX_REASON = 100;

  private final LiveSockets sockets;
  private final String streamId;
  private final String cursor;
  private final Viewer viewer = new Viewer(this);
  private final MessageRate rate;
  private InetAddress address;
  private PreparedFrames frames;
  private boolean deflate;
  private boolean entered;

  /**
   * @param streamId as the client wrote it
   * @param cursor as the client wrote it; null for none
   */
  ViewerSocket(LiveSockets sockets, String streamId, String cursor, MessageRate rate) {
    this.sockets = sockets;
    this.streamId = streamId;
    this.cursor = cursor;
    this.rate = rate;
  }

  Viewer viewer() {
    return viewer;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    address = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    frames = framesOf((WebSocketCoreSession) session);
    deflate =
        session.getNegotiatedExtensions().stream()
            .anyMatch(extension -> extension.getName().equals(SharedDeflate.NAME));
    super.onOpen(session, callback);
    entered = sockets.opened(this, address, streamId, cursor);
  }

  private PreparedFrames framesOf(WebSocketCoreSession session) {
    for (Extension extension : session.getExtensionStack().getExtensions()) {
      if (extension instanceof PreparedFrames prepared) {
        prepared.open(
            session.getConnection().getEndPoint(),
            Callback.from(viewer::written, error -> viewer.failed()));
        return prepared;
      }
    }
    throw new IllegalStateException("connected without " + PreparedFrames.NAME);
  }

  @Override
  protected void onText(String message, Callback callback) {
    viewer.heard();
    if (!rate.allows()) {
      viewer.close(POLICY_VIOLATION, "sends too many messages");
    } else if (!viewer.isClosed()) {
      sockets.said(viewer, streamId, message.strip());
    }
    callback.succeeded();
  }

  @Override
  protected void onPingFrame(Frame frame, Callback callback) {
    viewer.heard();
    super.onPingFrame(frame, callback);
  }

  @Override
  protected void onPongFrame(Frame frame, Callback callback) {
    viewer.heard();
    super.onPongFrame(frame, callback);
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    viewer.gone();
    if (entered) {
      sockets.closed(this, address, streamId);
    }
    super.onClosed(status, callback);
  }

  @Override
  public boolean send(SharedMessage message) {
    return frames.write(message.frame(deflate));
  }

  @Override
  public void ping() {
    getCoreSession().sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
  }

  @Override
  public void close(int code, String reason) {
    String told = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    getCoreSession().close(code, told, Callback.NOOP);
  }

  @Override
  public void abort() {
    getCoreSession().abort();
  }
}
