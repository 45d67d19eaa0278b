package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.events.StreamSettings;
import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsParserTest {
  private static final String STREAM = "6f1c1f5e-0000-4000-8000-000000000001";

  @Test
  void shouldReadAllThatCanBeChosen() {
    StreamSettings settings =
        parse(
            """
            {"version": 4, "warning_health": 80, "critical_health": 35.5,
             "defaults": {"quality_threshold": 0.5, "grid_points": 500, "smoothing_window": 7,
                          "smoothing_order": 3, "dtw_window_share": 0.1,
                          "normalisation": "range"},
             "sensors": {"p1": {"analysed": false},
                         "oil.temp": {"warning_deviation": 5, "critical_deviation": 8.25}}}""");
    assertThat(settings.getVersion()).isEqualTo(4);
    assertThat(settings.getWarningHealth()).isEqualTo(80);
    assertThat(settings.getCriticalHealth()).isEqualTo(35.5);
    assertThat(settings.getDefaults().getSmoothingWindow()).isEqualTo(7);
    assertThat(settings.getDefaults().getNormalisation()).isEqualTo("range");
    assertThat(settings.getDefaults().getAnalysed()).isNull();
    assertThat(settings.getSensors().get("p1").getAnalysed()).isFalse();
    assertThat(settings.getSensors().get("oil.temp").getCriticalDeviation()).isEqualTo(8.25);
  }

  @Test
  void shouldGoBackToWhatIsConfiguredWhenTheObjectIsEmpty() {
    StreamSettings settings = parse("{}");
    assertThat(settings.getVersion()).isEqualTo(-1);
    assertThat(settings.getWarningHealth()).isNull();
    assertThat(settings.getSensors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'warning_health': 101} | /warning_health | from 0 to 100",
        "{'warning_health': '70'} | /warning_health | must be a number",
        "{'warning_health': 40, 'critical_health': 70} | /critical_health | above warning_health",
        "{'defaults': {'smoothing_window': 4}} | /defaults/smoothing_window | must be odd",
        "{'defaults': {'smoothing_window': 3, 'smoothing_order': 3}} | /defaults/smoothing_order |"
            + " less than smoothing_window",
        "{'defaults': {'grid_points': 7}} | /defaults/grid_points | from 8 to 10000",
        "{'defaults': {'grid_points': 8.5}} | /defaults/grid_points | whole number",
        "{'defaults': {'normalisation': 'z'}} | /defaults/normalisation | one of",
        "{'defaults': {'smooting_window': 5}} | /defaults/smooting_window | is not known",
        "{'defaults': 7} | /defaults | must be an object",
        "{'sensors': {'p1': {'analysed': 'no'}}} | /sensors/p1/analysed | true or false",
        "{'sensors': {'../x': {}}} | /sensors | a sensor id must be",
        "{'sensors': []} | /sensors | must be an object",
        "{'limits': {}} | /limits | is not known"
      })
  void shouldNameWhatIsWrong(String body, String pointer, String message) {
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> parse(body.replace('\'', '"')));
    assertThat(refusal.kind()).isEqualTo(RefusalKind.INVALID);
    List<FieldError> errors = refusal.errors();
    assertThat(errors.get(0).pointer()).isEqualTo(pointer);
    assertThat(errors.get(0).message()).contains(message);
  }

  @Test
  void shouldRefuseAnExponentThatNoNumberHas() {
    String body = "{\"warning_health\": 4e" + "5".repeat(60) + "}";
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> parse(body));
    assertThat(refusal.kind()).isEqualTo(RefusalKind.MALFORMED);
    assertThat(refusal.getMessage()).contains("exponent");
  }

  private static StreamSettings parse(String body) {
    return SettingsParser.parse(STREAM, body.getBytes(StandardCharsets.UTF_8), null).settings();
  }
}
