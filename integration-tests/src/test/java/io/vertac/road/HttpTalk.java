package io.vertac.road;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP with JSON in and out: all that a naive connector knows. */
final class HttpTalk {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  /**
   * @param url of the server, without a path
   */
  HttpTalk(String url) {
    this.url = url;
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  /** As one who shows a key. */
  Answer get(String path, String key) {
    return send(request(path).header("Authorization", "Bearer " + key).GET().build());
  }

  /** What is not JSON. */
  String text(String path) {
    return answer(request(path).GET().build()).body();
  }

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()).build());
  }

  /** As a client does that traces its requests (W3C Trace Context). */
  Answer postTraced(String path, String traceparent) {
    return send(
        request(path).header("traceparent", traceparent).POST(BodyPublishers.noBody()).build());
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Answer put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
  }

  private Answer send(HttpRequest request) {
    HttpResponse<String> response = answer(request);
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> answer(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
