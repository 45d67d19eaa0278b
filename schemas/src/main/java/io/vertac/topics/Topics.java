package io.vertac.topics;

import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.ApiKey;
import io.vertac.events.AuditEvent;
import io.vertac.events.CommandResult;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.DeadLetter;
import io.vertac.events.EndedSession;
import io.vertac.events.SampleBatch;
import io.vertac.events.SampleGap;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorReference;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import java.util.List;

/**
 * The catalogue of topics: nobody else spells a topic's name.
 *
 * <p>{@link #STREAMS}, {@link #SAMPLES}, {@link #CYCLE_COMMANDS}, {@link #CYCLES} and {@link
 * #CYCLE_TRACES} are partitioned alike, by stream id: all that concerns one stream meets in one
 * task, in one order. See {@link StreamPartition} for the one whose key is longer than the stream
 * id.
 */
public final class Topics {
  /** Key: stream_id. */
  public static final Topic<StreamRegistered> STREAMS =
      Topic.compacted("streams", StreamRegistered.class);

  /** Key: stream_id. */
  public static final Topic<SampleBatch> SAMPLES = Topic.kept("samples", SampleBatch.class, 7);

  /** Key: stream_id. */
  public static final Topic<CycleCommand> CYCLE_COMMANDS =
      Topic.kept("cycle-commands", CycleCommand.class, 7);

  /** Key: stream_id. The decisions on cycle commands, for the gateway that waits for them. */
  public static final Topic<CommandResult> COMMAND_RESULTS =
      Topic.kept("command-results", CommandResult.class, 1);

  /** Key: stream_id. Where each stream stands now. */
  public static final Topic<CycleStatus> CYCLE_STATUS =
      Topic.compacted("cycle-status", CycleStatus.class);

  /** Key: stream_id. */
  public static final Topic<CycleEvent> CYCLES = Topic.kept("cycles", CycleEvent.class, 90);

  /** Key: stream_id|sensor_id, partitioned by stream_id. */
  public static final Topic<SensorTrace> CYCLE_TRACES =
      Topic.kept("cycle-traces", SensorTrace.class, 90);

  /** Key: stream_id. How each stream's cycles are analysed, where somebody chose. */
  public static final Topic<StreamSettings> SETTINGS =
      Topic.compacted("settings", StreamSettings.class);

  /** Key: stream_id|sensor_id, followed by |recipe for streams with recipes. */
  public static final Topic<SensorReference> REFERENCES =
      Topic.compacted("references", SensorReference.class);

  /** Key: cycle_id. */
  public static final Topic<SensorDeviation> DEVIATIONS =
      Topic.kept("deviations", SensorDeviation.class, 90);

  /** Key: stream_id. */
  public static final Topic<CycleAnalysis> ANALYSES =
      Topic.kept("analyses", CycleAnalysis.class, 90);

  /** Key: stream_id. */
  public static final Topic<Alert> ALERTS = Topic.kept("alerts", Alert.class, 90);

  /** Key: stream_id. */
  public static final Topic<AlertAcknowledgement> ACKNOWLEDGEMENTS =
      Topic.kept("acknowledgements", AlertAcknowledgement.class, 90);

  /** Key: stream_id. What connectors lost and will never send. */
  public static final Topic<SampleGap> SAMPLE_GAPS = Topic.kept("sample-gaps", SampleGap.class, 90);

  /** Key: the failed record's. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      Topic.kept("dead-letters", DeadLetter.class, 30);

  /** Key: key_id. Who may enter; whoever can write to it lets people in. */
  public static final Topic<ApiKey> API_KEYS = Topic.compacted("api-keys", ApiKey.class);

  /**
   * Key: session_id. Sessions that people ended; kept a day longer than the longest session lasts.
   */
  public static final Topic<EndedSession> ENDED_SESSIONS =
      Topic.kept("ended-sessions", EndedSession.class, 31);

  /** Key: the actor. What was asked for, by whom, and what came of it. */
  public static final Topic<AuditEvent> AUDIT = Topic.kept("audit", AuditEvent.class, 365);

  public static final List<Topic<?>> ALL =
      List.of(
          STREAMS,
          SAMPLES,
          CYCLE_COMMANDS,
          COMMAND_RESULTS,
          CYCLE_STATUS,
          CYCLES,
          CYCLE_TRACES,
          SETTINGS,
          REFERENCES,
          DEVIATIONS,
          ANALYSES,
          ALERTS,
          ACKNOWLEDGEMENTS,
          SAMPLE_GAPS,
          DEAD_LETTERS,
          API_KEYS,
          ENDED_SESSIONS,
          AUDIT);

  private Topics() {}

  /** The key of one sensor of one stream. */
  public static String sensorKey(String streamId, String sensorId) {
    return streamId + StreamPartition.SEPARATOR + sensorId;
  }

  /** The key of a sensor's reference: one for each recipe, if the machine has recipes. */
  public static String referenceKey(String streamId, String sensorId, String recipe) {
    String key = sensorKey(streamId, sensorId);
    return recipe.isEmpty() ? key : key + StreamPartition.SEPARATOR + recipe;
  }
}
