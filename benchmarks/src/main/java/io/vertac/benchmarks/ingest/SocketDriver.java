package io.vertac.benchmarks.ingest;

import io.vertac.benchmarks.machine.HttpConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Drives with a thread for each connection, where there is no wrk; takes more of the processors.
 */
final class SocketDriver implements Driver {
  private static final int MAX_TIMES = 200_000;
  private static final double NANOS_PER_MS = 1e6;

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Driven drive(Post post, int connections, int seconds) throws InterruptedException {
    List<byte[]> requests =
        post.bodies().stream()
            .map(body -> HttpConnection.request(post.address(), post.headers(), body))
            .toList();
    LongAdder failed = new LongAdder();
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    List<Times> all = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Times times = new Times();
      all.add(times);
      int first = i;
      threads.add(new Thread(() -> send(post, requests, first, end, times, failed)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return driven(all, failed.sum(), (System.nanoTime() - begun) / 1e9);
  }

  private static void send(
      Post post, List<byte[]> requests, int first, long end, Times times, LongAdder failed) {
    try (HttpConnection connection = new HttpConnection(post.address())) {
      for (int i = first; System.nanoTime() < end; i++) {
        long before = System.nanoTime();
        int status = connection.send(requests.get(i % requests.size()));
        times.add(System.nanoTime() - before);
        if (status / 100 != 2) {
          failed.increment();
        }
      }
    } catch (IOException e) {
      failed.increment();
    }
  }

  private static Driven driven(List<Times> all, long failed, double seconds) {
    long requests = all.stream().mapToLong(times -> times.count).sum();
    long[] sorted = all.stream().flatMapToLong(Times::kept).sorted().toArray();
    return new Driven(
        requests, seconds, failed, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1.0));
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / NANOS_PER_MS;
  }

  /** The first times of one connection, and how many there were in all. */
  private static final class Times {
    private long[] nanos = new long[1024];
    private int count;

    void add(long time) {
      if (count == nanos.length && count < MAX_TIMES) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      if (count < nanos.length) {
        nanos[count] = time;
      }
      count++;
    }

    java.util.stream.LongStream kept() {
      return Arrays.stream(nanos, 0, Math.min(count, nanos.length));
    }
  }
}
