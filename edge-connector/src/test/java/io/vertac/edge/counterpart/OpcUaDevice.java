package io.vertac.edge.counterpart;

import io.vertac.edge.site.SiteSettings;
import io.vertac.edge.site.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** An OPC UA server: Basic256Sha256 and a password for ann, nodes in a folder Press. */
public final class OpcUaDevice implements Device {
  private static final String URI = "urn:vertac:test-press";
  private final int port = Ports.free();
  private final Path folder;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final MemoryTrustListManager trusted = new MemoryTrustListManager();
  private final MemoryCertificateQuarantine refused = new MemoryCertificateQuarantine();
  private OpcUaServer server;
  private Press press;
  private Instant last = Instant.EPOCH;

  /**
   * @param folder for the connector's certificates and password
   */
  public OpcUaDevice(Path folder) {
    this.folder = folder;
    try {
      keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
      certificate =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("press")
              .setApplicationUri(URI)
              .addDnsName("localhost")
              .addIpAddress("127.0.0.1")
              .build();
      Files.createDirectories(folder.resolve("pki/trusted/certs"));
      Files.write(folder.resolve("pki/trusted/certs/press.der"), certificate.getEncoded());
      Files.writeString(folder.resolve("password.txt"), "secret");
      start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int port() {
    return port;
  }

  /** The client's certificate is made at its first try; from then on it is trusted. */
  @Override
  public void meet(SiteSettings settings) throws InterruptedException {
    Source.Device source = (Source.Device) settings.streams().get(0).source();
    source.reader().get().check(Duration.ofSeconds(5));
    refused.getRejectedCertificates().forEach(trusted::addTrustedCertificate);
  }

  @Override
  public void set(double force, double oil, boolean running) {
    // The server's own look at its nodes is every 10 ms; each value is to be seen by it.
    last = Instant.now();
    press.set(new Variant(running), press.running, last);
    press.set(new Variant(oil), press.oil, last);
    press.set(new Variant(force), press.force, last);
  }

  @Override
  public String yaml(int atPort) {
    return """
    source:
      type: opcua
      endpoint: opc.tcp://127.0.0.1:%d/press
      certificates: %s
      username: ann
      password_file: %s
      sampling: 0ms
      publishing: 100ms
      queue: 1000
    sensors:
      - {id: force, unit: kN, node: "nsu=%s;s=force"}
      - {id: oil, unit: degC, path: Press/oil}
    signals:
      - {id: running, path: Press/running}
    """
        .formatted(atPort, folder.resolve("pki"), folder.resolve("password.txt"), URI);
  }

  @Override
  public boolean tellsEveryValue() {
    return true;
  }

  @Override
  public void restart() {
    DataValue force = press.force.getValue();
    DataValue oil = press.oil.getValue();
    DataValue running = press.running.getValue();
    close();
    Ports.awaitFree(port);
    try {
      start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    press.force.setValue(force);
    press.oil.setValue(oil);
    press.running.setValue(running);
  }

  @Override
  public void close() {
    press.shutdown();
    server.shutdown().join();
  }

  private void start() throws Exception {
    var validator = new DefaultServerCertificateValidator(trusted, refused);
    var factory =
        new RsaSha256CertificateFactory() {
          @Override
          protected KeyPair createRsaSha256KeyPair() {
            return keys;
          }

          @Override
          protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
            return new X509Certificate[] {certificate};
          }
        };
    var group =
        DefaultApplicationGroup.createAndInitialize(
            trusted, new MemoryCertificateStore(), factory, validator);
    OpcUaServerConfig config =
        OpcUaServerConfig.builder()
            .setApplicationUri(URI)
            .setApplicationName(LocalizedText.english("press"))
            .setProductUri(URI)
            .setEndpoints(endpoints())
            .setCertificateManager(new DefaultCertificateManager(refused, group))
            .setIdentityValidator(
                new UsernameIdentityValidator(
                    asked ->
                        asked.getUsername().equals("ann") && asked.getPassword().equals("secret")))
            .build();
    server =
        new OpcUaServer(
            config,
            profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    press = new Press(server);
    press.startup();
    server.startup().get();
  }

  private Set<EndpointConfig> endpoints() {
    EndpointConfig.Builder builder =
        EndpointConfig.newBuilder()
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setBindAddress("127.0.0.1")
            .setBindPort(port)
            .setHostname("127.0.0.1")
            .setCertificate(certificate)
            .addTokenPolicies(
                new UserTokenPolicy(
                    "password",
                    UserTokenType.UserName,
                    null,
                    null,
                    SecurityPolicy.Basic256Sha256.getUri()));
    EndpointConfig discovery =
        builder
            .copy()
            .setPath("/press/discovery")
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .build();
    EndpointConfig secure =
        builder
            .copy()
            .setPath("/press")
            .setSecurityPolicy(SecurityPolicy.Basic256Sha256)
            .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
            .build();
    return Set.of(discovery, secure);
  }

  /** The nodes; every value that is set goes to every monitored item at once. */
  private static final class Press extends ManagedNamespaceWithLifecycle {
    private final UaVariableNode force;
    private final UaVariableNode oil;
    private final UaVariableNode running;
    private final Set<DataItem> watched = ConcurrentHashMap.newKeySet();

    Press(OpcUaServer server) {
      super(server, URI);
      UaFolderNode folder =
          new UaFolderNode(
              getNodeContext(),
              newNodeId("press"),
              newQualifiedName("Press"),
              LocalizedText.english("Press"));
      getNodeManager().addNode(folder);
      folder.addReference(
          new Reference(
              folder.getNodeId(), NodeIds.Organizes, NodeIds.ObjectsFolder.expanded(), false));
      force = variable(folder, "force", NodeIds.Double, 0.0);
      oil = variable(folder, "oil", NodeIds.Double, 0.0);
      running = variable(folder, "running", NodeIds.Boolean, false);
    }

    void set(Variant value, UaVariableNode node, Instant time) {
      DataValue data =
          new DataValue(value, StatusCode.GOOD, new DateTime(time), new DateTime(time));
      node.setValue(data);
      for (DataItem item : watched) {
        if (item.getReadValueId().getNodeId().equals(node.getNodeId())) {
          item.setValue(data);
        }
      }
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
      watched.addAll(items);
      for (DataItem item : items) {
        getNodeManager()
            .getNode(item.getReadValueId().getNodeId())
            .ifPresent(node -> item.setValue(((UaVariableNode) node).getValue()));
      }
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {}

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
      watched.removeAll(items);
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {}

    private UaVariableNode variable(UaFolderNode folder, String name, NodeId type, Object first) {
      UaVariableNode node =
          new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
              .setNodeId(newNodeId(name))
              .setAccessLevel(AccessLevel.toValue(EnumSet.of(AccessLevel.CurrentRead)))
              .setUserAccessLevel(AccessLevel.toValue(EnumSet.of(AccessLevel.CurrentRead)))
              .setBrowseName(newQualifiedName(name))
              .setDisplayName(LocalizedText.english(name))
              .setDataType(type)
              .setTypeDefinition(NodeIds.BaseDataVariableType)
              .build();
      node.setValue(new DataValue(new Variant(first)));
      getNodeManager().addNode(node);
      folder.addOrganizes(node);
      return node;
    }
  }
}
