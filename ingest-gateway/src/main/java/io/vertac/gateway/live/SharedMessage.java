package io.vertac.gateway.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * One message as it goes over the wire, as a WebSocket frame: made once, compressed once at most,
 * and shared by all viewers.
 */
final class SharedMessage {
  private static final int FINAL_TEXT = 0x81;
  private static final int COMPRESSED = 0x40;
  private static final int MAX_SHORT = 125;
  private static final int MAX_MEDIUM = 0xFFFF;
  private static final byte MEDIUM = 126;
  private static final byte LONG = 127;
  private static final int WORTH_COMPRESSING = 256;
  private static final int TAIL = 4;
  private static final int CHUNK = 8 * 1024;
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

  private final byte[] plain;
  private final int length;
  private volatile byte[] compressed;

  SharedMessage(byte[] text) {
    length = text.length;
    plain = frame(FINAL_TEXT, text, length);
  }

  /** As UTF-8. */
  ByteBuffer text() {
    return ByteBuffer.wrap(plain, plain.length - length, length).slice();
  }

  /**
   * @param deflate whether the viewer knows permessage-deflate
   */
  ByteBuffer frame(boolean deflate) {
    return ByteBuffer.wrap(deflate && length >= WORTH_COMPRESSING ? compressed() : plain);
  }

  /**
   * As a message of permessage-deflate (RFC 7692) that refers to none before it, which is why it
   * can be shared.
   */
  private byte[] compressed() {
    if (compressed == null) {
      synchronized (this) {
        if (compressed == null) {
          compressed = compress();
        }
      }
    }
    return compressed;
  }

  private byte[] compress() {
    Deflater deflater = DEFLATER.get();
    deflater.reset();
    deflater.setInput(plain, plain.length - length, length);
    ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2);
    byte[] chunk = new byte[CHUNK];
    int made;
    do {
      made = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      out.write(chunk, 0, made);
    } while (made == chunk.length);
    // The last four bytes are always the same; RFC 7692 leaves them out.
    return frame(FINAL_TEXT | COMPRESSED, out.toByteArray(), out.size() - TAIL);
  }

  /** As a server sends it (RFC 6455, 5.2). */
  private static byte[] frame(int kind, byte[] payload, int length) {
    ByteBuffer frame = ByteBuffer.allocate(headLength(length) + length).put((byte) kind);
    if (length <= MAX_SHORT) {
      frame.put((byte) length);
    } else if (length <= MAX_MEDIUM) {
      frame.put(MEDIUM).putShort((short) length);
    } else {
      frame.put(LONG).putLong(length);
    }
    return frame.put(payload, 0, length).array();
  }

  private static int headLength(int length) {
    if (length <= MAX_SHORT) {
      return 2;
    }
    return 2 + (length <= MAX_MEDIUM ? Short.BYTES : Long.BYTES);
  }
}
