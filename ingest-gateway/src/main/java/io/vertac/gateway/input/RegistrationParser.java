package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.problem.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads and checks the body of {@code POST /api/live/register}. */
public final class RegistrationParser {
  /** More sensors than any machine has; a stream's registration must fit into a record. */
  static final int MAX_SENSORS = 5_000;

  private static final String DEFAULT_TYPE = "analog";

  private RegistrationParser() {}

  /**
   * @throws Refusal 400 not JSON, 422 not a registration
   */
  public static Registration parse(byte[] body) {
    Fields fields = Fields.of(JsonInput.tree(body));
    String deviceName = fields.required("device_name", AllowList::isTitle, AllowList.TITLE_RULE);
    String streamName =
        fields.optional("stream_name", AllowList::isTitle, AllowList.TITLE_RULE, deviceName);
    String streamId = fields.optional("stream_id", AllowList::isUuid, AllowList.UUID_RULE, null);
    String datasetId = fields.optional("dataset_id", AllowList::isUuid, AllowList.UUID_RULE, null);
    List<SensorDeclaration> sensors = sensors(fields);
    checkCount(fields, sensors.size());
    fields.refuseIfAny();
    return new Registration(
        canonical(streamId), canonical(datasetId), streamName, deviceName, sensors);
  }

  private static String canonical(String uuid) {
    return uuid == null ? null : AllowList.canonicalUuid(uuid);
  }

  private static List<SensorDeclaration> sensors(Fields fields) {
    JsonNode array = fields.node("sensors");
    if (array == null) {
      return List.of();
    }
    if (!array.isArray()) {
      fields.fail("sensors", "must be an array");
      return List.of();
    }
    if (array.size() > MAX_SENSORS) {
      fields.fail("sensors", "must have at most " + MAX_SENSORS + " entries");
      return List.of();
    }
    List<SensorDeclaration> sensors = new ArrayList<>(array.size());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      SensorDeclaration sensor = sensor(fields.inside("sensors/" + i, array.get(i)));
      if (sensor.sensorId() != null && !seen.add(sensor.sensorId())) {
        fields.fail("sensors/" + i + "/sensor_id", "is there twice");
      }
      sensors.add(sensor);
    }
    return sensors;
  }

  private static SensorDeclaration sensor(Fields fields) {
    String id = fields.required("sensor_id", AllowList::isSensorId, AllowList.SENSOR_ID_RULE);
    return new SensorDeclaration(
        id,
        fields.optional("name", AllowList::isName, AllowList.NAME_RULE, id),
        fields.optional("type", AllowList::isSensorType, AllowList.TYPE_RULE, DEFAULT_TYPE),
        fields.optional("unit", AllowList::isUnit, AllowList.UNIT_RULE, ""));
  }

  private static void checkCount(Fields fields, int listed) {
    JsonNode count = fields.node("sensor_count");
    if (count == null) {
      return;
    }
    if (!count.isIntegralNumber() || !count.canConvertToInt() || count.intValue() < 0) {
      fields.fail("sensor_count", "must be a whole number, 0 or more");
    } else if (listed > 0 && count.intValue() != listed) {
      fields.fail("sensor_count", "must be the number of sensors listed, " + listed);
    }
  }
}
