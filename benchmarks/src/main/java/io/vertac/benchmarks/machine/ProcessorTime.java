package io.vertac.benchmarks.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time that each part of a whole platform in this process has taken: its threads are
 * known by their names, the database's programs are its child processes.
 *
 * <p>Unlike speed, it hardly depends on what else the machine does at the time.
 */
public final class ProcessorTime {
  private static final Map<String, String> PARTS = parts();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Map<String, Double> micros;

  private ProcessorTime(Map<String, Double> micros) {
    this.micros = micros;
  }

  /** Since the start, of threads that still live. */
  public static ProcessorTime now() {
    Map<String, Double> micros = new TreeMap<>();
    double ofThreads = 0;
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      long nanos = THREADS.getThreadCpuTime(id);
      if (thread != null && nanos > 0) {
        micros.merge(partOf(thread.getThreadName()), nanos / 1e3, Double::sum);
        ofThreads += nanos / 1e3;
      }
    }
    NativeThreads natives = NativeThreads.ofThisProcess();
    double ofStores = natives.micros("rocksdb:");
    double ofCollector = natives.micros("GC ") + natives.micros("G1 ");
    micros.put("stores of the processors", ofStores);
    micros.put("collector", ofCollector);
    double ofProcess = SYSTEM.getProcessCpuTime() / 1e3;
    micros.put("compiler", ofProcess - ofThreads - ofStores - ofCollector);
    double ofChildren =
        ProcessHandle.current()
            .descendants()
            .mapToDouble(child -> child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
            .sum();
    micros.put("database, registry", ofChildren / 1e3);
    return new ProcessorTime(micros);
  }

  /**
   * What was taken since then, part by part, most first.
   *
   * @return microseconds of processor time divided by {@code count}
   */
  public Map<String, Double> since(ProcessorTime before, double count) {
    Map<String, Double> taken = new LinkedHashMap<>();
    micros.entrySet().stream()
        .map(e -> Map.entry(e.getKey(), e.getValue() - before.micros.getOrDefault(e.getKey(), 0.0)))
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(e -> taken.put(e.getKey(), e.getValue() / count));
    return taken;
  }

  private static String partOf(String thread) {
    return PARTS.entrySet().stream()
        .filter(e -> thread.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }

  /** In the order in which they are looked for. */
  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("cycle-processor", "cycle-processor");
    parts.put("deviation-processor", "deviation-processor");
    parts.put("dtw-trial", "deviation-processor");
    parts.put("alert-sink", "alert-sink");
    parts.put("gateway", "gateway");
    parts.put("machine-", "load");
    parts.put("data-plane", "broker");
    parts.put("coordinator", "broker");
    parts.put("kafka-", "broker");
    parts.put("Txn", "broker");
    parts.put("shared-", "time-series store");
    parts.put("wal-apply", "time-series store");
    parts.put("questdb", "time-series store");
    return parts;
  }
}
