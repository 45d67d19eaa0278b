package io.vertac.gateway.streams;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import java.time.Instant;
import java.util.List;

/** The shapes in which streams and their cycles' state are shown. */
public final class StreamViews {
  private StreamViews() {}

  /** Answer of the status call. */
  public record Status(Stream stream, Cycle cycleStatus) {}

  /**
   * @param status the state of the newest cycle
   * @param sampleCount since the stream was first registered
   */
  public record Stream(
      String streamId,
      String datasetId,
      String streamName,
      String deviceName,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<Sensor> sensors,
      int sensorCount,
      String registeredAt,
      long sampleCount,
      String status) {

    /** For long lists: a machine may have many sensors. */
    public Stream withoutSensors() {
      return new Stream(
          streamId,
          datasetId,
          streamName,
          deviceName,
          null,
          sensorCount,
          registeredAt,
          sampleCount,
          status);
    }
  }

  /** A registered sensor. */
  public record Sensor(String sensorId, String name, String type, String unit) {}

  /**
   * @param sampleCount of the cycle
   * @param cycleId null while there has been none
   */
  public record Cycle(
      String streamId,
      String state,
      boolean paused,
      String cycleId,
      int cycleNumber,
      String startTime,
      String endTime,
      long sampleCount,
      String lastSampleTime,
      long duplicateCount,
      long lateCount,
      String referenceCycleId,
      int referenceVersion) {}

  public static Status status(StreamState state) {
    return new Status(stream(state), cycle(state));
  }

  public static Stream stream(StreamState state) {
    StreamRegistered registered = state.registered();
    List<Sensor> sensors = registered.getSensors().stream().map(StreamViews::sensor).toList();
    return new Stream(
        registered.getStreamId(),
        registered.getDatasetId(),
        registered.getStreamName(),
        registered.getDeviceName(),
        sensors,
        sensors.size(),
        registered.getRegisteredAt().toString(),
        state.status().map(CycleStatus::getStreamSampleCount).orElse(0L),
        state.status().map(CycleStatus::getState).orElse(CycleState.waiting_start).name());
  }

  public static Cycle cycle(StreamState state) {
    return state
        .status()
        .map(StreamViews::cycle)
        .orElseGet(() -> noCycleYet(state.registered().getStreamId()));
  }

  public static Cycle cycle(CycleStatus status) {
    return new Cycle(
        status.getStreamId(),
        status.getState().name(),
        status.getPaused(),
        status.getCycleId(),
        status.getCycleNumber(),
        text(status.getStartTime()),
        text(status.getEndTime()),
        status.getSampleCount(),
        text(status.getLastSampleTime()),
        status.getDuplicateCount(),
        status.getLateCount(),
        status.getReferenceCycleId(),
        status.getReferenceVersion());
  }

  private static Sensor sensor(SensorInfo sensor) {
    return new Sensor(sensor.getSensorId(), sensor.getName(), sensor.getType(), sensor.getUnit());
  }

  private static Cycle noCycleYet(String streamId) {
    return new Cycle(
        streamId,
        CycleState.waiting_start.name(),
        false,
        null,
        0,
        null,
        null,
        0,
        null,
        0,
        0,
        null,
        0);
  }

  private static String text(Instant time) {
    return time == null ? null : time.toString();
  }
}
