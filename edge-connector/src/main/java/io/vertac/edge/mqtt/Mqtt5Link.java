package io.vertac.edge.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** MQTT 5. */
final class Mqtt5Link implements BrokerLink {
  private static final int MOST_UNACKNOWLEDGED = 1_000;

  private final Broker broker;
  private final Mqtt5AsyncClient client;

  Mqtt5Link(Broker broker, Mqtt5ClientBuilder builder, Consumer<Message> messages) {
    this.broker = broker;
    broker
        .username()
        .ifPresent(
            name ->
                builder
                    .simpleAuth()
                    .username(name)
                    .password(broker.password().orElse("").getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth());
    this.client = builder.buildAsync();
    client.publishes(
        MqttGlobalPublishFilter.ALL,
        publish ->
            messages.accept(
                new Message(
                    publish.getTopic().toString(),
                    publish.getPayloadAsBytes(),
                    publish.isRetain(),
                    publish::acknowledge)),
        true);
  }

  @Override
  public CompletableFuture<Void> connect(List<String> filters) {
    Mqtt5Connect connect =
        Mqtt5Connect.builder()
            .cleanStart(false)
            .sessionExpiryInterval(broker.session().toSeconds())
            .restrictions()
            .receiveMaximum(MOST_UNACKNOWLEDGED)
            .applyRestrictions()
            .build();
    List<Mqtt5Subscription> subscriptions =
        filters.stream()
            .map(
                filter ->
                    Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .build())
            .toList();
    return client
        .connect(connect)
        .thenCompose(
            done ->
                client.subscribe(Mqtt5Subscribe.builder().addSubscriptions(subscriptions).build()))
        .thenAccept(done -> {});
  }

  @Override
  public void publish(String topic, byte[] payload) {
    client.publishWith().topic(topic).payload(payload).qos(MqttQos.AT_MOST_ONCE).send();
  }

  @Override
  public CompletableFuture<Void> disconnect() {
    // Without it the broker would end the session together with the connection.
    return client.disconnectWith().sessionExpiryInterval(broker.session().toSeconds()).send();
  }
}
