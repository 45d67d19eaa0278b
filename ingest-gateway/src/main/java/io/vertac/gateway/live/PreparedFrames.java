package io.vertac.gateway.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.AbstractExtension;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.OutgoingEntry;

/**
 * Writes frames that were made once for many viewers straight to a connection: checking, splitting,
 * compressing and queueing them for each viewer takes longer than the network does. The frames of
 * Jetty itself (pings, pongs, closing) and prepared ones take turns, so that neither ends up within
 * the other.
 *
 * <p>An extension since that is where Jetty shows all its frames; clients are not told of it.
 */
public final class PreparedFrames extends AbstractExtension {
  /** Names that begin like this are not negotiated. */
  public static final String NAME = "@prepared";

  private final Callback rest = Callback.from(this::restTaken, this::failed);
  private EndPoint network;
  private Callback taken;
  private boolean writing;

  /** Whether the network is just being asked to take the rest of a frame. */
  private final AtomicBoolean asking = new AtomicBoolean();

  private boolean closing;

  /** Jetty's frames that are under way. */
  private int others;

  /** Jetty's frames that wait for the end of the prepared one; null for none. */
  private Queue<OutgoingEntry> held;

  /** The prepared frame that waits for the end of Jetty's; null for none. */
  private ByteBuffer waiting;

  @Override
  public String getName() {
    return NAME;
  }

  /**
   * @param whenTaken told of each frame that the network did not take at once
   */
  void open(EndPoint to, Callback whenTaken) {
    network = to;
    taken = whenTaken;
  }

  /**
   * Only when the one before was taken.
   *
   * @return true if the network has taken all of it; if not, the callback is told when it has, or
   *     that it never will
   */
  boolean write(ByteBuffer frame) {
    synchronized (this) {
      if (others > 0) {
        waiting = frame;
        return false;
      }
      writing = !closing;
    }
    return start(frame);
  }

  @Override
  public void sendFrame(OutgoingEntry entry) {
    synchronized (this) {
      closing |= entry.getFrame().getOpCode() == OpCode.CLOSE;
      if (writing) {
        held = held == null ? new ArrayDeque<>() : held;
        held.add(entry);
        return;
      }
      others++;
    }
    pass(entry);
  }

  private boolean start(ByteBuffer frame) {
    if (!isWriting()) {
      // Nothing may follow the frame that says goodbye.
      taken.failed(new ClosedChannelException());
      return false;
    }
    try {
      if (network.flush(frame)) {
        end();
        return true;
      }
      asking.set(true);
      network.write(rest, frame);
      // Not asking any more: all was taken meanwhile.
      return !asking.getAndSet(false);
    } catch (IOException e) {
      network.close(e);
      failed(e);
      return false;
    }
  }

  private synchronized boolean isWriting() {
    return writing;
  }

  /** Told at once, the caller goes on by itself: each message within the one before is too deep. */
  private void restTaken() {
    end();
    if (!asking.getAndSet(false)) {
      taken.succeeded();
    }
  }

  private void failed(Throwable cause) {
    end();
    taken.failed(cause);
  }

  private void end() {
    Queue<OutgoingEntry> next;
    synchronized (this) {
      writing = false;
      if (held == null) {
        return;
      }
      next = held;
      held = null;
      others += next.size();
    }
    next.forEach(this::pass);
  }

  private void pass(OutgoingEntry entry) {
    nextOutgoingFrame(
        new OutgoingEntry.Builder(entry)
            .callback(Callback.from(entry.getCallback(), this::passed))
            .build());
  }

  private void passed() {
    ByteBuffer frame;
    synchronized (this) {
      others--;
      if (others > 0 || waiting == null) {
        return;
      }
      frame = waiting;
      waiting = null;
      writing = !closing;
    }
    if (start(frame)) {
      taken.succeeded();
    }
  }
}
