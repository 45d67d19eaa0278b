package io.vertac.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * While open, what this thread prints goes nowhere; other threads print as ever. For libraries that
 * greet and say goodbye on the console and cannot be told not to.
 */
final class OwnOutputMuted implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final PrintStream mutedOut = muted(out);
  private final PrintStream mutedErr = muted(err);

  OwnOutputMuted() {
    System.setOut(mutedOut);
    System.setErr(mutedErr);
  }

  @Override
  public void close() {
    // Somebody else may have put their own stream in place meanwhile; then that one stays.
    if (System.out == mutedOut) {
      System.setOut(out);
    }
    if (System.err == mutedErr) {
      System.setErr(err);
    }
  }

  private static PrintStream muted(PrintStream original) {
    Thread owner = Thread.currentThread();
    OutputStream others =
        new OutputStream() {
          @Override
          public void write(int b) {
            if (Thread.currentThread() != owner) {
              original.write(b);
            }
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            if (Thread.currentThread() != owner) {
              original.write(bytes, offset, length);
            }
          }

          @Override
          public void flush() throws IOException {
            original.flush();
          }
        };
    return new PrintStream(others, true, Charset.defaultCharset());
  }
}
