package io.vertac.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private final Environment environment =
      new Environment(
          Map.of(
              "GRACE", "12", "WORD", "many", "EMPTY", " ", "SHARE", "0.1", "ON", "yes", "NAN",
              "NaN"));

  @Test
  void shouldReadTypedValues() {
    assertThat(environment.seconds("GRACE", 10, 0, 60)).isEqualTo(Duration.ofSeconds(12));
    assertThat(environment.decimal("SHARE", 0.5, 0, 1)).isEqualTo(0.1);
    assertThat(environment.flag("ON", false)).isTrue();
  }

  @Test
  void shouldFallBackWhenMissingOrEmpty() {
    assertThat(environment.integer("MISSING", 7, 0, 9)).isEqualTo(7);
    assertThat(environment.get("EMPTY", "fallback")).isEqualTo("fallback");
  }

  @Test
  void shouldNameKeyAndValueWhenUnusable() {
    assertThatThrownBy(() -> environment.integer("WORD", 7, 0, 9))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("WORD=many cannot be used: expected a whole number from 0 to 9");
    assertThatThrownBy(() -> environment.integer("GRACE", 7, 0, 9))
        .hasMessageContaining("GRACE=12");
    assertThatThrownBy(() -> environment.decimal("NAN", 0.5, 0, 1)).hasMessageContaining("NAN=NaN");
    assertThatThrownBy(() -> environment.require("MISSING", "http://127.0.0.1:8081"))
        .hasMessage("MISSING is not set; set it, for example: http://127.0.0.1:8081");
  }

  @Test
  void shouldTakeASecretFromAFileAndNeverShowIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "geheim\n");
    Environment environment = new Environment(Map.of("TOKEN_FILE", file.toString()));
    assertThat(environment.secret("TOKEN")).contains("geheim");
    assertThat(new Environment(Map.of("TOKEN", "x")).secret("TOKEN")).contains("x");
    assertThat(new Environment(Map.of()).secret("TOKEN")).isEmpty();
    assertThatThrownBy(
            () ->
                new Environment(Map.of("TOKEN", "geheim", "TOKEN_FILE", file.toString()))
                    .secret("TOKEN"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TOKEN_FILE")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(
            () -> new Environment(Map.of("TOKEN_FILE", folder + "/none")).secret("TOKEN"))
        .hasMessageContaining("TOKEN_FILE=" + folder + "/none");
  }

  @Test
  void shouldTakeTheDatabasesPasswordFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "geheim");
    DatabaseUrl url =
        DatabaseUrl.from(
                new Environment(
                    Map.of(
                        "DATABASE_URL",
                        "postgresql://u@db:5432/v?sslmode=verify-full",
                        "DATABASE_PASSWORD_FILE",
                        file.toString())),
                "DATABASE_URL")
            .orElseThrow();
    assertThat(url.password()).isEqualTo("geheim");
    assertThat(url.jdbcUrl()).contains("sslmode=verify-full").doesNotContain("geheim");
    assertThat(url.toString()).doesNotContain("geheim");
  }
}
