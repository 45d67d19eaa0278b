package io.vertac.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files of a PostgreSQL server, and the commands that make, run and stop it. */
final class PostgresCluster {
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          // TCP only: a socket file's path may not be longer than a data folder's often is.
          "unix_socket_directories=",
          "timezone=UTC",
          "log_timezone=UTC",
          "shared_buffers=64MB",
          "jit=off");

  private final Path folder;
  private final PostgresPrograms programs;
  private final OrdinaryUser ordinaryUser;
  private final PostgresPassword password;

  PostgresCluster(Path folder, PostgresPrograms programs, OrdinaryUser ordinaryUser) {
    this.folder = folder;
    this.programs = programs;
    this.ordinaryUser = ordinaryUser;
    this.password = new PostgresPassword(folder.resolve("password"));
  }

  /** Does nothing if it was done before; an interrupted first start is begun again. */
  void initialize() throws IOException {
    if (Files.isDirectory(files())) {
      return;
    }
    password.create();
    Path partial = folder.resolve("cluster-partial");
    Folders.deleteIfExists(partial);
    run(
        List.of(
            programs.program("initdb").toString(),
            "--pgdata=" + partial,
            "--username=" + PostgresDatabase.SUPERUSER,
            "--pwfile=" + password.file(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-instructions"));
    Files.move(partial, files(), StandardCopyOption.ATOMIC_MOVE);
  }

  String password() throws IOException {
    return password.read();
  }

  List<String> serverCommand(int port) {
    List<String> command = new ArrayList<>();
    command.add(programs.program("postgres").toString());
    command.addAll(List.of("-D", files().toString(), "-p", Integer.toString(port)));
    for (String setting : SETTINGS) {
      command.addAll(List.of("-c", setting));
    }
    return ordinaryUser.command(command);
  }

  /** Asks a running server to end without waiting for its clients, and waits for it. */
  void requestStop() {
    try {
      run(
          List.of(
              programs.program("pg_ctl").toString(),
              "stop",
              "--pgdata=" + files(),
              "--mode=fast",
              "--timeout=20"));
    } catch (IOException e) {
      throw new PartException("PostgreSQL cannot be stopped: " + e.getMessage(), e);
    }
  }

  private Path files() {
    return folder.resolve("cluster");
  }

  private void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(ordinaryUser.command(command)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(ProcessLog.lastComplaint(output));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
