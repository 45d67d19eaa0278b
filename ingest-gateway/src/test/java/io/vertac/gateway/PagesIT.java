package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.RunningGateway.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser gets; a stand-in for the dashboard is among the tests' resources. */
class PagesIT {
  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    gateway = new RunningGateway(SharedParts.settings());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void shouldShowTheApiWithoutOtherHosts() {
    Answer page = gateway.get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
    assertThat(text(page)).contains("/docs/swagger-ui-bundle.js").doesNotContain("http");
    assertThat(text(gateway.get("/docs/swagger-ui-bundle.js"))).contains("SwaggerUIBundle");
    assertThat(gateway.get("/docs/swagger-ui.css").header("Content-Type")).startsWith("text/css");
    assertThat(text(gateway.get("/docs/show.js"))).contains("/openapi.json");
    assertThat(text(page)).contains("href=\"/\"");
    assertThat(gateway.get("/docs/page.css").header("Content-Type")).startsWith("text/css");
    assertThat(gateway.get("/docs/nothing.js").status()).isEqualTo(404);
  }

  @Test
  void shouldAnswerEveryAddressOfTheDashboardWithItsPage() {
    for (String path : new String[] {"/", "/alerts", "/live/" + "1234", "/live/analysis/5"}) {
      Answer page = gateway.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(text(page)).contains("stand-in");
      assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
      assertThat(page.header("Content-Security-Policy"))
          .contains("script-src 'self'; style-src 'self';")
          .contains("frame-ancestors 'none'");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void shouldLetHashedFilesBeKept() {
    Answer script = gateway.get("/assets/main-0a1b2c.js");
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.header("Cache-Control")).contains("immutable");
    Answer again =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri("/"))
                .header("If-None-Match", gateway.get("/").header("ETag")));
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void shouldCompressWhatIsLarge() {
    Answer script =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri("/docs/swagger-ui-bundle.js"))
                .header("Accept-Encoding", "gzip"));
    assertThat(script.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(script.response().body().length).isLessThan(600_000);
  }

  @Test
  void shouldAnswerAProblemWhereNoPageIsMeant() {
    for (String path :
        new String[] {
          "/api/nothing", "/api", "/nothing.js", "/assets/../index.html", "/live/%2e%2e/x.html"
        }) {
      Answer answer = gateway.get(path);
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.header("Content-Type")).as(path).isEqualTo("application/problem+json");
    }
    assertThat(gateway.post("/", "").status()).isEqualTo(404);
    assertThat(gateway.get("/api/live/batch").status()).isEqualTo(405);
  }

  private static String text(Answer answer) {
    return new String(answer.response().body(), StandardCharsets.UTF_8);
  }
}
