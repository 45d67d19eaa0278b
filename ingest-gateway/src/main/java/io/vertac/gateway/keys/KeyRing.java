package io.vertac.gateway.keys;

import io.vertac.config.ConfigurationException;
import io.vertac.events.ApiKey;
import io.vertac.events.AuditEvent;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.security.KeyText;
import io.vertac.gateway.security.Role;
import io.vertac.topics.KafkaSettings;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes, lists and revokes keys. Every gateway knows of a change as soon as it is written. */
public final class KeyRing {
  private static final String ACTOR = "command-line";
  private static final int MAX_NAME = 200;

  private final KeyTopic topic;
  private final Clock clock;

  /**
   * @throws RuntimeException if Kafka cannot be reached; the message says why
   */
  public KeyRing(KafkaSettings kafka, Clock clock) {
    this.topic = new KeyTopic(kafka);
    this.clock = clock;
  }

  /**
   * What a key is to be for.
   *
   * @param role edge, viewer, operator or admin
   * @param streams that an edge key is confined to; empty for those it registers
   * @param name what people call it
   * @param until when it stops opening anything
   */
  public record Wanted(String role, List<String> streams, String name, Optional<Instant> until) {
    public Wanted {
      if (Role.of(role).isEmpty()) {
        throw ConfigurationException.invalid("--role", role, "one of " + Role.words());
      }
      if (!streams.isEmpty() && Role.of(role).orElseThrow() != Role.EDGE) {
        throw new ConfigurationException(
            "--stream goes with --role edge only: other roles see every stream");
      }
      for (String stream : streams) {
        if (!AllowList.isUuid(stream)) {
          throw ConfigurationException.invalid("--stream", stream, "a stream_id, which is a UUID");
        }
      }
      if (!AllowList.isLine(name, MAX_NAME)) {
        throw ConfigurationException.invalid("--name", name, "a line of at most 200 characters");
      }
      streams = streams.stream().map(AllowList::canonicalUuid).distinct().toList();
    }
  }

  /** Makes a key; what is returned is nowhere else and never seen again. */
  public KeyText create(Wanted wanted) {
    KeyText key = KeyText.random();
    ApiKey record =
        ApiKey.newBuilder()
            .setKeyId(key.id())
            .setSecretHash(ByteBuffer.wrap(key.hash()))
            .setRole(wanted.role())
            .setStreams(wanted.streams())
            .setName(wanted.name())
            .setCreatedAt(now())
            .setExpiresAt(
                wanted.until().map(end -> end.truncatedTo(ChronoUnit.MICROS)).orElse(null))
            .build();
    topic.write(record, event("key_create", record));
    return key;
  }

  /** All keys, oldest first; also those that were revoked. */
  public List<ApiKey> list() {
    return topic.read();
  }

  /**
   * Which of these streams nobody has registered: a key for one of them is for a stream that does
   * not exist yet, or for a misspelt id.
   */
  public List<String> unregistered(List<String> streams) {
    if (streams.isEmpty()) {
      return List.of();
    }
    Set<String> registered = topic.streamIds();
    return streams.stream().filter(id -> !registered.contains(id)).toList();
  }

  /**
   * What revoking came to.
   *
   * @param key as it is now
   * @param before whether it had been revoked before
   */
  public record Revoked(ApiKey key, boolean before) {}

  /**
   * Takes a key's power away; again is no mistake and changes nothing.
   *
   * @throws ConfigurationException if there is no such key
   */
  public Revoked revoke(String keyId) {
    ApiKey key =
        topic.read().stream()
            .filter(known -> known.getKeyId().equals(keyId))
            .findFirst()
            .orElseThrow(
                () ->
                    ConfigurationException.invalid(
                        "KEY_ID", keyId, "the id of a key; 'vertac keys list' shows them"));
    if (key.getRevokedAt() != null) {
      return new Revoked(key, true);
    }
    ApiKey revoked = ApiKey.newBuilder(key).setRevokedAt(now()).build();
    topic.write(revoked, event("key_revoke", revoked));
    return new Revoked(revoked, false);
  }

  private AuditEvent event(String action, ApiKey key) {
    return AuditEvent.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setAt(now())
        .setActor(ACTOR)
        .setActorName(System.getProperty("user.name", ""))
        .setRole(Role.ADMIN.word())
        .setAction(action)
        .setSubject(key.getKeyId())
        .setOutcome("accepted")
        .build();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
