package io.vertac.deviation.topology;

import io.vertac.deviation.state.JudgedCycle;
import io.vertac.deviation.state.ProvisionalVerdict;
import io.vertac.deviation.state.StoredBaseline;
import io.vertac.deviation.state.StoredCurve;
import io.vertac.deviation.state.StoredSensor;
import io.vertac.deviation.state.StreamMemory;
import io.vertac.events.Alert;
import io.vertac.events.CycleEvent;
import io.vertac.events.StreamSettings;
import io.vertac.serde.SingleObject;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;

/** The state stores of the deviation topology. */
final class Stores {
  /** Key: cycle_id|sensor_id. */
  static final String CURVES = "cycle-curves";

  /**
   * Events of ended cycles whose curves are not all there yet; key: cycle_id, for provisional ones
   * cycle_id|provisional. What was decided about such a cycle in the meantime; key: cycle_id|cause.
   */
  static final String AWAITED = "awaited-cycles";

  /** How many curves of an unanalysed cycle are there. Key: cycle_id. */
  static final String ARRIVED = "arrived-curves";

  /**
   * Key: stream_id|version|recipe, where version is that of the reference, or both that and the
   * signal version.
   */
  static final String BASELINES = "baselines";

  /** How the curves of a baseline are prepared, where somebody chose. Key: as of baselines. */
  static final String SETTINGS = "baseline-settings";

  /** Key: stream_id|version|position|recipe. */
  static final String SENSORS = "sensor-baselines";

  /** Key: cycle_id. */
  static final String PROVISIONAL = "provisional-verdicts";

  /** Alerts raised by provisional verdicts; key: cycle_id|alert_id. */
  static final String RAISED = "provisional-alerts";

  /** Key: cycle_id. */
  static final String JUDGED = "judged-cycles";

  /** Key: stream_id. */
  static final String STREAMS = "stream-memories";

  private Stores() {}

  static List<StoreBuilder<?>> all() {
    return List.of(
        table(CURVES, SingleObject.serde(StoredCurve.class)),
        table(AWAITED, SingleObject.serde(CycleEvent.class)),
        table(ARRIVED, Serdes.Integer()),
        table(BASELINES, SingleObject.serde(StoredBaseline.class)),
        table(SETTINGS, SingleObject.serde(StreamSettings.class)),
        table(SENSORS, SingleObject.serde(StoredSensor.class)),
        table(PROVISIONAL, SingleObject.serde(ProvisionalVerdict.class)),
        table(RAISED, SingleObject.serde(Alert.class)),
        table(JUDGED, SingleObject.serde(JudgedCycle.class)),
        table(STREAMS, SingleObject.serde(StreamMemory.class)));
  }

  private static <V> StoreBuilder<?> table(String name, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            values)
        .withCachingEnabled();
  }
}
