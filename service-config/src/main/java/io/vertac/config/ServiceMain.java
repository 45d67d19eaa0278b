package io.vertac.config;

import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every service's {@code main} does: load configuration, build, start, await the end. */
public final class ServiceMain {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);
  private static final long FAILURE_CHECK_MS = 500;

  private ServiceMain() {}

  /**
   * Runs a service until the process is told to stop (SIGTERM, Ctrl-C) or the service fails.
   *
   * @param name shown in logs and errors
   * @return the exit code: 0 stopped, 1 failed, 2 a setting cannot be used
   */
  public static int run(String name, Function<Environment, Service> factory) {
    Environment environment = new Environment(System.getenv());
    try (Service service = create(environment, factory)) {
      Thread shutdown = new Thread(service::close, name + "-shutdown");
      Runtime.getRuntime().addShutdownHook(shutdown);
      service.start();
      LOG.atInfo().addKeyValue("service", name).log("ready");
      while (service.failure() == null) {
        Thread.sleep(FAILURE_CHECK_MS);
      }
      LOG.atError().addKeyValue("service", name).setCause(service.failure()).log("failed");
      return 1;
    } catch (ConfigurationException e) {
      System.err.println("vertac " + name + ": " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("service", name).setCause(e).log("cannot run");
      System.err.println("vertac " + name + ": " + e.getMessage());
      return 1;
    }
  }

  private static Service create(Environment environment, Function<Environment, Service> factory) {
    environment.choice("LOG_FORMAT", "text", Set.of("text", "json"));
    return factory.apply(environment);
  }
}
