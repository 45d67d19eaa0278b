package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.security.KeyText;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live channel of a gateway that asks for keys. */
class LiveAccessIT {
  private static final int POLICY_VIOLATION = 1008;
  private static KeyedGateway keyed;
  private static String stream;

  @BeforeAll
  static void start() {
    keyed = new KeyedGateway(SharedParts.settings());
    stream = keyed.register(keyed.of("edge"), "watched");
  }

  @AfterAll
  static void stop() {
    keyed.close();
  }

  @Test
  void shouldLetInWhoSaysWhoItIsInTheFirstMessage() {
    TestViewer viewer = new TestViewer(keyed.gateway(), stream);
    viewer.send("authenticate " + keyed.of("viewer"));
    viewer.next("connection_established");
    viewer.next("state_change");
    viewer.send("ping");
    viewer.next("pong");
    viewer.leave();
  }

  @Test
  void shouldLetInWithACookieOrAHeader() {
    Answer session = keyed.post("/api/session", keyed.of("viewer"), null);
    String set = session.header("Set-Cookie");
    for (String[] header :
        new String[][] {
          {"Cookie", set.substring(0, set.indexOf(';'))},
          {"Authorization", "Bearer " + keyed.of("viewer")}
        }) {
      TestViewer viewer = TestViewer.with(keyed.gateway(), stream, header[0], header[1]);
      viewer.next("connection_established");
      viewer.leave();
    }
  }

  @Test
  void shouldTellNothingToWhoDoesNotSayWhoItIs() {
    for (String first : new String[] {"ping", "cycle_start", "authenticate wrong"}) {
      TestViewer viewer = new TestViewer(keyed.gateway(), stream);
      viewer.send(first);
      assertThat(viewer.closeCode()).as(first).isEqualTo(POLICY_VIOLATION);
      assertThat(viewer.heardNothing()).as(first).isTrue();
    }
    TestViewer silent = new TestViewer(keyed.gateway(), stream);
    assertThat(silent.closeCode()).isEqualTo(POLICY_VIOLATION);
    assertThat(silent.heardNothing()).isTrue();
  }

  @Test
  void shouldSayWhyItClosesWithoutTellingAnythingElse() {
    TestViewer wrong = new TestViewer(keyed.gateway(), stream);
    wrong.send("authenticate " + KeyText.random().text());
    assertThat(wrong.closeReason()).isEqualTo("the key opens nothing here, or not any more");
    assertThat(wrong.closeCode()).isEqualTo(POLICY_VIOLATION);
    TestViewer none = new TestViewer(keyed.gateway(), stream);
    none.send("ping");
    assertThat(none.closeReason()).isEqualTo("the first message must be: authenticate KEY");
  }

  @Test
  void shouldNotTakeAKeyFromTheAddress() {
    TestViewer viewer =
        new TestViewer(keyed.gateway(), stream, "?key=" + keyed.of("viewer") + "&token=x");
    viewer.send("ping");
    assertThat(viewer.closeCode()).isEqualTo(POLICY_VIOLATION);
  }

  @Test
  void shouldRefuseAWrongKeyBeforeTheUpgrade() {
    assertThatThrownBy(
            () ->
                TestViewer.with(
                    keyed.gateway(), stream, "Authorization", "Bearer " + KeyText.random().text()))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
  }

  @Test
  void shouldShowAConnectorItsOwnStreamsOnly() {
    String other = keyed.register(keyed.of("admin"), "another");
    for (String foreign : new String[] {other, UUID.randomUUID().toString()}) {
      TestViewer viewer = new TestViewer(keyed.gateway(), foreign);
      viewer.send("authenticate " + keyed.of("edge"));
      assertThat(viewer.closeCode()).isEqualTo(POLICY_VIOLATION);
      assertThat(viewer.heardNothing()).isTrue();
    }
    TestViewer own = new TestViewer(keyed.gateway(), stream);
    own.send("authenticate " + keyed.of("edge"));
    own.next("connection_established");
    own.leave();
  }

  @Test
  void shouldTakeNoCommandFromWhoMayOnlyLook() {
    TestViewer viewer = new TestViewer(keyed.gateway(), stream);
    viewer.send("authenticate " + keyed.of("viewer"));
    viewer.next("connection_established");
    viewer.next("state_change");
    for (String command : new String[] {"cycle_start", "cycle_stop", "cycle_abort {}"}) {
      viewer.send(command);
      assertThat(viewer.next("error").at("/data/code").textValue()).isEqualTo("role_missing");
    }
    viewer.leave();
  }

  @Test
  void shouldSendAwayWhoseKeyIsRevoked() {
    KeyText key = keyed.key("viewer");
    TestViewer viewer = new TestViewer(keyed.gateway(), stream);
    viewer.send("authenticate " + key.text());
    viewer.next("connection_established");
    keyed.ring().revoke(key.id());
    assertThat(viewer.closeCode()).isEqualTo(POLICY_VIOLATION);
  }

  @Test
  void shouldRefuseACookieThatAnotherSitesPageSends() {
    assertThatThrownBy(
            () ->
                HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Origin", "https://evil.example")
                    .buildAsync(
                        java.net.URI.create(
                            keyed
                                .gateway()
                                .uri("/api/live/ws/stream/" + stream)
                                .toString()
                                .replace("http:", "ws:")),
                        new java.net.http.WebSocket.Listener() {})
                    .join())
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
  }
}
