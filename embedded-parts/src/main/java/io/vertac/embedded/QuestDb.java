package io.vertac.embedded;

import io.questdb.Bootstrap;
import io.questdb.PropBootstrapConfiguration;
import io.questdb.ServerMain;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** Starts QuestDB with settings for a small machine: few threads, one port, no telemetry. */
final class QuestDb {
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          // Port 0: the system picks a free one, and nobody can take it in between.
          Map.entry("http.bind.to", "127.0.0.1:0"),
          Map.entry("http.min.enabled", "false"),
          Map.entry("pg.enabled", "false"),
          Map.entry("line.tcp.enabled", "false"),
          Map.entry("telemetry.enabled", "false"),
          Map.entry("telemetry.disable.completely", "true"),
          Map.entry("config.reload.enabled", "false"),
          Map.entry("shared.worker.count", "1"),
          Map.entry("wal.apply.worker.count", "1"),
          Map.entry("mat.view.refresh.worker.count", "1"),
          Map.entry("export.worker.count", "1"),
          // Machines' clocks differ: nearly every commit is a little out of order, and must not
          // copy much of the hour, nor touch megabytes of fresh memory for each column.
          Map.entry("cairo.o3.partition.split.min.size", "4M"),
          Map.entry("cairo.o3.column.memory.size", "256K"),
          // A new set of files for each couple of seconds of a busy site would cost more than they
          // hold.
          Map.entry("cairo.wal.segment.rollover.row.count", "2000000"),
          Map.entry("view.compiler.worker.count", "1"));

  private QuestDb() {}

  /** Returns when it listens. */
  static ServerMain start(Path root) throws IOException {
    writeConfiguration(root.resolve("conf"));
    LogFactory.configureRootDir(root.toString());
    // -n: leave the process's signal handlers alone.
    ServerMain server = new ServerMain(new Bootstrap(new Embedded(), "-d", root.toString(), "-n"));
    try {
      server.start();
      return server;
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private static void writeConfiguration(Path conf) throws IOException {
    Files.createDirectories(conf);
    Files.writeString(conf.resolve("server.conf"), "# set by VerTac\n");
    try (InputStream log = QuestDb.class.getResourceAsStream("questdb-log.conf")) {
      Files.copy(log, conf.resolve("log.conf"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes its settings from here alone, not from the process environment. */
  private static final class Embedded extends PropBootstrapConfiguration {
    @Override
    public Map<String, String> getEnv() {
      Map<String, String> environment = new HashMap<>();
      SETTINGS.forEach(
          (key, value) -> environment.put(ServerMain.propertyPathToEnvVarName(key), value));
      return environment;
    }

    @Override
    public boolean useSite() {
      return false;
    }

    @Override
    public String getBanner() {
      return "";
    }
  }
}
