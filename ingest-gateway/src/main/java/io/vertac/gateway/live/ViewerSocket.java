package io.vertac.gateway.live;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
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
  private final Callback sent = Callback.from(viewer::written, error -> viewer.failed());
  private InetAddress address;
  private WebSocketConnection connection;
  private boolean deflate;
  private boolean entered;

  /**
   * @param streamId as the client wrote it
   * @param beginning as the client asked for it
   */
  ViewerSocket(LiveSockets sockets, String streamId, Beginning beginning, MessageRate rate) {
    this.sockets = sockets;
    this.streamId = streamId;
    this.beginning = beginning;
    this.rate = rate;
  }

  Viewer viewer() {
    return viewer;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    address = ((InetSocketAddress) session.getRemoteAddress()).getAddress();
    connection = ((WebSocketCoreSession) session).getConnection();
    deflate =
        session.getNegotiatedExtensions().stream()
            .anyMatch(extension -> extension.getName().equals(SharedDeflate.NAME));
    super.onOpen(session, callback);
    entered = sockets.opened(this, address, streamId, beginning);
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

  /**
   * Past the layers of Jetty that check, split and compress frames: a shared message needs none of
   * it, and they would take longer than the network.
   */
  @Override
  public void send(SharedMessage message) {
    Frame frame = new Frame(OpCode.TEXT);
    if (deflate && message.isWorthCompressing()) {
      frame.setRsv1(true);
      frame.setPayload(message.compressed());
    } else {
      frame.setPayload(message.text());
    }
    connection.enqueueFrame(new OutgoingEntry.Builder(frame, sent).build());
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
