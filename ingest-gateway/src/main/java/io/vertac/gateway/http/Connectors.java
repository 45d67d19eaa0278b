package io.vertac.gateway.http;

import io.vertac.gateway.tls.PemFiles;
import io.vertac.gateway.tls.TlsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes what listens: plain HTTP, or TLS with HTTP/2 for those who speak it. */
final class Connectors {
  private static final String HTTP_1_1 = "http/1.1";

  /**
   * Connections that may wait to be accepted, where the system allows as many. Java's default, 50,
   * is soon full when a crowd comes back at once, and the system breaks some of what is beyond it.
   */
  private static final int ACCEPT_QUEUE = 4_096;

  private final String host;
  private final int port;
  private final ConnectionSettings settings;

  Connectors(String host, int port, ConnectionSettings settings) {
    this.host = host;
    this.port = port;
    this.settings = settings;
  }

  Connector create(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(settings.maxHeaderBytes());
    http.setMinRequestDataRate(settings.minBytesPerSecond());
    http.setMinResponseDataRate(settings.minBytesPerSecond());
    ServerConnector connector =
        settings
            .tls()
            .map(tls -> secure(server, http, tls))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setIdleTimeout(settings.idleTimeout().toMillis());
    connector.addBean(new SlowHeads(settings.headerTimeout()));
    connector.addBean(new ConnectionsPerAddress(settings.maxPerAddress()));
    return connector;
  }

  private ServerConnector secure(Server server, HttpConfiguration http, TlsSettings tls) {
    // Whose name is asked for decides nothing here: there is one certificate.
    http.addCustomizer(new SecureRequestCustomizer(false));
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    context.setKeyStorePassword("");
    use(tls, context);
    ALPNServerConnectionFactory choice = new ALPNServerConnectionFactory("h2", HTTP_1_1);
    choice.setDefaultProtocol(HTTP_1_1);
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
    // Live channels are HTTP/1.1 connections of their own.
    http2.setConnectProtocolEnabled(false);
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(context, choice.getProtocol()),
            choice,
            http2,
            new HttpConnectionFactory(http));
    connector.addBean(new ChangedFiles(files(tls), () -> context.reload(c -> use(tls, context))));
    return connector;
  }

  private static void use(TlsSettings tls, SslContextFactory.Server context) {
    context.setKeyStore(PemFiles.own(tls));
    tls.clientCa()
        .ifPresent(
            ca -> {
              context.setTrustStore(PemFiles.trusted(ca));
              context.setNeedClientAuth(true);
            });
  }

  private static List<Path> files(TlsSettings tls) {
    List<Path> files = new ArrayList<>(List.of(tls.certificate(), tls.key()));
    tls.clientCa().ifPresent(files::add);
    return files;
  }
}
