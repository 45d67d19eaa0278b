package io.vertac.edge.counterpart;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.vertac.edge.gateway.GatewayAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;

/**
 * A Mosquitto broker and a machine that publishes to it, all values of a moment in one message.
 * Tests are skipped, visibly, where Mosquitto is not installed.
 */
public final class MqttDevice implements Device {
  private final int port = Ports.free();
  private final Path folder;
  private final int version;
  private final boolean tls;
  private Process broker;
  private Mqtt5BlockingClient machine;

  /**
   * @param version with which the connector is to speak to it, 3 or 5
   */
  public MqttDevice(Path folder, int version) {
    this(folder, version, false);
  }

  /**
   * @param tls whether the broker wants encrypted connections only
   */
  public MqttDevice(Path folder, int version, boolean tls) {
    this.folder = folder;
    this.version = version;
    this.tls = tls;
    if (tls) {
      TestCertificates.write(folder);
    }
    start();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void set(double force, double oil, boolean running) {
    String time = Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    String json =
        "{\"t\":\"%s\",\"v\":{\"force\":%s,\"oil\":%s},\"running\":%s}"
            .formatted(time, force, oil, running);
    publish("plant/press/values", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Publishes something, at least once. */
  public void publish(String topic, byte[] payload) {
    machine.publishWith().topic(topic).payload(payload).qos(MqttQos.AT_LEAST_ONCE).send();
  }

  /** Does something whenever a message comes. */
  public void listen(String topic, Runnable action) {
    machine.toAsync().subscribeWith().topicFilter(topic).callback(m -> action.run()).send().join();
  }

  @Override
  public String yaml(int atPort) {
    return """
    source: {type: mqtt, host: 127.0.0.1, port: %d, version: %d%s}
    sensors:
      - {id: force, unit: kN, topic: plant/+/values, value: /v/force, time: /t}
      - {id: oil, unit: degC, topic: plant/press/#, value: /v/oil, time: /t}
    signals:
      - {id: running, topic: plant/+/values, value: /running, time: /t}
    """
        .formatted(atPort, version, tls ? ", tls: {ca: ca.pem}" : "");
  }

  @Override
  public boolean tellsEveryValue() {
    return true;
  }

  @Override
  public void restart() {
    close();
    start();
  }

  @Override
  public void close() {
    machine.disconnect();
    broker.destroy();
    broker.onExit().join();
  }

  private void start() {
    Path program = Path.of("/usr/sbin/mosquitto");
    assumeThat(program).as("Mosquitto (apt-get install mosquitto)").isExecutable();
    try {
      Path config = Files.writeString(folder.resolve("mosquitto.conf"), config());
      broker =
          new ProcessBuilder(program.toString(), "-c", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("mosquitto.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    MqttClientBuilder builder =
        MqttClient.builder().identifier("press").serverHost("127.0.0.1").serverPort(port);
    if (tls) {
      builder =
          builder.sslConfig(
              MqttClientSslConfig.builder()
                  .trustManagerFactory(GatewayAccess.trustManagers(folder.resolve("ca.pem")))
                  .build());
    }
    machine = builder.useMqttVersion5().buildBlocking();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreException(ConnectionFailedException.class)
        .until(() -> machine.connect() != null);
  }

  private String config() {
    return """
    listener %d 127.0.0.1
    allow_anonymous true
    persistence true
    persistence_location %s/
    max_queued_messages 100000
    user %s
    %s
    """
        .formatted(
            port,
            folder,
            System.getProperty("user.name"),
            tls ? "certfile %s/ca.pem\nkeyfile %s/key.pem".formatted(folder, folder) : "");
  }
}
