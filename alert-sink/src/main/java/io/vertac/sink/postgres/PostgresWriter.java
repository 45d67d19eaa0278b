package io.vertac.sink.postgres;

import io.vertac.sink.delivery.DestinationUnavailableException;
import io.vertac.sink.delivery.RecordWriter;
import io.vertac.sink.delivery.Rejection;
import io.vertac.sink.delivery.SinkRecord;
import io.vertac.sink.delivery.WriteOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes records to PostgreSQL: all of a batch in one transaction, so that readers see no half. */
public final class PostgresWriter implements RecordWriter {
  private final Database database;
  private final int keptTraces;
  private boolean prepared;

  public PostgresWriter(PostgresSettings settings) {
    this.database = new Database(settings);
    this.keptTraces = settings.traceCycles();
  }

  @Override
  public void prepare() {
    if (!prepared) {
      database.migrate();
      prepared = true;
    }
  }

  @Override
  public void check() {
    try (Connection connection = database.connect()) {
      connection.commit();
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  @Override
  public WriteOutcome write(Iterable<SinkRecord> records) {
    List<SinkRecord> batch = new ArrayList<>();
    records.forEach(batch::add);
    Optional<String> problem = tryWrite(batch);
    List<Rejection> rejected = problem.isEmpty() ? List.of() : writeOneByOne(batch);
    return new WriteOutcome(batch.size() - rejected.size(), rejected);
  }

  /** Some record of the batch is bad; alone, each shows whether it is the one. */
  private List<Rejection> writeOneByOne(List<SinkRecord> batch) {
    List<Rejection> rejected = new ArrayList<>();
    for (SinkRecord record : batch) {
      tryWrite(List.of(record))
          .ifPresent(cause -> rejected.add(Rejection.unwritable(record.origin(), cause)));
    }
    return rejected;
  }

  /**
   * Stores the records, or none of them.
   *
   * @return what is wrong with the records; empty when they are stored
   */
  private Optional<String> tryWrite(List<SinkRecord> records) {
    // Closing the connection without a commit rolls back.
    try (Connection connection = database.connect()) {
      PostgresBatch.of(records).write(connection, keptTraces);
      connection.commit();
      return Optional.empty();
    } catch (UnwritableRecordException e) {
      return Optional.of(e.getMessage());
    } catch (SQLException e) {
      if (SqlFailure.isDataError(e)) {
        return Optional.of(SqlFailure.describe(e));
      }
      throw lost(e);
    } catch (AssertionError e) {
      // The driver's way to say that the connection was closed while it read a batch's answers.
      throw lost(new SQLException("connection closed in the middle of a batch", "08006", e));
    }
  }

  private DestinationUnavailableException lost(SQLException e) {
    // What comes back may be another database, restored or empty.
    prepared = false;
    return SqlFailure.unavailable(e);
  }

  @Override
  public void close() {
    database.close();
  }
}
