package io.vertac.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller, in this process, on loopback.
 *
 * <p>What it acknowledged survives the end of the process at any moment, since it is in the
 * system's page cache by then; a power cut may cost the last seconds, as on any single broker.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  private static final String LOG_FOLDER = "log";

  private final Path dataDir;
  private final FreePorts.Picker freePorts;
  private final UnaryOperator<Map<String, String>> adjustment;
  private DataFolder folder;
  private KafkaRaftServer server;
  private int port;

  /**
   * @param dataDir where topics are kept; formatted on the first start
   */
  public EmbeddedKafka(Path dataDir) {
    this(dataDir, FreePorts::pick);
  }

  EmbeddedKafka(Path dataDir, FreePorts.Picker freePorts) {
    this(dataDir, freePorts, settings -> settings);
  }

  /**
   * @param adjustment makes the broker's settings of the usual ones
   */
  EmbeddedKafka(
      Path dataDir, FreePorts.Picker freePorts, UnaryOperator<Map<String, String>> adjustment) {
    this.dataDir = dataDir;
    this.freePorts = freePorts;
    this.adjustment = adjustment;
  }

  /**
   * Returns when records can be produced.
   *
   * @throws PartException if it cannot start
   */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    folder = DataFolder.open(dataDir);
    try {
      KafkaStorage.format(folder.resolve(LOG_FOLDER));
      server = PortRetry.startTwice("kafka", this::launch);
    } catch (Exception e) {
      close();
      throw FailureAdvice.explain("Kafka", e);
    }
    LOG.atInfo().addKeyValue("bootstrapServers", bootstrapServers()).log("Kafka is ready");
  }

  /** {@code 127.0.0.1:PORT}. */
  public synchronized String bootstrapServers() {
    if (server == null) {
      throw new IllegalStateException("Kafka is not started");
    }
    return "127.0.0.1:" + port;
  }

  /**
   * Whether a record may ever have been written to a topic. Can be asked while no broker runs on
   * the folder.
   *
   * @param dataDir as brokers on it are made with; need not exist
   */
  public static boolean mayHold(Path dataDir, String topic) {
    return KafkaStorage.mayHold(dataDir.resolve(LOG_FOLDER), topic);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      stop(server);
      server = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private KafkaRaftServer launch() throws Exception {
    List<Integer> ports = freePorts.pick(2);
    port = ports.get(0);
    var settings = KafkaBrokerSettings.of(ports.get(0), ports.get(1), folder.resolve(LOG_FOLDER));
    KafkaRaftServer candidate =
        new KafkaRaftServer(new KafkaConfig(adjustment.apply(settings)), Time.SYSTEM);
    try {
      KafkaExits.guardStart(candidate::startup);
      return candidate;
    } catch (Exception e) {
      stop(candidate);
      throw e;
    }
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }
}
