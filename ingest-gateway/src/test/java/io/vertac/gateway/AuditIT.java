package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.AuditEvent;
import io.vertac.gateway.security.KeyText;
import io.vertac.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who asked for what, as the topic tells it. */
class AuditIT {
  private static KeyedGateway keyed;
  private static TestDecider decider;

  @BeforeAll
  static void start() {
    keyed = new KeyedGateway(SharedParts.settings());
    decider = new TestDecider(keyed.gateway().kafka());
  }

  @AfterAll
  static void stop() {
    decider.close();
    keyed.close();
  }

  @Test
  void shouldWriteDownCommandsAndWhatCameOfThem() {
    String stream = keyed.register(keyed.of("edge"), "audited");
    KeyText operator = keyed.key("operator");
    String start = "/api/live/cycle/start?stream_id=" + stream;
    keyed.gateway().await(() -> keyed.post(start, operator.text(), null).status() == 200);
    assertThat(keyed.post(start, operator.text(), null).status()).isEqualTo(409);
    assertThat(keyed.post(start, keyed.of("viewer"), null).status()).isEqualTo(403);
    TestViewer viewer = new TestViewer(keyed.gateway(), stream);
    viewer.send("authenticate " + operator.text());
    viewer.send("cycle_stop");

    keyed.gateway().await(() -> of(operator.id()).size() >= 3);
    viewer.leave();
    assertThat(of(operator.id()))
        .extracting(AuditEvent::getAction, AuditEvent::getOutcome, AuditEvent::getStreamId)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cycle_start", "accepted", stream),
            org.assertj.core.groups.Tuple.tuple("cycle_start", "refused", stream),
            org.assertj.core.groups.Tuple.tuple("cycle_stop", "accepted", stream));
    assertThat(of(operator.id()))
        .allSatisfy(
            event -> {
              assertThat(event.getRole()).isEqualTo("operator");
              assertThat(event.getActorName()).isEqualTo("test");
              assertThat(event.getAddress()).isEqualTo("127.0.0.1");
            });
    String viewerId = KeyText.parse(keyed.of("viewer")).id();
    keyed.gateway().await(() -> !of(viewerId).isEmpty());
    assertThat(of(viewerId)).extracting(AuditEvent::getStatus).containsExactly(403);
  }

  @Test
  void shouldWriteDownWhoRegisteredAndWhoSignedIn() {
    KeyText edge = keyed.key("edge");
    keyed.gateway().await(() -> keyed.get("/metrics", edge.text()).status() == 403);
    String stream = keyed.register(edge.text(), "registered");
    keyed.post("/api/session", edge.text(), null);
    keyed.gateway().await(() -> of(edge.id()).size() == 2);
    assertThat(of(edge.id()))
        .extracting(AuditEvent::getAction, AuditEvent::getSubject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("register", stream),
            org.assertj.core.groups.Tuple.tuple("sign_in", ""));
  }

  @Test
  void shouldWriteDownKeysThatAreMadeAndRevoked() {
    KeyText key = keyed.key("viewer");
    keyed.ring().revoke(key.id());
    assertThat(of("command-line"))
        .filteredOn(event -> event.getSubject().equals(key.id()))
        .extracting(AuditEvent::getAction)
        .containsExactly("key_create", "key_revoke");
  }

  private static List<AuditEvent> of(String actor) {
    return TopicReader.ofKey(keyed.gateway().kafka(), Topics.AUDIT, actor);
  }
}
