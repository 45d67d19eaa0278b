package io.vertac.streams;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The request that a record stems from (W3C Trace Context), carried on from the record that is
 * processed to those that come of it. For one task.
 */
public final class TraceHeader {
  /** As in HTTP. */
  public static final String NAME = "traceparent";

  private Header current;

  /** What is sent from here on comes of this record. */
  public void follow(Record<?, ?> record) {
    current = record.headers().lastHeader(NAME);
  }

  /** What is sent from here on comes of no record. */
  public void follow() {
    current = null;
  }

  /** For a record to be sent. */
  public Headers headers() {
    RecordHeaders headers = new RecordHeaders();
    if (current != null) {
      headers.add(current);
    }
    return headers;
  }
}
