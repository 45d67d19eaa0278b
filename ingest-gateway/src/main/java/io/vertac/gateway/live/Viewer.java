package io.vertac.gateway.live;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * One viewer: at most one message is on its way to it; the next is chosen when the network has
 * taken that. So nobody waits for it, and nothing queues up for it but its place in the stream's
 * chain of messages.
 */
final class Viewer {
  private static final int MAX_DIRECT = 256;

  /** What the stream's chain was last read to; guarded by the channel. */
  LiveEntry at;

  private final Wire wire;
  private final Queue<SharedMessage> direct = new ArrayDeque<>();
  private LiveChannel channel;
  private Runnable afterReplay;
  private boolean holding;
  private boolean sending;
  private boolean closed;
  private long sendingSince;
  private long closedSince;
  private volatile long heardAt = System.nanoTime();
  private volatile long pingedAt = System.nanoTime();

  Viewer(Wire wire) {
    this.wire = wire;
  }

  /**
   * @param replayComes what is new waits until then
   */
  synchronized void attach(LiveChannel to, boolean replayComes) {
    channel = to;
    holding = replayComes;
    to.add(this);
  }

  /** Answers and greetings: sent before whatever is new on the stream. */
  void send(SharedMessage message) {
    boolean tooMany;
    synchronized (this) {
      tooMany = direct.size() >= MAX_DIRECT;
      if (!tooMany && !closed) {
        direct.add(message);
      }
    }
    if (tooMany) {
      close(Wire.POLICY_VIOLATION, "asks more than it reads");
    } else {
      pump();
    }
  }

  /**
   * Ends the wait for what was missed.
   *
   * @param missed sent before whatever is new
   * @param whenSent runs once all of it is sent, or never will be
   */
  void resume(List<SharedMessage> missed, Runnable whenSent) {
    synchronized (this) {
      if (!closed) {
        direct.addAll(missed);
      }
      holding = false;
      afterReplay = whenSent;
    }
    pump();
  }

  /** Sends what there is unless a message is on its way; that one's end calls this again. */
  void pump() {
    boolean more = true;
    while (more) {
      more = sendNext();
    }
  }

  /** False if there is nothing, or until the network has taken more. */
  private boolean sendNext() {
    SharedMessage next;
    Runnable replayed = null;
    synchronized (this) {
      if (sending) {
        return false;
      }
      next = closed ? null : next();
      if (direct.isEmpty()) {
        replayed = afterReplay;
        afterReplay = null;
      }
      sending = next != null;
      sendingSince = System.nanoTime();
    }
    if (replayed != null) {
      replayed.run();
    }
    if (next == null || !wire.send(next)) {
      return false;
    }
    synchronized (this) {
      sending = false;
    }
    return true;
  }

  private SharedMessage next() {
    SharedMessage answer = direct.poll();
    if (answer != null || holding || channel == null) {
      return answer;
    }
    return channel.next(this);
  }

  /** The network has taken the message that was on its way. */
  void written() {
    synchronized (this) {
      sending = false;
    }
    pump();
  }

  /** It never will. */
  void failed() {
    gone();
    written();
  }

  /** Nothing is sent any more. */
  void gone() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        closedSince = System.nanoTime();
      }
      direct.clear();
    }
    pump();
  }

  void close(int code, String reason) {
    gone();
    wire.close(code, reason);
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Something came from the viewer. */
  void heard() {
    heardAt = System.nanoTime();
  }

  /**
   * Asks a silent viewer whether it is there, and cuts off one that reads or says nothing.
   *
   * @param idleNanos without a sign of life
   * @param stallNanos without reading
   */
  void check(long now, long idleNanos, long stallNanos) {
    boolean stalled;
    synchronized (this) {
      stalled =
          sending && now - sendingSince > stallNanos || closed && now - closedSince > stallNanos;
    }
    if (stalled || now - heardAt > idleNanos) {
      gone();
      wire.abort();
    } else if (now - Math.max(heardAt, pingedAt) > idleNanos / 3) {
      pingedAt = now;
      wire.ping();
    }
  }
}
