package io.vertac.edge.opcua;

import io.vertac.edge.opcua.OpcUaSettings.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/** Opens clients. */
final class Connection {
  private static final long REQUEST_TIMEOUT_MILLIS = 10_000;
  private static final long KEEP_ALIVE_MILLIS = 2_000;
  private static final long KEEP_ALIVE_FAILURES = 1;

  private Connection() {}

  /** Asks the server for its endpoints and makes a client for the wanted one. */
  static OpcUaClient open(OpcUaSettings settings, Certificates certificates) throws UaException {
    return OpcUaClient.create(
        settings.endpoint(),
        endpoints -> endpoint(endpoints, settings),
        transport -> {},
        config ->
            config
                .setApplicationName(LocalizedText.english("VerTac edge connector"))
                .setApplicationUri(Certificates.APPLICATION_URI)
                .setKeyPair(certificates.keyPair())
                .setCertificate(certificates.own())
                .setCertificateChain(new X509Certificate[] {certificates.own()})
                .setCertificateValidator(certificates.validator())
                .setIdentityProvider(identity(settings, certificates))
                .setRequestTimeout(Unsigned.uint(REQUEST_TIMEOUT_MILLIS))
                .setKeepAliveInterval(Unsigned.uint(KEEP_ALIVE_MILLIS))
                .setKeepAliveTimeout(Unsigned.uint(KEEP_ALIVE_MILLIS))
                .setKeepAliveFailuresAllowed(Unsigned.uint(KEEP_ALIVE_FAILURES))
                .setSessionTimeout(Unsigned.uint(settings.session().toMillis())));
  }

  /** Servers name themselves as they know themselves; we go on under the name that we know. */
  private static Optional<EndpointDescription> endpoint(
      List<EndpointDescription> endpoints, OpcUaSettings settings) {
    String host = EndpointUtil.getHost(settings.endpoint());
    int port = EndpointUtil.getPort(settings.endpoint());
    return endpoints.stream()
        .filter(e -> e.getSecurityPolicyUri().equals(policy(settings.security()).getUri()))
        .filter(e -> e.getSecurityMode() == mode(settings.security()))
        .findFirst()
        .map(e -> EndpointUtil.updateUrl(e, host, port));
  }

  private static SecurityPolicy policy(Security security) {
    return security == Security.NONE ? SecurityPolicy.None : SecurityPolicy.Basic256Sha256;
  }

  private static MessageSecurityMode mode(Security security) {
    return switch (security) {
      case BASIC256SHA256 -> MessageSecurityMode.SignAndEncrypt;
      case BASIC256SHA256_SIGN -> MessageSecurityMode.Sign;
      case NONE -> MessageSecurityMode.None;
    };
  }

  private static IdentityProvider identity(OpcUaSettings settings, Certificates certificates) {
    return settings.username().isEmpty()
        ? new AnonymousProvider()
        : new UsernameProvider(
            settings.username().get(), settings.password().orElse(""), certificates.validator());
  }
}
