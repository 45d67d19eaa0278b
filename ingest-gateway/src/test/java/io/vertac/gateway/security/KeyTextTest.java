package io.vertac.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.ApiKey;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final ApiKeys keys = new ApiKeys(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void shouldHave256RandomBitsAndShowNoneOfThem() {
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      KeyText key = KeyText.random();
      assertThat(Base64.getUrlDecoder().decode(key.secret())).hasSize(32);
      assertThat(KeyText.parse(key.text())).isEqualTo(key);
      assertThat(key.toString()).doesNotContain(key.secret());
      secrets.add(key.secret());
    }
    assertThat(secrets).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vt_", "vt__", "bearer", "vt_0123456789ab_short"})
  void shouldNotTakeOtherTextsForKeys(String text) {
    assertThat(KeyText.parse(text)).isNull();
    assertThat(keys.holder(text)).isEmpty();
  }

  @Test
  void shouldOpenWithTheSecretAndNotWithWhatIsKeptOfIt() {
    KeyText key = KeyText.random();
    ApiKey record = record(key, "viewer", null);
    keys.apply(record);
    assertThat(keys.holder(key.text())).map(Caller::role).contains(Role.VIEWER);
    String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(key.hash());
    assertThat(keys.holder("vt_" + key.id() + "_" + hash)).isEmpty();
    assertThat(keys.holder(new KeyText(key.id(), KeyText.random().secret()).text())).isEmpty();
    assertThat(record.toString()).doesNotContain(key.secret());
  }

  @Test
  void shouldStayRevokedWhateverIsReadLater() {
    KeyText key = KeyText.random();
    ApiKey record = record(key, "admin", null);
    keys.apply(ApiKey.newBuilder(record).setRevokedAt(NOW).build());
    keys.apply(record);
    assertThat(keys.holder(key.text())).isEmpty();
    assertThat(keys.holderOfId(key.id())).isEmpty();
    assertThat(keys.areUsable()).isFalse();
    assertThat(keys.wereMade()).isTrue();
  }

  @Test
  void shouldEndWhenItsTimeIsOver() {
    KeyText over = KeyText.random();
    KeyText good = KeyText.random();
    keys.apply(record(over, "viewer", NOW));
    keys.apply(record(good, "viewer", NOW.plus(Duration.ofSeconds(1))));
    assertThat(keys.holder(over.text())).isEmpty();
    assertThat(keys.holder(good.text())).isPresent();
  }

  @Test
  void shouldLetNobodyInWithARoleThatIsNotKnownHere() {
    KeyText key = KeyText.random();
    keys.apply(record(key, "emperor", null));
    assertThat(keys.holder(key.text())).isEmpty();
    assertThat(keys.wereMade()).isTrue();
  }

  private static ApiKey record(KeyText key, String role, Instant until) {
    return ApiKey.newBuilder()
        .setKeyId(key.id())
        .setSecretHash(ByteBuffer.wrap(key.hash()))
        .setRole(role)
        .setStreams(List.of())
        .setCreatedAt(NOW)
        .setExpiresAt(until)
        .build();
  }
}
