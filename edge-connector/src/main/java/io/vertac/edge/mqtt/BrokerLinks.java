package io.vertac.edge.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import io.vertac.edge.failure.Failures;
import io.vertac.edge.gateway.GatewayAccess;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes links to brokers. */
final class BrokerLinks {
  private static final long FIRST_DELAY_MILLIS = 200;
  private static final long LONGEST_DELAY_MILLIS = 5_000;

  private BrokerLinks() {}

  /**
   * @param messages given every message, on the client's own thread; may make it wait
   * @param up told when the broker answers
   * @param down told why it does not
   */
  static BrokerLink open(
      Broker broker, Consumer<Message> messages, Runnable up, Consumer<String> down) {
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier(broker.clientId())
            .serverHost(broker.host())
            .serverPort(broker.port())
            .automaticReconnect()
            .initialDelay(FIRST_DELAY_MILLIS, TimeUnit.MILLISECONDS)
            .maxDelay(LONGEST_DELAY_MILLIS, TimeUnit.MILLISECONDS)
            .applyAutomaticReconnect()
            .addConnectedListener(context -> up.run())
            .addDisconnectedListener(context -> down.accept(reason(broker, context.getCause())));
    if (broker.tls()) {
      builder = builder.sslConfig(tls(broker));
    }
    return broker.version() == 5
        ? new Mqtt5Link(broker, builder.useMqttVersion5(), messages)
        : new Mqtt3Link(broker, builder.useMqttVersion3(), messages);
  }

  private static String reason(Broker broker, Throwable cause) {
    return "%s (%s:%d)".formatted(Failures.say(cause), broker.host(), broker.port());
  }

  private static MqttClientSslConfig tls(Broker broker) {
    // The name in the certificate is checked unless a verifier of one's own is given.
    MqttClientSslConfigBuilder tls = MqttClientSslConfig.builder();
    broker.ca().ifPresent(ca -> tls.trustManagerFactory(GatewayAccess.trustManagers(ca)));
    return tls.build();
  }
}
