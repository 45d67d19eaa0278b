package io.vertac.edge.mqtt;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A connection to a broker, in one of the two versions of the protocol; renews itself. */
interface BrokerLink {

  /** Connects and subscribes; completes when both are done, however long that takes. */
  CompletableFuture<Void> connect(List<String> filters);

  /** Sends once, without waiting. */
  void publish(String topic, byte[] payload);

  /** Ends the connection; the broker keeps the session. */
  CompletableFuture<Void> disconnect();
}
