package io.vertac.streams;

import io.vertac.config.LoggedTrace;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a record whose bytes cannot be read to the dead letters, and goes on with the next. */
public final class UndecodableRecordHandler implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UndecodableRecordHandler.class);
  private DeadLetterRecords deadLetters;

  @Override
  public void configure(Map<String, ?> configuration) {
    deadLetters = DeadLetterRecords.from(configuration);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    if (RegistryTrouble.isPassing(error)) {
      // Not the record's fault: stop here, and read it again once the registry answers.
      return Response.fail();
    }
    try (LoggedTrace trace = TraceHeader.logged(record.headers())) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("a record cannot be decoded and goes to the dead letters");
    }
    return Response.resume(
        List.of(
            deadLetters.of(
                context, RefusedRecords.UNDECODABLE, record.key(), record.value(), error)));
  }
}
