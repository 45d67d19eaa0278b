package io.vertac.gateway.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.plugin.bundled.CorsPluginConfig;
import io.javalin.util.JavalinBindException;
import io.vertac.config.ConfigurationException;
import io.vertac.config.OpenFiles;
import io.vertac.gateway.live.LiveSockets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server and what it is configured to. */
public final class HttpServer implements AutoCloseable {
  /** No thread waits for Kafka, so these are only those that read and write at one moment. */
  private static final int MAX_THREADS = 100;

  private static final int MIN_THREADS = 8;

  /** Longer than any answer may take; Javalin would otherwise give up before the gateway does. */
  private static final long ASYNC_TIMEOUT_MS = 180_000;

  private final QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
  private final String host;
  private final int wantedPort;
  private final Duration stopTimeout;
  private final Supplier<Api> api;
  private final GatewayMetrics metrics;
  private final Supplier<LiveSockets> live;
  private final ConnectionSettings connections;
  private final Set<String> allowedOrigins;
  private final Guard guard;
  private final Javalin javalin;

  /**
   * @param api throws a refusal as long as the gateway is not ready
   * @param allowedOrigins of pages, besides the gateway's own, that may make calls
   * @param stopTimeout how long requests under way may take when the server is closed
   */
  public HttpServer(
      String host,
      int port,
      ConnectionSettings connections,
      Set<String> allowedOrigins,
      Duration stopTimeout,
      Supplier<Api> api,
      Health health,
      GatewayMetrics metrics,
      Guard guard) {
    this.guard = guard;
    this.connections = connections;
    this.allowedOrigins = allowedOrigins;
    this.host = host;
    this.wantedPort = port;
    this.stopTimeout = stopTimeout;
    this.threads.setName("gateway-http");
    this.api = api;
    this.metrics = metrics;
    this.live = () -> api.get().live();
    Routes routes = new Routes(api, health, metrics, guard, connections.tls().isPresent());
    this.javalin =
        Javalin.create(
            config -> {
              configure(config);
              routes.install(config.routes);
            });
  }

  /**
   * @throws ConfigurationException if the port is taken
   */
  public void start() {
    try {
      javalin.start(host, wantedPort);
    } catch (JavalinBindException e) {
      throw ConfigurationException.invalid(
          "PORT", Integer.toString(wantedPort), "a port of " + host + " that nobody listens on");
    }
    metrics.connections(this::connections);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  private int connections() {
    return Arrays.stream(javalin.jettyServer().server().getConnectors())
        .mapToInt(connector -> connector.getConnectedEndPoints().size())
        .sum();
  }

  /** Threads that may write answers. */
  public Executor executor() {
    return threads;
  }

  /** Accepts nothing new, lets what is under way end, and stops. */
  @Override
  public void close() {
    javalin.stop();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.asyncTimeout = ASYNC_TIMEOUT_MS;
    config.http.prefer405over404 = true;
    // Bodies are read, and limited, by RequestBodies.
    config.http.maxRequestSize = Long.MAX_VALUE;
    config.router.ignoreTrailingSlashes = true;
    if (!allowedOrigins.isEmpty()) {
      config.bundledPlugins.enableCors(cors -> cors.addRule(this::allow));
    }
    config.jetty.threadPool = threads;
    config.jetty.addConnector(new Connectors(host, wantedPort, connections)::create);
    config.jetty.modifyServer(this::configure);
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new ServerProblems()));
  }

  /** Without credentials: a cookie is not sent across sites anyhow, and keys are no cookies. */
  private void allow(CorsPluginConfig.CorsRule rule) {
    // Others were refused before: PageOrigins.
    rule.reflectClientOrigin = true;
    rule.exposeHeader("Retry-After");
  }

  private void configure(Server server) {
    // A connection that the system has no file for cannot even be told so: it waits, as the others.
    int most = Math.min(connections.maxConnections(), OpenFiles.connections());
    server.addBean(new NetworkConnectionLimit(most, server));
    server.setStopTimeout(stopTimeout.toMillis());
    server.insertHandler(new BatchHandler(api, guard, metrics));
    server.insertHandler(new LiveUpgrade(live, guard, server.getByteBufferPool(), threads));
    server.insertHandler(new PageOrigins(allowedOrigins, guard));
    server.insertHandler(new GracefulHandler());
    server.setErrorHandler(new ServerProblems());
  }
}
