package io.vertac.gateway.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds whether one of some files has changed. What cannot be used (half written,
 * a key that does not fit yet) is tried again at the next look; until then everything stays as it
 * was.
 */
final class ChangedFiles extends RepeatedLook {
  private static final Logger LOG = LoggerFactory.getLogger(ChangedFiles.class);
  private static final long LOOK_SECONDS = 2;

  private final List<Path> files;
  private final Reload reload;
  private String used;

  /** Takes the files as they are now. */
  @FunctionalInterface
  interface Reload {
    void run() throws Exception;
  }

  ChangedFiles(List<Path> files, Reload reload) {
    super("gateway-certificate-watch", LOOK_SECONDS);
    this.files = files;
    this.reload = reload;
    this.used = state();
  }

  @Override
  void look() {
    String now = state();
    if (now.equals(used)) {
      return;
    }
    try {
      reload.run();
      used = now;
      LOG.atInfo().log("certificate files have changed and are in use");
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("error", e.getMessage())
          .log("certificate files have changed but cannot be used; the old ones stay");
    }
  }

  private String state() {
    StringBuilder state = new StringBuilder();
    for (Path file : files) {
      try {
        state.append(Files.getLastModifiedTime(file)).append('/').append(Files.size(file));
      } catch (IOException e) {
        state.append('-');
      }
      state.append(';');
    }
    return state.toString();
  }
}
