package io.vertac.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fails the build when a schema can no longer read what a release has written. With {@code
 * -Dschemas.release=VERSION} it first keeps the schemas as they are as those of that release.
 */
class SchemaCompatibilityTest {

  @BeforeAll
  static void keepRelease() throws IOException {
    String version = System.getProperty("schemas.release");
    if (version != null) {
      ReleasedSchemas.write(version);
    }
  }

  static Stream<Topic<?>> topics() {
    return Topics.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldReadWhatEveryReleaseHasWritten(Topic<?> topic) throws IOException {
    Map<String, Schema> released = ReleasedSchemas.of(topic);
    assertThat(released)
        .as(
            "topic %s has no released schema; if it is new, keep it: mvn -pl schemas test"
                + " -Dschemas.release=VERSION",
            topic.suffix())
        .isNotEmpty();
    Schema current = ReleasedSchemas.current(topic);
    released.forEach(
        (version, schema) ->
            assertThat(Evolution.problems(schema, current))
                .as(
                    "%s cannot read records of topic %s from release %s; add fields with a default"
                        + " and keep the names, types and units of those there are",
                    current.getFullName(), topic.suffix(), version)
                .isEmpty());
  }
}
