package io.vertac.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** That the comparison with the released schemas can fail, and when it does. */
class EvolutionTest {
  private static final String FIELD = "{\"name\": \"id\", \"type\": \"string\"}";
  private static final String TIME =
      "{\"name\": \"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-%s\"}}";
  private static final String STATE =
      "{\"name\": \"state\", \"type\": {\"type\": \"enum\", \"name\": \"State\", \"symbols\": [%s]}}";

  @Test
  void shouldAllowAFieldWithADefault() {
    assertThat(between(FIELD, FIELD + ", {\"name\": \"n\", \"type\": \"int\", \"default\": 0}"))
        .isEmpty();
  }

  @Test
  void shouldAllowAFieldToBecomeNullable() {
    assertThat(
            between(
                FIELD, "{\"name\": \"id\", \"type\": [\"null\", \"string\"], \"default\": null}"))
        .isEmpty();
  }

  @Test
  void shouldRefuseAFieldWithoutADefault() {
    assertThat(between(FIELD, FIELD + ", {\"name\": \"n\", \"type\": \"int\"}"))
        .singleElement()
        .asString()
        .contains("n");
  }

  @Test
  void shouldRefuseAnotherType() {
    assertThat(between(FIELD, "{\"name\": \"id\", \"type\": \"long\"}")).isNotEmpty();
  }

  @Test
  void shouldRefuseARenamedField() {
    assertThat(between(FIELD, "{\"name\": \"key\", \"type\": \"string\"}")).isNotEmpty();
  }

  @Test
  void shouldRefuseAnEnumThatLostASymbol() {
    assertThat(between(STATE.formatted("\"on\", \"off\""), STATE.formatted("\"on\""))).isNotEmpty();
  }

  @Test
  void shouldRefuseAnotherUnitOfTime() {
    assertThat(between(TIME.formatted("micros"), TIME.formatted("millis")))
        .containsExactly("R.at: logical type timestamp-micros became timestamp-millis");
  }

  @Test
  void shouldRefuseAnotherUnitOfTimeInsideANullableField() {
    String nullable =
        "{\"name\": \"at\", \"default\": null, \"type\": [\"null\", {\"type\": \"long\","
            + " \"logicalType\": \"timestamp-%s\"}]}";
    assertThat(between(nullable.formatted("micros"), nullable.formatted("millis"))).hasSize(1);
    assertThat(between(TIME.formatted("micros"), nullable.formatted("millis"))).hasSize(1);
    assertThat(between(TIME.formatted("micros"), nullable.formatted("micros"))).isEmpty();
  }

  private static List<String> between(String olderFields, String newerFields) {
    return Evolution.problems(record(olderFields), record(newerFields));
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{\"type\": \"record\", \"name\": \"R\", \"fields\": [" + fields + "]}");
  }
}
