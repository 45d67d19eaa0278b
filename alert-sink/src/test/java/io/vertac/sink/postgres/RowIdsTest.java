package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdsTest {
  private static final UUID CYCLE = UUID.fromString("0d9a8c9e-0000-4000-8000-000000000001");

  @Test
  void shouldDeriveAsRfc9562Does() {
    UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    assertThat(RowIds.derive(dns, "www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void shouldDeriveTheSameIdForTheSameDeviationOnly() {
    UUID id = RowIds.deviation(CYCLE, "s1", "reference");

    assertThat(RowIds.deviation(CYCLE, "s1", "reference")).isEqualTo(id);
    assertThat(RowIds.deviation(CYCLE, "s1", "previous")).isNotEqualTo(id);
    assertThat(RowIds.deviation(CYCLE, "s2", "reference")).isNotEqualTo(id);
    assertThat(id.version()).isEqualTo(5);
  }

  @Test
  void shouldKeepAnIdThatIsAUuid() {
    assertThat(RowIds.parse("cycle_id", CYCLE.toString())).isEqualTo(CYCLE);
    assertThat(RowIds.parseOrDerive(CYCLE.toString())).isEqualTo(CYCLE);
    assertThat(RowIds.parseOrDerive("c1|s1|kind")).isEqualTo(RowIds.parseOrDerive("c1|s1|kind"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", "0d9a8c9e000040008000000000000001", "no uuid"})
  void shouldNameTheFieldWhenItIsNoUuid(String text) {
    assertThatThrownBy(() -> RowIds.parse("cycle_id", text))
        .isInstanceOf(UnwritableRecordException.class)
        .hasMessage("cycle_id is not a UUID: " + text);
  }
}
