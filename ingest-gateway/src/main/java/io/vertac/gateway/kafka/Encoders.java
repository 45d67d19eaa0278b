package io.vertac.gateway.kafka;

import io.vertac.events.AlertAcknowledgement;
import io.vertac.events.AuditEvent;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.DeadLetter;
import io.vertac.events.EndedSession;
import io.vertac.events.PayloadFormat;
import io.vertac.events.SampleBatch;
import io.vertac.events.SampleGap;
import io.vertac.events.StreamRegistered;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** The encoders of everything the gateway writes. */
public record Encoders(
    RecordEncoder<StreamRegistered> streams,
    RecordEncoder<SampleBatch> samples,
    RecordEncoder<CycleCommand> commands,
    RecordEncoder<AlertAcknowledgement> acknowledgements,
    RecordEncoder<SampleGap> gaps,
    RecordEncoder<DeadLetter> deadLetters,
    RecordEncoder<AuditEvent> audit,
    RecordEncoder<EndedSession> endedSessions) {

  /**
   * Registers their schemas.
   *
   * @throws RuntimeException if the registry cannot be reached or refuses one
   */
  public static Encoders register(KafkaSettings kafka) {
    AvroSerdes serdes = new AvroSerdes(kafka);
    return new Encoders(
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.STREAMS,
            new StreamRegistered("", "", "", "", List.of(), Instant.EPOCH, "")),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.SAMPLES,
            new SampleBatch("", "", "", Instant.EPOCH, List.of(), List.of())),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.CYCLE_COMMANDS,
            CycleCommand.newBuilder()
                .setCommandId("")
                .setStreamId("")
                .setType(CommandType.unknown)
                .setReceivedAt(Instant.EPOCH)
                .build()),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.ACKNOWLEDGEMENTS,
            new AlertAcknowledgement("", "", "", "", "", Instant.EPOCH)),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.SAMPLE_GAPS,
            new SampleGap("", "", Instant.EPOCH, Instant.EPOCH, 0L, "", Instant.EPOCH)),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.DEAD_LETTERS,
            DeadLetter.newBuilder()
                .setReason("")
                .setCause("")
                .setService("")
                .setOriginTopic("")
                .setOriginTime(Instant.EPOCH)
                .setPayloadFormat(PayloadFormat.json)
                .setPayload(ByteBuffer.allocate(0))
                .build()),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.AUDIT,
            AuditEvent.newBuilder()
                .setEventId("")
                .setAt(Instant.EPOCH)
                .setActor("")
                .setAction("")
                .setOutcome("")
                .build()),
        RecordEncoder.register(
            serdes,
            kafka,
            Topics.ENDED_SESSIONS,
            new EndedSession("", Instant.EPOCH, Instant.EPOCH)));
  }
}
