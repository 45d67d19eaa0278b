package io.vertac.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a record on which a processor failed to the dead letters, and goes on with the next.
 * Failures of Kafka itself are none of the record's doing: they end the attempt, and Streams
 * repeats it.
 */
public final class UnprocessableRecordHandler implements ProcessingExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnprocessableRecordHandler.class);
  private DeadLetterRecords deadLetters;

  @Override
  public void configure(Map<String, ?> configuration) {
    deadLetters = DeadLetterRecords.from(configuration);
  }

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception error) {
    if (error instanceof KafkaException || RegistryTrouble.isPassing(error)) {
      return Response.fail();
    }
    LOG.atError()
        .addKeyValue("node", context.processorNodeId())
        .addKeyValue("topic", context.topic())
        .addKeyValue("partition", context.partition())
        .addKeyValue("offset", context.offset())
        .setCause(error)
        .log("a record cannot be processed and goes to the dead letters");
    byte[] key = context.sourceRawKey();
    byte[] value = context.sourceRawValue();
    return Response.resume(
        List.of(deadLetters.of(context, RefusedRecords.UNPROCESSABLE, key, value, error)));
  }
}
