package io.vertac.gateway.security;

import java.time.Instant;

/**
 * A browser that has shown a key or token.
 *
 * @param id tells this session from others; opens nothing
 * @param caller who it was
 * @param byKey whether it was a key, which may be revoked; a token's session ends with the token
 * @param endsAt when it has to be shown again
 * @param csrfToken what a page of the gateway's knows and no other page does; to be sent with
 *     everything that changes something
 */
public record Session(String id, Caller caller, boolean byKey, Instant endsAt, String csrfToken) {}
