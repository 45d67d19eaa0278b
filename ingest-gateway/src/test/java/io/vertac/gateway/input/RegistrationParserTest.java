package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationParserTest {
  private static final String FULL =
      """
      {"device_name":"Press 4","stream_name":"Hall 2","sensor_count":2,
       "stream_id":"123E4567-E89B-12D3-A456-426614174000",
       "sensors":[{"sensor_id":"f","name":"Force","type":"analog","unit":"kN"},
                  {"sensor_id":"t","name":"Oil","type":"temperature","unit":"°C"}]}""";

  @Test
  void shouldReadEveryField() {
    Registration registration = parse(FULL);
    assertThat(registration.deviceName()).isEqualTo("Press 4");
    assertThat(registration.streamName()).isEqualTo("Hall 2");
    assertThat(registration.streamId()).isEqualTo("123e4567-e89b-12d3-a456-426614174000");
    assertThat(registration.datasetId()).isNull();
    assertThat(registration.sensors())
        .containsExactly(
            new SensorDeclaration("f", "Force", "analog", "kN"),
            new SensorDeclaration("t", "Oil", "temperature", "°C"));
  }

  @Test
  void shouldFillInWhatIsLeftOut() {
    Registration registration =
        parse("{\"device_name\":\"p\",\"sensors\":[{\"sensor_id\":\"f\"}]}");
    assertThat(registration.streamName()).isEqualTo("p");
    assertThat(registration.streamId()).isNull();
    assertThat(registration.sensors())
        .containsExactly(new SensorDeclaration("f", "f", "analog", ""));
  }

  @Test
  void shouldKeepAnyWordAsType() {
    String body =
        "{\"device_name\":\"p\",\"sensors\":[{\"sensor_id\":\"f\",\"type\":\"Durchfluss\"}]}";
    assertThat(parse(body).sensors().get(0).type()).isEqualTo("Durchfluss");
  }

  @Test
  void shouldTakeACountWithoutSensors() {
    assertThat(parse("{\"device_name\":\"p\",\"sensor_count\":17,\"sensors\":[]}").sensors())
        .isEmpty();
    assertThat(parse("{\"device_name\":\"p\",\"sensor_count\":17}").sensors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"device_name\":\"Press 4\" | \"x\":1                    | /device_name",
        "\"device_name\":\"Press 4\" | \"device_name\":7          | /device_name",
        "Press 4                     | a\\nb                      | /device_name",
        "Hall 2                      | \\u0000                    | /stream_name",
        "\"sensor_count\":2          | \"sensor_count\":3         | /sensor_count",
        "\"sensor_count\":2          | \"sensor_count\":-1        | /sensor_count",
        "\"sensor_count\":2          | \"sensor_count\":\"2\"     | /sensor_count",
        "123E4567-E89B               | ../../etc                  | /stream_id",
        "\"sensor_id\":\"t\"         | \"sensor_id\":\"f\"        | /sensors/1/sensor_id",
        "\"sensor_id\":\"t\"         | \"sensor_id\":\"a,b\"      | /sensors/1/sensor_id",
        "\"sensor_id\":\"t\"         | \"s\":1                    | /sensors/1/sensor_id",
        "\"name\":\"Oil\"            | \"name\":\"a=b\"           | /sensors/1/name",
        "\"type\":\"temperature\"    | \"type\":\"\"              | /sensors/1/type",
        "\"unit\":\"°C\"             | \"unit\":\"a\\\\b\"        | /sensors/1/unit"
      })
  void shouldNameTheFieldThatIsWrong(String from, String to, String pointer) {
    Refusal refusal = refusal(FULL.replace(from, to));
    assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID);
    assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | 422",
        "{\"device_name\" | 400",
        "{} | 422",
        "{\"device_name\":\"a\",\"sensors\":[1]} | 422",
        "{\"device_name\":\"a\",\"sensors\":{}} | 422",
        "{} {} | 400"
      })
  void shouldRefuseWhatIsNoRegistration(String body, int status) {
    assertThat(refusal(body).kind().status()).isEqualTo(status);
  }

  @Test
  void shouldRefuseMoreSensorsThanAnyMachineHas() {
    String sensors =
        IntStream.range(0, 5001)
            .mapToObj(i -> "{\"sensor_id\":\"s" + i + "\"}")
            .collect(Collectors.joining(","));
    Refusal refusal = refusal("{\"device_name\":\"p\",\"sensors\":[" + sensors + "]}");
    assertThat(refusal.errors()).extracting(FieldError::pointer).containsExactly("/sensors");
  }

  private static Registration parse(String body) {
    return RegistrationParser.parse(body.getBytes(StandardCharsets.UTF_8));
  }

  private static Refusal refusal(String body) {
    return catchThrowableOfType(Refusal.class, () -> parse(body));
  }
}
