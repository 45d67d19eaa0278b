package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many connections there may be, and how long one may say nothing or not listen. */
class ConnectionsIT {
  private static final int SOON_MS = 60_000;
  private static final int SHORT_MS = 1_000;
  private static final String REQUEST = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void shouldCutOffWhatIsMoreThanOneAddressMayHave() throws IOException {
    try (RunningGateway gateway =
        new RunningGateway(SharedParts.settings(), Map.of("MAX_CONNECTIONS_PER_ADDRESS", "5"))) {
      List<Socket> welcome = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        welcome.add(connected(gateway));
        assertThat(answers(welcome.get(i), SOON_MS)).isTrue();
      }
      try (Socket tooMany = connected(gateway)) {
        assertThat(answers(tooMany, SOON_MS)).isFalse();
      }
      assertThat(answers(welcome.get(4), SOON_MS)).as("who was there before").isTrue();
      welcome.remove(0).close();
      gateway.await(
          () -> {
            try (Socket next = connected(gateway)) {
              return answers(next, SOON_MS);
            } catch (IOException e) {
              return false;
            }
          });
      for (Socket socket : welcome) {
        socket.close();
      }
    }
  }

  @Test
  void shouldLetMoreThanThereMayBeWait() throws IOException {
    try (RunningGateway gateway =
        new RunningGateway(SharedParts.settings(), Map.of("MAX_CONNECTIONS", "10"))) {
      List<Socket> open = new ArrayList<>();
      Socket waiting = null;
      for (int i = 0; i < 15 && waiting == null; i++) {
        Socket socket = connected(gateway);
        if (answers(socket, SHORT_MS)) {
          open.add(socket);
        } else {
          waiting = socket;
        }
      }
      assertThat(waiting).as("one that has to wait").isNotNull();
      for (Socket socket : open) {
        socket.close();
      }
      waiting.setSoTimeout(SOON_MS);
      assertThat(waiting.getInputStream().read()).as("its turn comes").isEqualTo('H');
      waiting.close();
    }
  }

  @Test
  void shouldCutOffWhoSaysNothing() throws IOException {
    try (RunningGateway gateway =
            new RunningGateway(SharedParts.settings(), Map.of("CONNECTION_IDLE_TIMEOUT_SEC", "1"));
        Socket silent = new Socket("127.0.0.1", gateway.port())) {
      silent.setSoTimeout(SOON_MS);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldCutOffWhoDoesNotTakeItsAnswers() throws IOException {
    try (RunningGateway gateway =
            new RunningGateway(SharedParts.settings(), Map.of("CONNECTION_IDLE_TIMEOUT_SEC", "5"));
        Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(4096);
      deaf.connect(new java.net.InetSocketAddress("127.0.0.1", gateway.port()));
      OutputStream out = deaf.getOutputStream();
      byte[] ask =
          "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);
      org.awaitility.Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(60))
          .until(
              () -> {
                try {
                  out.write(ask);
                  return false;
                } catch (SocketException cutOff) {
                  return true;
                }
              });
      assertThat(gateway.get("/api/health").status()).isEqualTo(200);
    }
  }

  private static Socket connected(RunningGateway gateway) throws IOException {
    return new Socket("127.0.0.1", gateway.port());
  }

  private static boolean answers(Socket socket, int withinMs) throws IOException {
    socket.setSoTimeout(withinMs);
    try {
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[4096];
      int read = in.read(answer);
      return read > 0 && new String(answer, 0, read, StandardCharsets.US_ASCII).contains(" 200 ");
    } catch (SocketTimeoutException | SocketException e) {
      return false;
    }
  }
}
