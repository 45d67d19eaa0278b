package io.vertac.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of the REST calls, kept by hand beside the code. */
final class OpenApi {
  private static final String RESOURCE = "/openapi.json";

  /** Loaded with the first request for it. */
  private static final class Text {
    static final byte[] BYTES = load();
  }

  private OpenApi() {}

  static void show(Context ctx) {
    ctx.contentType("application/json").result(Text.BYTES);
  }

  private static byte[] load() {
    try (InputStream in = OpenApi.class.getResourceAsStream(RESOURCE)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a resource of the gateway cannot be read", e);
    }
  }
}
