package io.vertac.benchmarks.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** One machine that sends cycles over HTTP, as any connector would. */
final class LoadMachine implements Runnable {
  private final HttpClient http;
  private final String url;
  private final Load load;
  private final Counters counters;
  private final String streamId = UUID.randomUUID().toString();

  LoadMachine(HttpClient http, String url, Load load, Counters counters) {
    this.http = http;
    this.url = url;
    this.load = load;
    this.counters = counters;
  }

  String streamId() {
    return streamId;
  }

  @Override
  public void run() {
    try {
      post("/api/live/register", registration());
      Instant start = Instant.now();
      long begun = System.nanoTime();
      Instant cycleEnd = null;
      for (long tick = 0; System.nanoTime() - begun < load.duration().toNanos(); tick++) {
        Instant time = start.plusNanos(tick * load.tickNanos());
        if (cycleEnd == null || !time.isBefore(cycleEnd)) {
          if (cycleEnd != null) {
            command("stop", time.minusNanos(1_000));
          }
          command("start", time);
          cycleEnd = time.plus(load.cycle());
        }
        sendTick(time, tick);
        pace(begun, tick);
      }
      command("stop", Instant.now().isAfter(cycleEnd) ? Instant.now() : cycleEnd);
    } catch (IOException e) {
      counters.errors().increment();
      System.err.println("machine " + streamId + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pace(long begun, long tick) throws InterruptedException {
    if (load.unlimited()) {
      return;
    }
    long due = begun + (tick + 1) * load.tickNanos();
    long ahead = due - System.nanoTime();
    if (ahead > 0) {
      Thread.sleep(Duration.ofNanos(ahead).toMillis(), (int) (ahead % 1_000_000));
    }
  }

  private void sendTick(Instant time, long tick) throws IOException, InterruptedException {
    for (int from = 0; from < load.sensors(); from += load.batch()) {
      int to = Math.min(load.sensors(), from + load.batch());
      counters.sent().add(to - from);
      long before = System.nanoTime();
      post("/api/live/batch", batch(time, tick, from, to));
      counters.requestNanos().add(System.nanoTime() - before);
      counters.requests().increment();
      counters.acknowledged().add(to - from);
    }
  }

  private String batch(Instant time, long tick, int from, int to) {
    StringBuilder json = new StringBuilder(64 + (to - from) * 128);
    json.append("{\"stream_id\":\"").append(streamId).append("\",\"batch_id\":\"").append(tick);
    json.append('-').append(from).append("\",\"samples\":[");
    for (int sensor = from; sensor < to; sensor++) {
      double value = Math.sin(tick * 0.05 + sensor) * 10 + sensor;
      json.append(sensor == from ? "" : ",").append("{\"timestamp\":\"").append(time);
      json.append("\",\"sensor_id\":\"s").append(sensor).append("\",\"sensor_name\":\"Sensor ");
      json.append(sensor).append("\",\"value\":").append(value);
      json.append(",\"unit\":\"bar\",\"quality\":1.0}");
    }
    return json.append("]}").toString();
  }

  private String registration() {
    StringBuilder sensors = new StringBuilder();
    for (int i = 0; i < load.sensors(); i++) {
      sensors.append(i == 0 ? "" : ",");
      sensors.append("{\"sensor_id\":\"s%d\",\"name\":\"Sensor %d\"".formatted(i, i));
      sensors.append(",\"type\":\"analog\",\"unit\":\"bar\"}");
    }
    return "{\"stream_id\":\"%s\",\"device_name\":\"load\",\"sensor_count\":%d,\"sensors\":[%s]}"
        .formatted(streamId, load.sensors(), sensors);
  }

  private void command(String name, Instant time) throws IOException, InterruptedException {
    post("/api/live/cycle/" + name + "?stream_id=" + streamId, "{\"timestamp\":\"" + time + "\"}");
    if (name.equals("start")) {
      counters.cycles().increment();
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  /** What all machines of a run have done. */
  record Counters(
      LongAdder sent,
      LongAdder acknowledged,
      LongAdder requests,
      LongAdder requestNanos,
      LongAdder cycles,
      LongAdder errors) {
    Counters() {
      this(
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder(),
          new LongAdder());
    }
  }
}
