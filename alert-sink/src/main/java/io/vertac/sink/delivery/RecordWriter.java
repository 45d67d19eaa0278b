package io.vertac.sink.delivery;

/**
 * A destination of records.
 *
 * <p>Writing is idempotent: the same record written again, alone or among others, in whatever
 * order, changes nothing. The delivery relies on it, as it writes again whatever it could not
 * commit.
 */
public interface RecordWriter extends AutoCloseable {

  /**
   * Makes the destination ready for records: creates or migrates what is missing there. Called
   * before every write; cheap when there is nothing to do.
   *
   * @throws DestinationUnavailableException if it cannot be reached now
   */
  void prepare();

  /**
   * Asks the destination for a sign of life. Called from time to time while there is nothing to
   * write, which would tell.
   *
   * @throws DestinationUnavailableException if it cannot be reached now
   */
  void check();

  /**
   * Returns when the records are stored for good, or are known to be unwritable.
   *
   * @param records decoded as they are iterated over, which can be done once
   * @throws DestinationUnavailableException if the destination cannot take them now; an unknown
   *     part of them may be stored
   */
  WriteOutcome write(Iterable<SinkRecord> records);

  @Override
  void close();
}
