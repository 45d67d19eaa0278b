package io.vertac.gateway.security;

import java.time.Instant;
import java.util.Optional;

/** Checks tokens that somebody else has issued. */
@FunctionalInterface
public interface Tokens {
  /** Who is asked nobody else for. */
  Tokens NONE = token -> Optional.empty();

  /**
   * @return empty if the token opens nothing
   */
  Optional<Holder> holder(String token);

  /**
   * Who holds a token.
   *
   * @param until when it ends
   */
  record Holder(Caller caller, Instant until) {}
}
