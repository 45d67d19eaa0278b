package io.vertac.gateway.security;

/**
 * What somebody showed to be let in, without the secret in it.
 *
 * @param reason why it did not open anything, if it did not
 * @param keyId the part of a key that may be seen; empty if no key was shown
 */
public record Shown(AccessFailures.Reason reason, String keyId) {
  private static final String BEARER = "Bearer ";

  /**
   * @param authorization the header; null if there is none
   * @param cookie the session's; null if there is none
   */
  public static Shown of(String authorization, String cookie) {
    if (authorization == null) {
      return new Shown(
          cookie == null ? AccessFailures.Reason.MISSING : AccessFailures.Reason.SESSION, "");
    }
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return ofText(bearer ? authorization.substring(BEARER.length()).strip() : "");
  }

  /**
   * @param keyOrToken as it was shown
   */
  public static Shown ofText(String keyOrToken) {
    KeyText key = KeyText.parse(keyOrToken);
    return key == null
        ? new Shown(AccessFailures.Reason.TOKEN, "")
        : new Shown(AccessFailures.Reason.KEY, key.id());
  }
}
