package io.vertac.edge.outbox;

/**
 * What an outbox file holds. Kept beside the rows, so that nothing has to be counted when it is
 * opened.
 *
 * @param lastId the highest id ever given to a row
 * @param lastBatch the highest batch number ever given
 * @param dropped samples given up since the file was made
 */
record OutboxTotals(long samples, long bytes, long lastId, long lastBatch, long dropped) {
  static final OutboxTotals NONE = new OutboxTotals(0, 0, 0, 0, 0);

  OutboxTotals with(OutboxRow row) {
    return new OutboxTotals(
        samples + row.samples(), bytes + row.body().length, row.id(), row.batch(), dropped);
  }

  OutboxTotals without(long lessSamples, long lessBytes) {
    return new OutboxTotals(samples - lessSamples, bytes - lessBytes, lastId, lastBatch, dropped);
  }

  OutboxTotals withDropped(long more) {
    return new OutboxTotals(samples, bytes, lastId, lastBatch, dropped + more);
  }
}
