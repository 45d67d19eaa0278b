package io.vertac.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code vt_<12 hex digits>_<43 characters>}. The first part tells
 * which key it is and may be shown; the second has 256 random bits and is shown once.
 */
public record KeyText(String id, String secret) {
  private static final String PREFIX = "vt_";
  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final int ID_END = PREFIX.length() + 2 * ID_BYTES;
  private static final int LENGTH = ID_END + 1 + 43;
  private static final Pattern FORM = Pattern.compile("vt_[0-9a-f]{12}_[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One digest a thread: a new one for each request would cost more than the hash. */
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(KeyText::newDigest);

  /** A key that nobody has. */
  public static KeyText random() {
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(id);
    RANDOM.nextBytes(secret);
    return new KeyText(
        HexFormat.of().formatHex(id),
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Null if the text is no key. */
  public static KeyText parse(String text) {
    if (!isKey(text) || !FORM.matcher(text).matches()) {
      return null;
    }
    return new KeyText(text.substring(PREFIX.length(), ID_END), text.substring(ID_END + 1));
  }

  /** Whether it looks like a key at first sight, as opposed to a token of somebody else's. */
  public static boolean isKey(String text) {
    return text.length() == LENGTH && text.startsWith(PREFIX);
  }

  /** The whole key; shown once, never logged. */
  public String text() {
    return PREFIX + id + "_" + secret;
  }

  /** What is kept of the secret: nobody finds 256 random bits again from their hash. */
  public byte[] hash() {
    return SHA256.get().digest(secret.getBytes(StandardCharsets.US_ASCII));
  }

  /** Takes the same time wherever the difference is. */
  boolean matches(byte[] hash) {
    return MessageDigest.isEqual(hash, hash());
  }

  @Override
  public String toString() {
    return "KeyText[id=" + id + "]";
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
