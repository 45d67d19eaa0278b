package io.vertac.embedded;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry that speaks Confluent's API, as a child process on loopback.
 *
 * <p>It is a process of its own because its server brings a whole application platform along, whose
 * libraries do not go together with ours. Schemas are kept in a file below the data folder.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRegistry.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final long STOP_SECONDS = 10;
  private static final int HTTP_TIMEOUT_MS = 2000;

  private final RegistryProgram program;
  private final Path dataDir;
  private final FreePorts.Picker freePorts;
  private DataFolder folder;
  private ChildProcess child;
  private int port;

  /**
   * @param registryHome the folder the registry server was unpacked into
   * @param dataDir where schemas and the server's output ({@code registry.log}) are kept
   */
  public EmbeddedRegistry(Path registryHome, Path dataDir) {
    this(registryHome, dataDir, FreePorts::pick);
  }

  EmbeddedRegistry(Path registryHome, Path dataDir, FreePorts.Picker freePorts) {
    this.program = new RegistryProgram(registryHome);
    this.dataDir = dataDir;
    this.freePorts = freePorts;
  }

  /**
   * Returns when schemas can be registered and read.
   *
   * @throws PartException if it cannot start
   */
  public synchronized void start() {
    if (child != null) {
      return;
    }
    folder = DataFolder.open(dataDir);
    try {
      leftovers().end();
      child = PortRetry.startTwice("registry", this::launch);
    } catch (Exception e) {
      close();
      throw FailureAdvice.explain("the schema registry", e);
    }
    LOG.atInfo().addKeyValue("url", url()).log("schema registry is ready");
  }

  /** {@code http://127.0.0.1:PORT}, without a path. */
  public synchronized String url() {
    if (child == null) {
      throw new IllegalStateException("the schema registry is not started");
    }
    return address();
  }

  @Override
  public synchronized void close() {
    if (child != null) {
      child.stop(STOP_SECONDS);
      child = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private ChildProcess launch() throws IOException {
    port = freePorts.pick(1).get(0);
    ChildProcess started =
        ChildProcess.start(
            program.command(port, folder.resolve("schemas")),
            "TERM",
            new ProcessLog(folder.resolve("registry.log")),
            leftovers());
    started.awaitReady(START_LIMIT, this::answers);
    return started;
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  private boolean answers() {
    try {
      URI subjects = URI.create(address() + "/apis/ccompat/v7/subjects");
      HttpURLConnection connection = (HttpURLConnection) subjects.toURL().openConnection();
      connection.setConnectTimeout(HTTP_TIMEOUT_MS);
      connection.setReadTimeout(HTTP_TIMEOUT_MS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      // Not listening yet, which is what is waited for.
      return false;
    }
  }

  private Leftovers leftovers() {
    return new Leftovers(folder.resolve("registry.pid"), RegistryProgram.JAR_PREFIX);
  }
}
