package io.vertac.gateway.reads;

import io.vertac.config.DatabaseUrl;
import io.vertac.gateway.alerts.AlertReads;
import io.vertac.gateway.cycles.CycleDocuments;
import io.vertac.gateway.cycles.CycleReads;
import io.vertac.gateway.cycles.DeviationReads;
import io.vertac.gateway.cycles.EnvelopeReads;
import io.vertac.gateway.cycles.GapReads;
import io.vertac.gateway.cycles.HealthReads;
import io.vertac.gateway.cycles.TraceReads;
import io.vertac.gateway.database.ReadPool;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.util.Optional;

/** What the gateway reads from PostgreSQL, if it was given one. */
public final class DatabaseReads implements AutoCloseable {
  private final Optional<ReadPool> pool;

  /**
   * @param database empty: every read is refused
   */
  public DatabaseReads(Optional<DatabaseUrl> database) {
    this.pool = database.map(ReadPool::new);
  }

  /**
   * @throws Refusal 503 without a database
   */
  public CycleReads cycles() {
    return new CycleReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public CycleDocuments documents() {
    return new CycleDocuments(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public TraceReads traces() {
    return new TraceReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public EnvelopeReads envelopes() {
    return new EnvelopeReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public HealthReads health() {
    return new HealthReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public DeviationReads deviations() {
    return new DeviationReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public GapReads gaps() {
    return new GapReads(requirePool());
  }

  /**
   * @throws Refusal 503 without a database
   */
  public AlertReads alerts() {
    return new AlertReads(requirePool());
  }

  private ReadPool requirePool() {
    return pool.orElseThrow(
        () ->
            Refusal.of(
                RefusalKind.UNAVAILABLE,
                "no_database",
                "this gateway has no database to read from; set DATABASE_URL"));
  }

  @Override
  public void close() {
    pool.ifPresent(ReadPool::close);
  }
}
