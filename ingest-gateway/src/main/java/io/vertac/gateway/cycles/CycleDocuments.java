package io.vertac.gateway.cycles;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.json.Json;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** One cycle, and what was found in it, as PostgreSQL has it. The database builds the JSON. */
public final class CycleDocuments {
  private static final String CYCLE =
      """
      SELECT jsonb_build_object(
        'cycle_id', c.id, 'stream_id', c.stream_id, 'device_name', s.device_name,
        'cycle_number', c.cycle_number, 'state', c.status,
        'start_time', c.start_time, 'end_time', c.end_time, 'sample_count', c.sample_count,
        'duplicate_count', c.duplicate_count, 'paused', c.paused, 'final', c.final,
        'is_reference', c.is_reference, 'health_score', c.health_score,
        'anomaly_flag', c.anomaly_flag, 'severity', c.severity, 'recipe', c.recipe,
        'alarm_by', (SELECT a.alarm_by FROM live_analyses a WHERE a.cycle_id = c.id),
        'metadata', c.metadata, 'end_reason', c.end_reason, 'label', c.label,
        'previous_cycle_id', (
          SELECT p.id FROM live_cycles p
          WHERE p.stream_id = c.stream_id AND p.cycle_number < c.cycle_number
          ORDER BY p.cycle_number DESC LIMIT 1),
        'next_cycle_id', (
          SELECT n.id FROM live_cycles n
          WHERE n.stream_id = c.stream_id AND n.cycle_number > c.cycle_number
          ORDER BY n.cycle_number LIMIT 1)) AS document
      FROM live_cycles c JOIN live_streams s ON s.id = c.stream_id WHERE c.id = ?
      """;

  // Alerts: the worst first, then who is most to blame; an alert about the whole cycle or a silent
  // sensor has no share, and goes before.
  private static final String ANALYSIS =
      """
      SELECT jsonb_build_object(
        'cycle_id', a.cycle_id, 'stream_id', a.stream_id, 'cycle_number', c.cycle_number,
        'revision', a.revision, 'provisional', a.provisional,
        'cycle_state', coalesce(c.status, a.cycle_state),
        'health_score', a.health_score, 'anomaly_flag', a.anomaly_flag, 'severity', a.severity,
        'comparison_type', a.comparison_type, 'reference_cycle_id', a.reference_cycle_id,
        'reference_version', a.reference_version, 'is_reference', a.is_reference,
        'recipe', a.recipe, 'top_3_sensors', a.top_3_sensors,
        'missing_sensors', a.missing_sensors, 'compared_sensors', a.compared_sensors,
        'alert_count', a.alert_count, 'sample_count', a.sample_count, 'duration_sec', a.duration_s,
        'kind', a.kind, 'learned', a.learned, 'learned_cycles', a.learned_cycles,
        'settings_version', a.settings_version, 'settings', a.settings,
        'alignment', a.alignment, 'alarm_by', a.alarm_by,
        'start_time', c.start_time, 'end_time', a.end_time, 'analysed_at', a.analysed_at,
        'deviations', coalesce((
          SELECT jsonb_agg(to_jsonb(d) - 'id' - 'cycle_id'
                           ORDER BY d.comparison_type DESC, d.contribution_rank, d.sensor_id)
          FROM live_deviations d WHERE d.cycle_id = a.cycle_id), '[]'),
        'alerts', coalesce((
          SELECT jsonb_agg(to_jsonb(l) - 'cycle_id' - 'stream_id'
                           ORDER BY array_position(ARRAY['critical', 'warning'], l.severity),
                             d.contribution_share DESC NULLS FIRST, l.sensor_id)
          FROM live_alerts l
          LEFT JOIN live_deviations d ON d.cycle_id = l.cycle_id AND d.sensor_id = l.sensor_id
            AND d.comparison_type = 'reference'
          WHERE l.cycle_id = a.cycle_id), '[]')) AS document
      FROM live_analyses a JOIN live_cycles c ON c.id = a.cycle_id
      WHERE a.cycle_id = ?
      """;

  private final ReadPool pool;

  public CycleDocuments(ReadPool pool) {
    this.pool = pool;
  }

  /** The cycle; empty if it is unknown. */
  public Optional<JsonNode> cycle(String cycleId) {
    return document(CYCLE, cycleId);
  }

  /**
   * Its health, its deviations from reference and predecessor, its alerts; empty until analysed.
   */
  public Optional<JsonNode> analysis(String cycleId) {
    return document(ANALYSIS, cycleId);
  }

  private Optional<JsonNode> document(String sql, String cycleId) {
    return pool
        .read(
            sql,
            query -> bind(query, cycleId),
            row -> UtcTimes.in(Json.parse(row.getString("document"))))
        .stream()
        .findFirst();
  }

  private static void bind(PreparedStatement query, String cycleId) throws SQLException {
    query.setObject(1, UUID.fromString(cycleId));
  }
}
