package io.vertac.gateway.live;

import io.vertac.gateway.security.Entry;
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
  private final Beginning beginning;
  private final Viewer viewer = new Viewer(this);
  private final MessageRate rate;
  private InetAddress address;
  private PreparedFrames frames;
  private boolean deflate;
  private boolean entered;
  private volatile Entry entry;
  private final long openedAt = System.nanoTime();

  /**
   * @param streamId as the client wrote it
   * @param beginning as the client asked for it
   * @param entry how it got in; null if its first message has to say who it is
   */
  ViewerSocket(
      LiveSockets sockets, String streamId, Beginning beginning, Entry entry, MessageRate rate) {
    this.entry = entry;
    this.sockets = sockets;
    this.streamId = streamId;
    this.beginning = beginning;
    this.rate = rate;
  }

  Viewer viewer() {
    return viewer;
  }

  /** Null as long as it has not said who it is. */
  Entry entry() {
    return entry;
  }

  /** Where it came from. */
  String address() {
    return address.getHostAddress();
  }

  long openedAt() {
    return openedAt;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    address = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    frames = framesOf((WebSocketCoreSession) session);
    deflate =
        session.getNegotiatedExtensions().stream()
            .anyMatch(extension -> extension.getName().equals(SharedDeflate.NAME));
    super.onOpen(session, callback);
    entered = sockets.opened(this, address);
    if (entered && entry != null) {
      sockets.join(viewer, streamId, beginning, entry.caller());
    }
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
      hear(message.strip());
    }
    callback.succeeded();
  }

  private void hear(String message) {
    if (entry != null) {
      sockets.said(this, streamId, message);
      return;
    }
    Entry introduced = sockets.introduced(this, message);
    if (introduced != null) {
      entry = introduced;
      sockets.join(viewer, streamId, beginning, introduced.caller());
    }
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
    sockets.closed(this);
    if (entered) {
      sockets.left(viewer, address, streamId);
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
