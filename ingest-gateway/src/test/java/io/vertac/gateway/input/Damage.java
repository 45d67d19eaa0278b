package io.vertac.gateway.input;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Changes a text as a bad line, a bad program or a bad person would. */
final class Damage {
  private static final String[] PIECES = {
    "\"",
    "\\",
    "\\u0041",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "NaN",
    "-",
    ".",
    "e9",
    "0",
    "\"value\":1,",
    "\"unit\":\"x\",",
    "\"x\":[{}],",
    "\u0000",
    "\u001f",
    "\u007f",
    "Z",
    " ",
    "\n"
  };

  private Damage() {}

  static byte[] once(byte[] text, Random random) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + random.nextInt(4));
    byte[] piece = piece(random);
    ByteArrayOutputStream damaged = new ByteArrayOutputStream(text.length + piece.length);
    damaged.write(text, 0, from);
    damaged.writeBytes(piece);
    damaged.write(text, to, text.length - to);
    return damaged.toByteArray();
  }

  private static byte[] piece(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new byte[] {(byte) random.nextInt(256)};
      case 1 -> new byte[0];
      default ->
          PIECES[random.nextInt(PIECES.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8);
    };
  }
}
