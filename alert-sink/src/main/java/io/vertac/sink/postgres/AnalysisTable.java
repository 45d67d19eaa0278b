package io.vertac.sink.postgres;

import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes {@code live_analyses}, and the verdict in {@code live_cycles}.
 *
 * <p>A provisional verdict is none any more once its cycle is final with the samples it was made
 * of. Otherwise late samples changed something, and a verdict with a higher revision follows.
 */
final class AnalysisTable {
  private static final String UPSERT =
      """
      INSERT INTO live_analyses (cycle_id, stream_id, revision, provisional, cycle_state,
        health_score, anomaly_flag, severity, comparison_type, reference_cycle_id,
        reference_version, is_reference, recipe, top_3_sensors, missing_sensors, compared_sensors,
        alert_count, sample_count, duration_s, end_time, analysed_at, kind, learned,
        learned_cycles, settings_version, settings, alignment,
        alarm_by)
      VALUES (?, ?, ?,
        ? AND NOT EXISTS (SELECT 1 FROM live_cycles WHERE id = ? AND final AND sample_count = ?),
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,
        ?::jsonb, ?)
      ON CONFLICT (cycle_id) DO UPDATE SET
        revision = excluded.revision,
        provisional = excluded.provisional,
        cycle_state = excluded.cycle_state,
        health_score = excluded.health_score,
        anomaly_flag = excluded.anomaly_flag,
        severity = excluded.severity,
        comparison_type = excluded.comparison_type,
        reference_cycle_id = excluded.reference_cycle_id,
        reference_version = excluded.reference_version,
        is_reference = excluded.is_reference,
        recipe = excluded.recipe,
        top_3_sensors = excluded.top_3_sensors,
        missing_sensors = excluded.missing_sensors,
        compared_sensors = excluded.compared_sensors,
        alert_count = excluded.alert_count,
        sample_count = excluded.sample_count,
        duration_s = excluded.duration_s,
        end_time = excluded.end_time,
        analysed_at = excluded.analysed_at,
        kind = excluded.kind,
        learned = excluded.learned,
        learned_cycles = excluded.learned_cycles,
        settings_version = excluded.settings_version,
        settings = excluded.settings,
        alignment = excluded.alignment,
        alarm_by = excluded.alarm_by
      WHERE excluded.revision > live_analyses.revision
      """;

  private static final String VERDICT =
      """
      UPDATE live_cycles SET
        health_score = ?, anomaly_flag = ?, severity = ?, analysis_revision = ?
      WHERE id = ? AND analysis_revision < ?
      """;

  private static final String STANDS =
      """
      UPDATE live_analyses SET provisional = false
      WHERE cycle_id = ? AND provisional AND sample_count = ?
      """;

  private AnalysisTable() {}

  static void upsert(Connection connection, List<CycleAnalysis> analyses) throws SQLException {
    Sql.batch(connection, UPSERT, analyses, AnalysisTable::bind);
    Sql.batch(connection, VERDICT, analyses, AnalysisTable::bindVerdict);
  }

  /** The verdicts on cycles that are final now stand. */
  static void settle(Connection connection, List<CycleEvent> events) throws SQLException {
    List<CycleEvent> finals = events.stream().filter(CycleEvent::getFinal$).toList();
    Sql.batch(
        connection,
        STANDS,
        finals,
        (row, event) ->
            row.add(RowIds.parse("cycle_id", event.getCycleId())).count(event.getSampleCount()));
  }

  private static void bind(Sql.Parameters row, CycleAnalysis analysis) throws SQLException {
    row.add(RowIds.parse("cycle_id", analysis.getCycleId()))
        .add(RowIds.parse("stream_id", analysis.getStreamId()))
        .add(analysis.getRevision())
        .add(analysis.getProvisional())
        .add(RowIds.parse("cycle_id", analysis.getCycleId()))
        .count(analysis.getSampleCount())
        .text(analysis.getCycleState().name())
        .decimal(analysis.getHealthScore())
        .add(analysis.getAnomalyFlag())
        .text(analysis.getSeverity().name())
        .text(analysis.getComparisonType() == null ? null : analysis.getComparisonType().name())
        .uuid(RowIds.parseOptional("reference_cycle_id", analysis.getReferenceCycleId()))
        .add(analysis.getReferenceVersion())
        .add(analysis.getIsReference())
        .text(analysis.getRecipe())
        .text(JsonColumns.rankedSensors(analysis.getTop3Sensors()))
        .text(JsonColumns.texts(analysis.getMissingSensors()))
        .add(analysis.getComparedSensors())
        .add(analysis.getAlertCount())
        .count(analysis.getSampleCount())
        .add(analysis.getDurationS())
        .time(analysis.getEndTime())
        .time(analysis.getAnalysedAt())
        .text(analysis.getKind())
        .add(analysis.getLearned())
        .add(analysis.getLearnedCycles())
        .add(analysis.getSettingsVersion())
        .text(SettingsColumn.text(analysis.getSettings()))
        .text(PlaceColumns.alignment(analysis.getAlignment()))
        .text(analysis.getAlarmBy());
  }

  private static void bindVerdict(Sql.Parameters row, CycleAnalysis analysis) throws SQLException {
    row.decimal(analysis.getHealthScore())
        .add(analysis.getAnomalyFlag())
        .text(analysis.getSeverity().name())
        .add(analysis.getRevision())
        .add(RowIds.parse("cycle_id", analysis.getCycleId()))
        .add(analysis.getRevision());
  }
}
