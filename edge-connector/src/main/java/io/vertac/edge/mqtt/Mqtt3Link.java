package io.vertac.edge.mqtt;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** MQTT 3.1.1. */
final class Mqtt3Link implements BrokerLink {
  private final Mqtt3AsyncClient client;

  Mqtt3Link(Broker broker, Mqtt3ClientBuilder builder, Consumer<Message> messages) {
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
    List<Mqtt3Subscription> subscriptions =
        filters.stream()
            .map(
                filter ->
                    Mqtt3Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .build())
            .toList();
    return client
        .connect(Mqtt3Connect.builder().cleanSession(false).build())
        .thenCompose(
            done ->
                client.subscribe(Mqtt3Subscribe.builder().addSubscriptions(subscriptions).build()))
        .thenAccept(done -> {});
  }

  @Override
  public void publish(String topic, byte[] payload) {
    client.publishWith().topic(topic).payload(payload).qos(MqttQos.AT_MOST_ONCE).send();
  }

  @Override
  public CompletableFuture<Void> disconnect() {
    return client.disconnect();
  }
}
