package io.vertac.gateway.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions that no gateway has to remember: the cookie says who it is, signed with a secret that
 * all gateways share. A session of a key ends at once when the key is revoked, and any when
 * somebody signs out.
 */
public final class Sessions {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAX_COOKIE = 4096;
  private static final int ID_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec secret;
  private final Duration lifetime;
  private final ApiKeys keys;
  private final EndedSessions ended;
  private final Clock clock;

  /**
   * @param secret at least 256 bits
   * @param lifetime after which the key has to be shown again
   */
  public Sessions(
      byte[] secret, Duration lifetime, ApiKeys keys, EndedSessions ended, Clock clock) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.lifetime = lifetime;
    this.keys = keys;
    this.ended = ended;
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @param byKey whether the caller showed a key
   * @param limit when it must end at the latest; null for none
   * @return the cookie's value
   */
  public String begin(Caller caller, boolean byKey, Instant limit) {
    Instant ends = clock.instant().plus(lifetime);
    Instant end = limit != null && limit.isBefore(ends) ? limit : ends;
    Content content =
        new Content(
            newId(), byKey, caller.id(), caller.name(), caller.role().word(), end.getEpochSecond());
    String body = ENCODER.encodeToString(Json.bytes(content));
    return body + "." + sign("session", body);
  }

  /** Empty if the cookie is none of ours, too old, or its key opens nothing any more. */
  public Optional<Session> open(String cookie) {
    int dot = cookie.lastIndexOf('.');
    if (dot < 0 || cookie.length() > MAX_COOKIE) {
      return Optional.empty();
    }
    String body = cookie.substring(0, dot);
    if (!same(sign("session", body), cookie.substring(dot + 1))) {
      return Optional.empty();
    }
    JsonNode content =
        Json.parse(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    String id = content.path("session").asText();
    Instant end = Instant.ofEpochSecond(content.get("ends").longValue());
    // A cookie without an id, from before sessions had one, could not be ended: it opens nothing.
    if (id.isEmpty() || ended.contains(id) || !clock.instant().isBefore(end)) {
      return Optional.empty();
    }
    boolean byKey = content.get("by_key").booleanValue();
    return caller(content, byKey)
        .map(caller -> new Session(id, caller, byKey, end, sign("csrf", cookie)));
  }

  /** Whether somebody has ended it; it may be over for other reasons, too. */
  boolean isEnded(Session session) {
    return ended.contains(session.id());
  }

  /** Whether what was sent is the session's; takes the same time wherever they differ. */
  public static boolean isCsrfTokenOf(Session session, String sent) {
    return sent != null && same(session.csrfToken(), sent);
  }

  private Optional<Caller> caller(JsonNode content, boolean byKey) {
    String id = content.get("id").textValue();
    if (byKey) {
      return keys.holderOfId(id);
    }
    return Role.of(content.get("role").textValue())
        .map(role -> new Caller(id, content.get("name").textValue(), role, Set.of()));
  }

  /**
   * @param purpose keeps signatures for different things apart
   */
  private String sign(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] signed = mac.doFinal((purpose + "|" + text).getBytes(StandardCharsets.UTF_8));
      return ENCODER.encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static boolean same(String expected, String sent) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }

  private static String newId() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return ENCODER.encodeToString(id);
  }

  private record Content(
      String session, boolean byKey, String id, String name, String role, long ends) {}
}
