package io.vertac.standalone;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Parts and services on one data folder, from start to close. */
public final class Everything implements AutoCloseable {
  /** Set by 'up --host'; the process environment's HOST is for services that run alone. */
  static final String HOST = "VERTAC_UP_HOST";

  private final DataDirectory data;
  private final EmbeddedStack stack;
  private final Platform platform;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Everything(DataDirectory data, EmbeddedStack stack, Platform platform) {
    this.data = data;
    this.stack = stack;
    this.platform = platform;
  }

  /**
   * @param given the process environment: settings of the services may be in it
   * @param port of the gateway, 0 for any
   * @throws io.vertac.config.ConfigurationException if a setting or the folder cannot be used
   * @throws io.vertac.embedded.PartException if a part cannot start
   */
  static Everything start(
      DataDirectory data, Path registryHome, Map<String, String> given, int port) {
    String host = given.getOrDefault(HOST, "127.0.0.1");
    EmbeddedStack stack = new EmbeddedStack(data.path(), registryHome);
    try {
      Preflight.port(host, port);
      stack.start();
      Map<String, String> own = new TreeMap<>(stack.variables());
      own.put("HOST", host);
      own.put("PORT", Integer.toString(port));
      own.put("STATE_DIR", data.resolve("streams").toString());
      Platform platform = new Platform(Platform.variables(given, own));
      platform.start();
      EndpointsFile.write(data.path(), stack.variables(), platform.url());
      return new Everything(data, stack, platform);
    } catch (RuntimeException e) {
      stack.close();
      data.close();
      throw e;
    }
  }

  String url() {
    return platform.url();
  }

  Path endpoints() {
    return data.resolve(EndpointsFile.NAME);
  }

  Map<String, String> variables() {
    return stack.variables();
  }

  Optional<Throwable> failure() {
    return platform.failure();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      platform.close();
      stack.close();
      EndpointsFile.delete(data.path());
      data.close();
    }
  }
}
