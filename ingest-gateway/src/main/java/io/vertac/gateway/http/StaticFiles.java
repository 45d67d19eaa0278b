package io.vertac.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Files of a folder of the class path. Each is read once and kept: there are few, and they come
 * with the program.
 */
final class StaticFiles {
  private static final Pattern FILE =
      Pattern.compile("([A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.[A-Za-z0-9]+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final String folder;
  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /**
   * @param folder absolute, without a slash at the end
   */
  StaticFiles(String folder) {
    this.folder = folder;
  }

  /**
   * @param path below the folder, without a slash at the beginning
   * @return empty if there is no such file
   */
  Optional<StaticFile> find(String path) {
    StaticFile known = files.get(path);
    if (known != null || !FILE.matcher(path).matches() || path.contains("..")) {
      return Optional.ofNullable(known);
    }
    Optional<StaticFile> found = load(path);
    found.ifPresent(file -> files.put(path, file));
    return found;
  }

  private Optional<StaticFile> load(String path) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(folder + "/" + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      String ending = path.substring(path.lastIndexOf('.') + 1);
      String type = TYPES.getOrDefault(ending, "application/octet-stream");
      return Optional.of(new StaticFile(content, type, tag(content)));
    } catch (IOException e) {
      throw new UncheckedIOException("a file of the gateway cannot be read", e);
    }
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "W/\"" + HexFormat.of().formatHex(hash, 0, Long.BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * @param tag changes with the content
   */
  record StaticFile(byte[] content, String type, String tag) {

    /**
     * @param cacheControl how long it may be kept without asking
     */
    void send(Context ctx, String cacheControl) {
      ctx.header("Cache-Control", cacheControl);
      ctx.header("ETag", tag);
      if (isKnown(ctx.header("If-None-Match"))) {
        ctx.status(304);
        return;
      }
      ctx.status(200).contentType(type).result(content);
    }

    private boolean isKnown(String tags) {
      return tags != null
          && Arrays.stream(tags.split(",")).map(String::strip).anyMatch(tag::equals);
    }
  }
}
