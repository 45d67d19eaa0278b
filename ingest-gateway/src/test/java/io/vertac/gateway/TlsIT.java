package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway over TLS, with certificates from PEM files. */
class TlsIT {
  @TempDir private Path folder;

  @Test
  void shouldSpeakTlsAndHttp2AndTakeNewCertificates() throws Exception {
    PemPair server = PemPair.create(folder, "EC");
    try (RunningGateway gateway = new RunningGateway(SharedParts.settings(), settings(server))) {
      SSLContext trusting = server.trusting(null);
      HttpResponse<String> answer =
          get(gateway, trusting, HttpClient.Version.HTTP_2, "/api/health");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(get(gateway, trusting, HttpClient.Version.HTTP_1_1, "/openapi.json").version())
          .isEqualTo(HttpClient.Version.HTTP_1_1);
      for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
        assertThat(shown(gateway, trusting, version)).isEqualTo(server.certificate());
      }
      assertThat(ClientHello.answerTo(ClientHello.TLS_1_2, gateway.port()))
          .startsWith(ClientHello.HANDSHAKE);
      assertThat(ClientHello.answerTo(ClientHello.TLS_1_1, gateway.port()))
          .startsWith(ClientHello.ALERT)
          .endsWith(ClientHello.PROTOCOL_VERSION);
      assertThat(firstMessage(gateway, trusting)).contains("connection_established");
      assertThat(
              get(gateway, trusting, HttpClient.Version.HTTP_1_1, "/")
                  .headers()
                  .firstValue("Strict-Transport-Security"))
          .isPresent();

      PemPair renewed = PemPair.create(folder, "RSA");
      SSLContext trustingNew = renewed.trusting(null);
      gateway.await(() -> isShown(gateway, trustingNew, renewed.certificate()));
      assertThat(get(gateway, trustingNew, HttpClient.Version.HTTP_2, "/api/health").statusCode())
          .isEqualTo(200);
      Files.writeString(renewed.keyFile(), "half a key");
      TimeUnit.SECONDS.sleep(4);
      assertThat(isShown(gateway, trustingNew, renewed.certificate())).isTrue();
    }
  }

  @Test
  void shouldLetInOnlyWhoHasACertificateWhereThatIsAskedFor() throws Exception {
    PemPair server = PemPair.create(Files.createDirectory(folder.resolve("server")), "EC");
    PemPair client = PemPair.create(Files.createDirectory(folder.resolve("client")), "EC");
    PemPair stranger = PemPair.create(Files.createDirectory(folder.resolve("stranger")), "EC");
    Map<String, String> settings = new java.util.HashMap<>(settings(server));
    settings.put("GATEWAY_TLS_CLIENT_CA_FILE", client.certificateFile().toString());
    try (RunningGateway gateway = new RunningGateway(SharedParts.settings(), settings)) {
      HttpClient.Version version = HttpClient.Version.HTTP_1_1;
      assertThat(get(gateway, server.trusting(client), version, "/api/health").statusCode())
          .isEqualTo(200);
      for (PemPair other : new PemPair[] {null, stranger}) {
        assertThatThrownBy(() -> get(gateway, server.trusting(other), version, "/api/health"))
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void shouldNameTheFileThatCannotBeUsed() throws IOException {
    PemPair server = PemPair.create(folder, "EC");
    Files.writeString(
        server.keyFile(), "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----");
    RunningGateway gateway = new RunningGateway(SharedParts.settings(), settings(server), false);
    assertThatThrownBy(() -> gateway.service().start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("GATEWAY_TLS_KEY_FILE=" + server.keyFile())
        .hasMessageNotContaining("QUJD");
    gateway.close();
  }

  private static Map<String, String> settings(PemPair server) {
    return Map.of(
        "GATEWAY_TLS_CERT_FILE", server.certificateFile().toString(),
        "GATEWAY_TLS_KEY_FILE", server.keyFile().toString());
  }

  private static HttpResponse<String> get(
      RunningGateway gateway, SSLContext context, HttpClient.Version version, String path)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(context).version(version).build();
    URI uri = URI.create("https://127.0.0.1:" + gateway.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static boolean isShown(RunningGateway gateway, SSLContext context, Certificate wanted) {
    try {
      return shown(gateway, context, "TLSv1.3").equals(wanted);
    } catch (IOException e) {
      return false;
    }
  }

  private static Certificate shown(RunningGateway gateway, SSLContext context, String version)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", gateway.port())) {
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  private static String firstMessage(RunningGateway gateway, SSLContext context) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    String base = "127.0.0.1:" + gateway.port();
    HttpRequest register =
        HttpRequest.newBuilder(URI.create("https://" + base + "/api/live/register"))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"device_name":"tls","sensor_count":1,"sensors":[
                     {"sensor_id":"f","name":"F","type":"analog","unit":"kN"}]}\
                    """))
            .build();
    String registered = client.send(register, BodyHandlers.ofString()).body();
    String stream = registered.replaceAll(".*\"stream_id\":\"([^\"]+)\".*", "$1");
    CompletableFuture<String> first = new CompletableFuture<>();
    client
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("wss://" + base + "/api/live/ws/stream/" + stream),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                first.complete(text.toString());
                return null;
              }
            })
        .join();
    return first.get(60, TimeUnit.SECONDS);
  }
}
