package io.vertac.benchmarks.storm;

import io.vertac.benchmarks.machine.HttpConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** One connection that posts batch after batch as fast as it is answered, and heeds no 429. */
final class StormClient implements Runnable {
  private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");
  private static final String NUMBER = "%010d";

  private final URI address;
  private final long end;
  private final byte[] request;
  private final int numberAt;
  private final BitSet acknowledged = new BitSet();
  private final Counts counts;

  /** What became of the requests of all connections. */
  record Counts(LongAdder acknowledged, LongAdder postponed, LongAdder others, LongAdder broken) {
    Counts() {
      this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
  }

  /**
   * @param samples the JSON of the batch's samples
   */
  StormClient(
      URI address, String streamId, int connection, String samples, long end, Counts counts) {
    this.address = address;
    this.end = end;
    this.counts = counts;
    String id = connection + "-" + NUMBER.formatted(0);
    String body =
        "{\"stream_id\":\"%s\",\"batch_id\":\"%s\",\"samples\":[%s]}"
            .formatted(streamId, id, samples);
    this.request =
        HttpConnection.request(address, HEADERS, body.getBytes(StandardCharsets.US_ASCII));
    String all = new String(request, StandardCharsets.US_ASCII);
    this.numberAt = all.indexOf(id) + id.length() - NUMBER.formatted(0).length();
  }

  /** Numbers of the batches that were acknowledged. */
  BitSet acknowledged() {
    return acknowledged;
  }

  @Override
  public void run() {
    int number = 0;
    while (System.nanoTime() < end) {
      try (HttpConnection connection = new HttpConnection(address)) {
        while (System.nanoTime() < end) {
          write(number);
          note(number, connection.send(request));
          number++;
        }
      } catch (IOException e) {
        // Whether it was stored nobody knows; it was not acknowledged.
        counts.broken().increment();
        number++;
      }
    }
  }

  private void write(int number) {
    byte[] digits = NUMBER.formatted(number).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(digits, 0, request, numberAt, digits.length);
  }

  private void note(int number, int status) {
    switch (status) {
      case 200 -> {
        acknowledged.set(number);
        counts.acknowledged().increment();
      }
      case 429 -> counts.postponed().increment();
      default -> counts.others().increment();
    }
  }
}
