package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {
  private static final Path HOME = Path.of(System.getProperty("vertac.registry.home"));
  private static final String SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

  @TempDir Path folder;

  @Test
  void shouldKeepSchemasAndIdsWhenStoppedAndStartedAgain() throws Exception {
    String id;
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      id = post(registry, "/subjects/kept-value/versions", SCHEMA);
      assertThat(id).matches("\\{\"id\":\\d+}");
    }
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      assertThat(get(registry, "/subjects")).contains("kept-value");
      assertThat(post(registry, "/subjects/kept-value/versions", SCHEMA)).isEqualTo(id);
    }
  }

  @Test
  void shouldLeaveNoProcessWhenClosed() {
    EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder);
    long before = children();
    registry.start();
    assertThat(children()).isEqualTo(before + 1);
    registry.close();
    registry.close();
    assertThat(children()).isEqualTo(before);
    assertThatThrownBy(registry::url).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldSayWhatToDoWhenTheServerWasNotUnpacked() {
    try (EmbeddedRegistry registry = new EmbeddedRegistry(folder.resolve("nowhere"), folder)) {
      assertThatThrownBy(registry::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("build VerTac first")
          .message()
          .hasLineCount(1);
    }
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  private static String get(EmbeddedRegistry registry, String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(registry, path)).build());
  }

  private static String post(EmbeddedRegistry registry, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(registry, path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static URI uri(EmbeddedRegistry registry, String path) {
    return URI.create(registry.url() + "/apis/ccompat/v7" + path);
  }

  private static String send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
