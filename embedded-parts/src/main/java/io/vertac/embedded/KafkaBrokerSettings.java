package io.vertac.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a single broker on a small machine. */
final class KafkaBrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final Map<String, String> ONE_NODE =
      Map.of(
          "process.roles", "broker,controller",
          "node.id", Integer.toString(NODE_ID),
          "controller.listener.names", CONTROLLER_LISTENER,
          "inter.broker.listener.name", "PLAINTEXT",
          "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1");

  private static final Map<String, String> SMALL_MACHINE =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          // Fifty partitions each by default: fifty folders to open and to recover at every start.
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.num.partitions", "4",
          "share.coordinator.state.topic.num.partitions", "1",
          // The cleaner takes this from the heap at once; 128 MiB by default.
          "log.cleaner.dedupe.buffer.size", Long.toString(16L << 20),
          // After a kill only the last segment of each partition is checked again.
          "log.segment.bytes", Long.toString(128L << 20),
          "group.initial.rebalance.delay.ms", "0");

  private KafkaBrokerSettings() {}

  static Map<String, String> of(int port, int controllerPort, Path folder) {
    String listener = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "127.0.0.1:" + controllerPort;
    Map<String, String> settings = new TreeMap<>(ONE_NODE);
    settings.putAll(SMALL_MACHINE);
    settings.put("listeners", listener + "," + CONTROLLER_LISTENER + "://" + controller);
    settings.put("advertised.listeners", listener);
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.put("log.dirs", folder.toString());
    // Topics come from the catalogue; a misspelt name is an error, not a new topic.
    settings.put("auto.create.topics.enable", "false");
    return settings;
  }
}
