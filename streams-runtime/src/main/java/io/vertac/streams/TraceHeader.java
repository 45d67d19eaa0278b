package io.vertac.streams;

import io.vertac.config.LoggedTrace;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The request that a record stems from (W3C Trace Context), carried on from the record that is
 * processed to those that come of it, and into the log. For one task.
 */
public final class TraceHeader {
  /** As in HTTP. */
  public static final String NAME = "traceparent";

  private Header current;

  /** What is sent from here on comes of this record. */
  public void follow(Record<?, ?> record) {
    set(record.headers().lastHeader(NAME));
  }

  /** What is sent from here on comes of no record. */
  public void follow() {
    set(null);
  }

  /** The id of the trace; null for none. */
  public String id() {
    return LoggedTrace.id(text(current)).orElse(null);
  }

  /** Lets a record's trace be in what is logged of it. */
  static LoggedTrace logged(Headers headers) {
    return LoggedTrace.of(text(headers.lastHeader(NAME)));
  }

  /** Also where there is none: other tasks run on this thread, too. */
  private void set(Header next) {
    LoggedTrace.follow(text(next));
    current = next;
  }

  /** For a record to be sent. */
  public Headers headers() {
    RecordHeaders headers = new RecordHeaders();
    if (current != null) {
      headers.add(current);
    }
    return headers;
  }

  private static String text(Header header) {
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
