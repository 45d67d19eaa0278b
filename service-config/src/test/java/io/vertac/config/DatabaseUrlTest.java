package io.vertac.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @Test
  void shouldReadUriFormWhenPartsArePercentEncoded() {
    DatabaseUrl url = parse("postgresql://ver%40tac:p%3Aa%2Fs+s%25@db.plant:5433/live%20data");

    assertThat(url.hosts()).isEqualTo("db.plant:5433");
    assertThat(url.user()).isEqualTo("ver@tac");
    assertThat(url.password()).isEqualTo("p:a/s+s%");
    assertThat(url.database()).isEqualTo("live data");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.plant:5433/live%20data");
  }

  @Test
  void shouldKeepOddCharactersOfPasswordWhenTheyAreNotEncoded() {
    DatabaseUrl url = parse("postgres://vertac:a@b/c:d@127.0.0.1:5432/vertac");

    assertThat(url.password()).isEqualTo("a@b/c:d");
    assertThat(url.hosts()).isEqualTo("127.0.0.1:5432");
  }

  @Test
  void shouldPassParametersOnByTheNamesOfTheDriver() {
    DatabaseUrl url =
        parse("postgresql://u:p@h/db?sslmode=require&application_name=line%201&connect_timeout=3");

    assertThat(url.parameters())
        .isEqualTo(
            Map.of("sslmode", "require", "ApplicationName", "line 1", "connectTimeout", "3"));
    assertThat(url.jdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://h/db?ApplicationName=line%201&connectTimeout=3&sslmode=require");
  }

  @Test
  void shouldTakeCredentialsOutOfJdbcForm() {
    DatabaseUrl url =
        parse("jdbc:postgresql://a:5432,b:5432/vertac?user=me&password=s%26cret&sslmode=disable");

    assertThat(url.user()).isEqualTo("me");
    assertThat(url.password()).isEqualTo("s&cret");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5432/vertac?sslmode=disable");
  }

  @Test
  void shouldAllowNoCredentials() {
    assertThat(parse("postgresql://127.0.0.1/vertac").user()).isEmpty();
    assertThat(parse("postgresql://[::1]:5432/vertac").hosts()).isEqualTo("[::1]:5432");
  }

  @Test
  void shouldNotShowPasswordWhenPrinted() {
    DatabaseUrl url = parse("postgresql://vertac:secret@db:5432/vertac?sslpassword=hidden");

    assertThat(url.toString()).contains("vertac", "db:5432").doesNotContain("secret", "hidden");
    assertThat(url.jdbcUrl()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@h/db",
        "postgresql://u:secret@/db",
        "postgresql://u:secret@h:5432",
        "postgresql://u:secret@h:5432/",
        "postgresql://u:secret%zz@h:5432/db",
        "postgresql://u:secret@h/db?sslmode",
        "jdbc:postgresql:secret"
      })
  void shouldNameTheKeyButNotTheValueWhenUnusable(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("DATABASE_URL cannot be used: expected postgresql://")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldBeAbsentWhenNotSet() {
    assertThat(DatabaseUrl.from(new Environment(Map.of()), "DATABASE_URL")).isEmpty();
  }

  private static DatabaseUrl parse(String text) {
    return DatabaseUrl.from(new Environment(Map.of("DATABASE_URL", text)), "DATABASE_URL")
        .orElseThrow();
  }
}
