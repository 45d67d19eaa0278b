package io.vertac.gateway.security;

import io.vertac.events.ApiKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys there are, as their topic tells it; what is revoked there opens nothing here. */
public final class ApiKeys {
  private final Map<String, Known> keys = new ConcurrentHashMap<>();
  private final Clock clock;

  public ApiKeys(Clock clock) {
    this.clock = clock;
  }

  /** Takes a key as it is now. A key that was revoked once stays so, whatever is read later. */
  public void apply(ApiKey key) {
    keys.merge(
        key.getKeyId(),
        Known.of(key),
        (known, read) -> known.key().getRevokedAt() == null ? read : known);
  }

  /** Who holds this key; empty if there is no such key, or not any more. */
  public Optional<Caller> holder(String text) {
    KeyText shown = KeyText.parse(text);
    Known known = shown == null ? null : keys.get(shown.id());
    if (known == null || !shown.matches(known.hash()) || !isUsable(known.key())) {
      return Optional.empty();
    }
    return Optional.of(known.caller());
  }

  /** Who holds the key of this id, for one who showed it before; empty if it opens nothing now. */
  public Optional<Caller> holderOfId(String id) {
    return Optional.ofNullable(keys.get(id))
        .filter(known -> isUsable(known.key()))
        .map(Known::caller);
  }

  /** Whether a key was ever made: from then on the door is closed. */
  public boolean wereMade() {
    return !keys.isEmpty();
  }

  /** Whether there is a key that opens something. */
  public boolean areUsable() {
    return keys.values().stream().anyMatch(known -> isUsable(known.key()));
  }

  /** All of them, in no order. */
  public Collection<ApiKey> all() {
    return keys.values().stream().map(Known::key).toList();
  }

  private boolean isUsable(ApiKey key) {
    Instant ends = key.getExpiresAt();
    return key.getRevokedAt() == null && (ends == null || clock.instant().isBefore(ends));
  }

  private record Known(ApiKey key, byte[] hash, Caller caller) {
    static Known of(ApiKey key) {
      byte[] hash = new byte[key.getSecretHash().remaining()];
      key.getSecretHash().duplicate().get(hash);
      // A role that a later release invented lets nobody in here.
      Optional<Role> role = Role.of(key.getRole());
      List<String> streams = role.isPresent() ? key.getStreams() : List.of();
      return new Known(
          role.isPresent() ? key : ApiKey.newBuilder(key).setRevokedAt(Instant.EPOCH).build(),
          hash,
          new Caller(
              key.getKeyId(), key.getName(), role.orElse(Role.VIEWER), new HashSet<>(streams)));
    }
  }
}
