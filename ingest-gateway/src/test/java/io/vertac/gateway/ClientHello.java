package io.vertac.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.HexFormat;

/**
 * The first words of a TLS client, written by hand: Java's own client refuses to speak old versions
 * before it has asked anybody.
 */
final class ClientHello {
  static final int TLS_1_1 = 0x0302;
  static final int TLS_1_2 = 0x0303;

  /** The first byte of what a server says that goes on. */
  static final int HANDSHAKE = 22;

  /** The first byte of what a server says that does not. */
  static final int ALERT = 21;

  /** The last byte of an alert that is about the version. */
  static final int PROTOCOL_VERSION = 70;

  private static final int PATIENCE_MS = 60_000;
  private static final String RANDOM = "5a".repeat(32);
  private static final String NO_SESSION = "00";

  /** ECDHE with ECDSA: AES-128-GCM, and AES-128-CBC for what is older. */
  private static final String SUITES = "0004" + "c02b" + "c009";

  private static final String NO_COMPRESSION = "0100";
  private static final String GROUPS = "000a" + "0004" + "0002" + "0017";
  private static final String POINTS = "000b" + "0002" + "0100";
  private static final String SIGNATURES = "000d" + "0004" + "0002" + "0403";

  private ClientHello() {}

  /** The first seven bytes of the answer: all of an alert, or the beginning of a handshake. */
  static byte[] answerTo(int version, int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(hello(version));
      socket.getOutputStream().flush();
      InputStream in = socket.getInputStream();
      return in.readNBytes(7);
    }
  }

  private static byte[] hello(int version) {
    HexFormat hex = HexFormat.of();
    byte[] extensions = hex.parseHex(GROUPS + POINTS + SIGNATURES);
    byte[] start =
        hex.parseHex("%04x".formatted(version) + RANDOM + NO_SESSION + SUITES + NO_COMPRESSION);
    int length = start.length + 2 + extensions.length;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(hex.parseHex("160301%04x".formatted(length + 4)));
    out.writeBytes(hex.parseHex("01%06x".formatted(length)));
    out.writeBytes(start);
    out.writeBytes(hex.parseHex("%04x".formatted(extensions.length)));
    out.writeBytes(extensions);
    return out.toByteArray();
  }
}
