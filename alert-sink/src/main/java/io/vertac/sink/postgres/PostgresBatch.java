package io.vertac.sink.postgres;

import io.vertac.events.Alert;
import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.AuditEvent;
import io.vertac.events.CycleAnalysis;
import io.vertac.events.CycleEvent;
import io.vertac.events.CycleStatus;
import io.vertac.events.SampleGap;
import io.vertac.events.SensorDeviation;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamRegistered;
import io.vertac.sink.delivery.SinkRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** The records of one transaction, sorted by the tables they go to. */
final class PostgresBatch {
  private final List<StreamRegistered> registrations = new ArrayList<>();
  private final List<CycleEvent> events = new ArrayList<>();
  private final Map<String, CycleStatus> statuses = new HashMap<>();
  private final List<TimedDeviation> deviations = new ArrayList<>();
  private final List<TimedTrace> traces = new ArrayList<>();
  private final List<CycleAnalysis> analyses = new ArrayList<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<AlertAcknowledgement> acknowledgements = new ArrayList<>();
  private final List<SampleGap> gaps = new ArrayList<>();
  private final List<AuditEvent> audited = new ArrayList<>();
  private final ParentRows parents = new ParentRows();

  private PostgresBatch() {}

  /**
   * @throws UnwritableRecordException if an id cannot be one
   */
  static PostgresBatch of(List<SinkRecord> records) {
    PostgresBatch batch = new PostgresBatch();
    records.forEach(batch::add);
    return batch;
  }

  private void add(SinkRecord record) {
    SpecificRecord value = record.value();
    if (value instanceof StreamRegistered registration) {
      registrations.add(registration);
      parents.of(registration);
    } else if (value instanceof CycleEvent event) {
      events.add(event);
      parents.of(event);
    } else if (value instanceof CycleStatus status) {
      addStatus(status);
    } else if (value instanceof SensorDeviation deviation) {
      deviations.add(new TimedDeviation(deviation, record.time()));
      parents.of(deviation, record.time());
    } else if (value instanceof SensorTrace trace) {
      traces.add(new TimedTrace(trace, record.time()));
      parents.of(trace);
    } else if (value instanceof CycleAnalysis analysis) {
      analyses.add(analysis);
      parents.of(analysis);
    } else if (value instanceof Alert alert) {
      alerts.add(alert);
      parents.of(alert);
    } else if (value instanceof AuditEvent event) {
      audited.add(event);
    } else if (value instanceof AlertAcknowledgement acknowledgement) {
      acknowledgements.add(acknowledgement);
      parents.of(acknowledgement, record.time());
    } else if (value instanceof SampleGap gap) {
      gaps.add(gap);
      parents.of(gap);
    } else {
      throw new UnwritableRecordException("no table takes a " + value.getSchema().getFullName());
    }
  }

  /** A status comes with every batch of samples; only a cycle's last one matters. */
  private void addStatus(CycleStatus status) {
    if (status.getCycleId() == null) {
      return;
    }
    parents.of(status);
    statuses.merge(status.getCycleId(), status, (a, b) -> a.getVersion() > b.getVersion() ? a : b);
  }

  /**
   * @param keptTraces of how many cycles of each stream the curves are kept
   */
  void write(Connection connection, int keptTraces) throws SQLException {
    parents.write(connection);
    StreamTable.register(connection, registrations);
    CycleTable.apply(connection, events);
    CycleTable.count(connection, statuses.values());
    ReferenceTable.apply(connection, events);
    StreamTable.follow(connection, events);
    TraceTable.upsert(connection, traces);
    TraceTable.forget(connection, streamsWithOtherCurves(), keptTraces);
    DeviationTable.upsert(connection, deviations);
    AnalysisTable.upsert(connection, analyses);
    AnalysisTable.settle(connection, events);
    AcknowledgementTable.apply(connection, acknowledgements);
    AlertTable.apply(connection, alerts);
    GapTable.upsert(connection, gaps);
    AuditTable.insert(connection, audited);
  }

  private Stream<String> streamsWithOtherCurves() {
    return Stream.concat(
        traces.stream().map(timed -> timed.trace().getStreamId()),
        events.stream().map(CycleEvent::getStreamId));
  }
}
