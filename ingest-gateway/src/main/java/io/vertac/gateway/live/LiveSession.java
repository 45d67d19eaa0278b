package io.vertac.gateway.live;

import io.vertac.events.CycleStatus;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One viewer. Messages go out one after the other, as fast as the viewer reads; nobody waits for
 * it, and one that falls far behind is sent away, to come back and see the present state.
 */
final class LiveSession {
  private static final int MAX_WAITING = 256;
  private static final int TRY_AGAIN_LATER = 1013;

  private final Session session;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean sending;
  private CycleStatus shown;

  LiveSession(Session session) {
    this.session = session;
  }

  /** Notes a status; true if it is one that the viewer should be told. */
  synchronized boolean isNews(CycleStatus status) {
    if (shown != null && status.getVersion() <= shown.getVersion()) {
      return false;
    }
    boolean news =
        shown == null
            || status.getState() != shown.getState()
            || status.getPaused() != shown.getPaused()
            || !Objects.equals(status.getCycleId(), shown.getCycleId());
    shown = status;
    return news;
  }

  synchronized void send(String text) {
    if (waiting.size() >= MAX_WAITING) {
      waiting.clear();
      session.close(TRY_AGAIN_LATER, "reads too slowly", Callback.NOOP);
      return;
    }
    waiting.add(text);
    if (!sending) {
      sendNext();
    }
  }

  void close(int code, String reason) {
    session.close(code, reason, Callback.NOOP);
  }

  private synchronized void sendNext() {
    String next = waiting.poll();
    sending = next != null && session.isOpen();
    if (sending) {
      session.sendText(next, Callback.from(this::sendNext, failure -> forget()));
    }
  }

  private synchronized void forget() {
    waiting.clear();
    sending = false;
  }
}
