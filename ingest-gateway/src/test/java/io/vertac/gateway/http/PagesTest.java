package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void shouldFindFilesOnly() {
    StaticFiles files = new StaticFiles("/dashboard");
    assertThat(files.find("index.html")).isPresent();
    assertThat(files.find("assets/main-0a1b2c.js")).isPresent();
    assertThat(files.find("assets")).isEmpty();
    assertThat(files.find("")).isEmpty();
    assertThat(files.find("../openapi.json")).isEmpty();
    assertThat(files.find("assets/../index.html")).isEmpty();
    assertThat(files.find("/index.html")).isEmpty();
  }

  @Test
  void shouldFindNothingInAFolderThatIsNotThere() {
    assertThat(new StaticFiles("/absent").find("index.html")).isEmpty();
  }
}
