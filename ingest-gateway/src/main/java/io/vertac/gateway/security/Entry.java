package io.vertac.gateway.security;

import java.time.Instant;

/**
 * How somebody got in.
 *
 * @param session the browser's; null for one who showed a key or token with the request
 * @param byKey whether it was, or began with, a key that may be revoked
 * @param until when it ends; null if only revoking ends it
 */
public record Entry(Caller caller, Session session, boolean byKey, Instant until) {
  static final Entry OPEN = new Entry(Caller.ANYONE, null, false, null);
}
