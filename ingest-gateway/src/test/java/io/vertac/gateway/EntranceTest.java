package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import io.vertac.events.ApiKey;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.AccessSettings;
import io.vertac.gateway.security.ApiKeys;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.EndedSessions;
import io.vertac.gateway.security.KeyText;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntranceTest {
  private final ApiKeys keys = new ApiKeys(Clock.systemUTC());

  @Test
  void shouldNotOpenThePortToOthersBeforeSomebodyHasAKey() {
    AccessSettings others = AccessSettings.from(new Environment(Map.of()), false);
    assertThatThrownBy(() -> Entrance.requireSomeWayIn(others, "0.0.0.0", keys))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("HOST=0.0.0.0")
        .hasMessageContaining("vertac keys create")
        .hasMessageContaining("--insecure");
    KeyText key = make();
    assertThatCode(() -> Entrance.requireSomeWayIn(others, "0.0.0.0", keys))
        .doesNotThrowAnyException();
    revoke(key);
    assertThatThrownBy(() -> Entrance.requireSomeWayIn(others, "0.0.0.0", keys))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  void shouldLetEverybodyInWhereSomebodyInsisted() {
    AccessSettings insecure =
        AccessSettings.from(new Environment(Map.of("GATEWAY_INSECURE", "true")), false);
    make();
    assertThatCode(() -> Entrance.requireSomeWayIn(insecure, "0.0.0.0", keys))
        .doesNotThrowAnyException();
    assertThat(door(insecure, true).enter(null, null).caller()).isSameAs(Caller.ANYONE);
  }

  @Test
  void shouldStandOpenOnLoopbackUntilTheFirstKeyAndNeverAgain() {
    Door door = door(AccessSettings.from(new Environment(Map.of()), true), true);
    assertThat(door.enter(null, null).caller()).isSameAs(Caller.ANYONE);
    KeyText key = make();
    assertRefused(door, null);
    assertThat(door.enter("Bearer " + key.text(), null).caller().id()).isEqualTo(key.id());
    assertThat(door.enter("bearer " + key.text(), null).caller().id()).isEqualTo(key.id());
    assertRefused(door, "Basic " + key.text());
    revoke(key);
    assertRefused(door, null);
    assertRefused(door, "Bearer " + key.text());
  }

  @Test
  void shouldLetNobodyInBeforeAllKeysAreRead() {
    Door door = door(AccessSettings.from(new Environment(Map.of()), true), false);
    assertThatThrownBy(() -> door.enter(null, null))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(RefusalKind.UNAVAILABLE));
  }

  @Test
  void shouldRefuseAShortSecretWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                AccessSettings.from(
                    new Environment(Map.of("GATEWAY_SESSION_SECRET", "geheim")), true))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("GATEWAY_SESSION_SECRET")
        .hasMessageNotContaining("geheim");
    String secret = "geheim".repeat(10);
    assertThat(
            AccessSettings.from(new Environment(Map.of("GATEWAY_SESSION_SECRET", secret)), true)
                .toString())
        .doesNotContain("geheim");
  }

  private Door door(AccessSettings settings, boolean keysAreRead) {
    return Entrance.door(
        settings, keys, new EndedSessions(Clock.systemUTC()), () -> keysAreRead, Clock.systemUTC());
  }

  private static void assertRefused(Door door, String authorization) {
    assertThatThrownBy(() -> door.enter(authorization, null))
        .isInstanceOfSatisfying(
            Refusal.class, e -> assertThat(e.kind()).isEqualTo(RefusalKind.UNAUTHENTICATED));
  }

  private KeyText make() {
    KeyText key = KeyText.random();
    keys.apply(record(key, null));
    return key;
  }

  private void revoke(KeyText key) {
    keys.apply(record(key, Instant.now()));
  }

  private static ApiKey record(KeyText key, Instant revoked) {
    return ApiKey.newBuilder()
        .setKeyId(key.id())
        .setSecretHash(ByteBuffer.wrap(key.hash()))
        .setRole("viewer")
        .setCreatedAt(Instant.EPOCH)
        .setRevokedAt(revoked)
        .build();
  }
}
