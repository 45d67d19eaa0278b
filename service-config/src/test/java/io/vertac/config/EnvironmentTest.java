package io.vertac.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
