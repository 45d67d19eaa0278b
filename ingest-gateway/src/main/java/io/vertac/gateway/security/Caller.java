package io.vertac.gateway.security;

import io.vertac.events.StreamRegistered;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.Set;

/**
 * Somebody who was let in.
 *
 * @param id a key's id or a token's subject; {@code anonymous} where nobody is asked
 * @param name what people call it
 * @param streams that an edge caller may write to besides those it registered
 */
public record Caller(String id, String name, Role role, Set<String> streams) {
  /** Whoever comes where nobody is asked for a key. */
  public static final Caller ANYONE = new Caller("anonymous", "", Role.ADMIN, Set.of());

  /** Whoever was not let in, where that is written down. */
  public static final Caller STRANGER = new Caller("unknown", "", Role.VIEWER, Set.of());

  public Caller {
    streams = Set.copyOf(streams);
  }

  /** Whether it came in with something that tells who it is. */
  public boolean isKnown() {
    return this != ANYONE && this != STRANGER;
  }

  /** What a stream that this caller registers remembers as its owner. */
  public String ownerId() {
    return this == ANYONE ? "" : id;
  }

  /** Whether it may have to do with the stream at all; only connectors are confined to theirs. */
  public boolean mayReach(StreamRegistered stream) {
    return role != Role.EDGE
        || id.equals(stream.getOwner())
        || streams.contains(stream.getStreamId());
  }

  /**
   * Says whether this caller may register a stream.
   *
   * @param streamId that it asks for; null for a new one
   * @throws Refusal 403 if it is confined to streams that were named when its key was made
   */
  public void requireMayRegister(String streamId) {
    if (!streams.isEmpty() && (streamId == null || !streams.contains(streamId))) {
      throw Refusal.of(
          RefusalKind.FORBIDDEN,
          "streams_named",
          "this key is for the streams it was made for; register with one of their stream_ids");
    }
  }

  /** What is said of a stream that is not there, or not there for the one who asks. */
  public static Refusal unknownStream() {
    return Refusal.of(RefusalKind.UNKNOWN, "unknown_stream", "unknown stream");
  }
}
