package io.vertac.gateway.streams;

import io.vertac.events.SensorInfo;
import io.vertac.events.StreamRegistered;
import io.vertac.gateway.input.Registration;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Role;
import io.vertac.topics.StableId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Registers streams: the registration is a record, and there is nothing else to it. */
public final class Registrar {
  private final StreamDirectory directory;
  private final Publisher publisher;
  private final RecordEncoder<StreamRegistered> encoder;

  public Registrar(
      StreamDirectory directory, Publisher publisher, RecordEncoder<StreamRegistered> encoder) {
    this.directory = directory;
    this.publisher = publisher;
    this.encoder = encoder;
  }

  /**
   * Registers a stream, or re-attaches to it. A registration that changes nothing writes nothing.
   *
   * @param idempotencyKey the same key gives the same new stream; null for none
   * @param caller owns what it registers; a stream of somebody else's is unknown to it
   * @return completes when Kafka has the registration and this gateway knows the stream; fails with
   *     a {@link io.vertac.gateway.problem.Refusal}
   */
  public CompletableFuture<StreamRegistered> register(
      Registration registration, String idempotencyKey, Instant now, Caller caller) {
    caller.requireMayRegister(registration.streamId());
    if (registration.streamId() == null && idempotencyKey == null) {
      return write(record(UUID.randomUUID().toString(), registration, now, caller.ownerId()));
    }
    String streamId =
        registration.streamId() != null
            ? registration.streamId()
            : StableId.of("stream", idempotencyKey + scope(caller));
    return directory
        .find(streamId, caller)
        .thenCompose(
            known -> {
              boolean asked = registration.streamId() != null;
              String owner = owner(known.map(StreamState::registered), streamId, asked, caller);
              return writeIfNew(known, record(streamId, registration, now, owner));
            });
  }

  /** Two callers who happen to use the same key mean two streams. */
  private static String scope(Caller caller) {
    return caller.ownerId().isEmpty() ? "" : "|" + caller.ownerId();
  }

  /**
   * A stream keeps the owner it has. A connector with a key cannot choose the id of a new one: it
   * would learn by that which ids others have.
   *
   * @param asked whether it was the caller who named the id
   */
  private String owner(
      Optional<StreamRegistered> known, String streamId, boolean asked, Caller caller) {
    if (known.isPresent()) {
      return known.get().getOwner();
    }
    if (directory.known(streamId).isPresent()) {
      throw Caller.unknownStream().hiding();
    }
    if (caller.streams().contains(streamId)) {
      return "";
    }
    if (asked && caller.role() == Role.EDGE) {
      throw Caller.unknownStream();
    }
    return caller.ownerId();
  }

  private CompletableFuture<StreamRegistered> writeIfNew(
      Optional<StreamState> known, StreamRegistered wanted) {
    if (known.isPresent() && saysTheSame(known.get().registered(), wanted)) {
      return CompletableFuture.completedFuture(known.get().registered());
    }
    return write(wanted);
  }

  private CompletableFuture<StreamRegistered> write(StreamRegistered stream) {
    return publisher
        .send(encoder, stream.getStreamId(), stream.getRegisteredAt(), stream)
        .thenApply(
            acknowledged -> {
              directory.apply(stream, acknowledged.offset());
              return stream;
            });
  }

  private static boolean saysTheSame(StreamRegistered known, StreamRegistered wanted) {
    return StreamRegistered.newBuilder(wanted)
        .setRegisteredAt(known.getRegisteredAt())
        .build()
        .equals(known);
  }

  private static StreamRegistered record(
      String streamId, Registration registration, Instant now, String owner) {
    String datasetId =
        registration.datasetId() != null
            ? registration.datasetId()
            : StableId.of("dataset", registration.deviceName());
    List<SensorInfo> sensors =
        registration.sensors().stream()
            .map(s -> new SensorInfo(s.sensorId(), s.name(), s.type(), s.unit()))
            .toList();
    return new StreamRegistered(
        streamId,
        datasetId,
        registration.streamName(),
        registration.deviceName(),
        sensors,
        now,
        owner);
  }
}
