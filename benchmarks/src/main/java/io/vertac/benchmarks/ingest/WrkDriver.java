package io.vertac.benchmarks.ingest;

import io.vertac.benchmarks.machine.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Drives with wrk, which takes little of the processors it shares with what it measures. */
final class WrkDriver implements Driver {
  private static final int THREADS = 2;
  private static final double MICROS_PER_MS = 1000.0;

  /** Reads the bodies once; a request is then a string that exists already. */
  private static final String SCRIPT =
      """
      local requests = {}
      local at = 0
      function init(args)
        wrk.method = "POST"
        while true do
          local file = io.open(args[1] .. "/body-" .. #requests, "rb")
          if not file then break end
          requests[#requests + 1] = wrk.format(nil, nil, nil, file:read("*a"))
          file:close()
        end
        math.randomseed(os.time())
        at = math.random(#requests)
      end
      function request()
        at = at % #requests + 1
        return requests[at]
      end
      function done(summary, latency, all)
        local e = summary.errors
        io.write(string.format("DRIVEN %d %d %d %d %d %d\\n", summary.requests, summary.duration,
          e.connect + e.read + e.write + e.status + e.timeout,
          latency:percentile(50), latency:percentile(99), latency.max))
      end
      """;

  /** Whether there is a wrk on the path. */
  static boolean isAvailable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
  }

  @Override
  public String name() {
    return "wrk";
  }

  @Override
  public Driven drive(Post post, int connections, int seconds)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vertac-wrk-");
    try {
      write(folder, post.bodies());
      return read(run(folder, post, connections, seconds));
    } finally {
      Folder.delete(folder);
    }
  }

  private static void write(Path folder, List<byte[]> bodies) throws IOException {
    Files.writeString(folder.resolve("post.lua"), SCRIPT);
    for (int i = 0; i < bodies.size(); i++) {
      Files.write(folder.resolve("body-" + i), bodies.get(i));
    }
  }

  private static String run(Path folder, Post post, int connections, int seconds)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "-t" + THREADS,
                "-c" + connections,
                "-d" + seconds + "s",
                "--timeout",
                "20s",
                "-s",
                folder.resolve("post.lua").toString()));
    for (Map.Entry<String, String> header : post.headers().entrySet()) {
      command.addAll(List.of("-H", header.getKey() + ": " + header.getValue()));
    }
    command.addAll(List.of(post.address().toString(), "--", folder.toString()));
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor(seconds + 30L, TimeUnit.SECONDS);
    return said;
  }

  private static Driven read(String said) throws IOException {
    String[] line =
        said.lines()
            .filter(l -> l.startsWith("DRIVEN "))
            .findFirst()
            .orElseThrow(() -> new IOException("wrk failed: " + said))
            .split(" ");
    return new Driven(
        Long.parseLong(line[1]),
        Long.parseLong(line[2]) / 1e6,
        Long.parseLong(line[3]),
        Long.parseLong(line[4]) / MICROS_PER_MS,
        Long.parseLong(line[5]) / MICROS_PER_MS,
        Long.parseLong(line[6]) / MICROS_PER_MS);
  }
}
