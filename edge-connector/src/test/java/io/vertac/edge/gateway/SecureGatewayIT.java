package io.vertac.edge.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertac.edge.counterpart.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureGatewayIT {
  @TempDir Path folder;
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private HttpsServer server;
  private Path ca;

  @BeforeEach
  void start() throws Exception {
    TestCertificates.Pair pair = TestCertificates.write(folder);
    ca = folder.resolve("ca.pem");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    char[] password = "x".toCharArray();
    store.setKeyEntry(
        "gateway", pair.keys().getPrivate(), password, new Certificate[] {pair.certificate()});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTrustTheGivenCertificateAndSendTheKey() throws Exception {
    GatewayAccess access =
        new GatewayAccess(address(), Optional.of(GatewayAccess.trusting(ca)), Optional.of("k-1"));
    assertThat(client(access).get("/api/health").ok()).isTrue();
    assertThat(keys).containsExactly("Bearer k-1");
  }

  @Test
  void shouldNotTalkToAGatewayThatNobodyVouchesFor() {
    assertThatThrownBy(() -> client(GatewayAccess.open(address())).get("/api/health"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no encrypted connection")
        .hasRootCauseInstanceOf(CertPathBuilderException.class);
    assertThat(keys).isEmpty();
  }

  private URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private static GatewayClient client(GatewayAccess access) {
    return new GatewayClient(access, Duration.ofSeconds(60), Clock.systemUTC(), new ClockOffset());
  }
}
