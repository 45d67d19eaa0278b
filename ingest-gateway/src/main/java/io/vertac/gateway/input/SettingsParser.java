package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.events.SensorSettings;
import io.vertac.events.StreamSettings;
import io.vertac.gateway.problem.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads and checks what is to hold for a stream's analysis. An unknown key is an error. */
public final class SettingsParser {
  static final int MAX_SENSORS = 1_000;
  private static final int WHICHEVER = -1;
  private static final double MAX_DEVIATION = 1e100;
  private static final int MAX_GRID = 10_000;
  private static final int MAX_WINDOW = 501;
  private static final int MAX_ORDER = 6;
  private static final List<String> NORMALISATIONS = List.of("amplitude", "range", "deviation");

  /** What the call that shows settings tells beside them may be sent back, and says nothing. */
  private static final Set<String> STREAM_KEYS =
      Set.of(
          "stream_id",
          "changed_at",
          "unknown_sensors",
          "command_id",
          "version",
          "warning_health",
          "critical_health",
          "defaults",
          "sensors");

  private static final Set<String> SENSOR_KEYS =
      Set.of(
          "analysed",
          "quality_threshold",
          "grid_points",
          "smoothing_window",
          "smoothing_order",
          "dtw_window_share",
          "normalisation",
          "warning_deviation",
          "critical_deviation");

  private SettingsParser() {}

  /**
   * @param idempotencyKey the header of that name, null if there is none; the body's command_id
   *     goes first
   * @throws Refusal 400 not JSON, 422 not settings
   */
  public static SettingsInput parse(String streamId, byte[] body, String idempotencyKey) {
    CommandParser.requireToken(idempotencyKey);
    Fields fields = Fields.of(JsonInput.tree(body));
    fields.requireKnown(STREAM_KEYS);
    Numbers numbers = new Numbers(fields);
    String commandId =
        fields.optional("command_id", AllowList::isToken, AllowList.TOKEN_RULE, idempotencyKey);
    Integer version = numbers.whole("version", 0, Integer.MAX_VALUE);
    Double warning = numbers.decimal("warning_health", 0, 100);
    Double critical = numbers.decimal("critical_health", 0, 100);
    if (warning != null && critical != null && critical > warning) {
      fields.fail("critical_health", "must not be above warning_health");
    }
    SensorSettings defaults = sensor(fields, "defaults", fields.node("defaults"));
    Map<String, SensorSettings> sensors = sensors(fields);
    fields.refuseIfAny();
    StreamSettings settings =
        StreamSettings.newBuilder()
            .setStreamId(streamId)
            .setVersion(version == null ? WHICHEVER : version)
            .setChangedAt(Instant.EPOCH)
            .setWarningHealth(warning)
            .setCriticalHealth(critical)
            .setDefaults(defaults)
            .setSensors(sensors)
            .build();
    return new SettingsInput(commandId, settings);
  }

  private static Map<String, SensorSettings> sensors(Fields fields) {
    Map<String, SensorSettings> sensors = new HashMap<>();
    JsonNode node = fields.node("sensors");
    if (node == null) {
      return sensors;
    }
    Fields inside = fields.inside("sensors", node);
    if (node.size() > MAX_SENSORS) {
      fields.fail("sensors", "must be at most " + MAX_SENSORS);
      return sensors;
    }
    for (Iterator<String> ids = node.fieldNames(); ids.hasNext(); ) {
      String id = ids.next();
      if (AllowList.isSensorId(id)) {
        sensors.put(id, sensor(inside, id, inside.node(id)));
      } else {
        fields.fail("sensors", "a sensor id " + AllowList.SENSOR_ID_RULE);
      }
    }
    return sensors;
  }

  private static SensorSettings sensor(Fields around, String name, JsonNode node) {
    if (node == null) {
      return SensorSettings.newBuilder().build();
    }
    Fields fields = around.inside(name, node);
    fields.requireKnown(SENSOR_KEYS);
    Numbers numbers = new Numbers(fields);
    SensorSettings settings =
        new SensorSettings(
            numbers.flag("analysed"),
            numbers.decimal("quality_threshold", 0, 1),
            numbers.whole("grid_points", 8, MAX_GRID),
            numbers.whole("smoothing_window", 1, MAX_WINDOW),
            numbers.whole("smoothing_order", 0, MAX_ORDER),
            numbers.decimal("dtw_window_share", 0, 1),
            fields.optional(
                "normalisation",
                NORMALISATIONS::contains,
                "must be one of " + NORMALISATIONS,
                null),
            numbers.decimal("warning_deviation", 0, MAX_DEVIATION),
            numbers.decimal("critical_deviation", 0, MAX_DEVIATION));
    checkTogether(fields, settings);
    return settings;
  }

  private static void checkTogether(Fields fields, SensorSettings settings) {
    Integer window = settings.getSmoothingWindow();
    if (window != null && window % 2 == 0) {
      fields.fail("smoothing_window", "must be odd: as many points on either side");
    }
    Integer order = settings.getSmoothingOrder();
    if (window != null && order != null && window > 1 && order >= window) {
      fields.fail("smoothing_order", "must be less than smoothing_window");
    }
    Double warning = settings.getWarningDeviation();
    Double critical = settings.getCriticalDeviation();
    if (warning != null && critical != null && critical < warning) {
      fields.fail("critical_deviation", "must not be below warning_deviation");
    }
  }
}
