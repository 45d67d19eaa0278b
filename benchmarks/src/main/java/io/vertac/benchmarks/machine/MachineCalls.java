package io.vertac.benchmarks.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;

/** What a machine of many sensors says to the gateway, as any connector would. */
public final class MachineCalls {
  private static final int MAX_REPEATS = 10;

  private final HttpClient http;
  private final String url;
  private final int sensors;
  private final String streamId = UUID.randomUUID().toString();

  public MachineCalls(HttpClient http, String url, int sensors) {
    this.http = http;
    this.url = url;
    this.sensors = sensors;
  }

  public String streamId() {
    return streamId;
  }

  public void register() throws IOException, InterruptedException {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < sensors; i++) {
      list.append(i == 0 ? "" : ",");
      list.append("{\"sensor_id\":\"s%d\",\"name\":\"Sensor %d\"".formatted(i, i));
      list.append(",\"type\":\"analog\",\"unit\":\"bar\"}");
    }
    post(
        "/api/live/register",
        "{\"stream_id\":\"%s\",\"device_name\":\"load\",\"sensor_count\":%d,\"sensors\":[%s]}"
            .formatted(streamId, sensors, list));
  }

  /** {@code start} or {@code stop}, again under the same id if there is no answer in time. */
  public String command(String name, Instant time) throws IOException, InterruptedException {
    String path = "/api/live/cycle/" + name + "?stream_id=" + streamId;
    String body = "{\"timestamp\":\"%s\",\"command_id\":\"%s\"}".formatted(time, UUID.randomUUID());
    HttpRequest request = posting(path, body);
    HttpResponse<String> answer = sendAgainIfClosed(request);
    for (int again = 0; answer.statusCode() == 504 && again < MAX_REPEATS; again++) {
      answer = sendAgainIfClosed(request);
    }
    return text(path, answer);
  }

  /** An idle connection may be closed by the gateway at the moment in which it is used again. */
  private HttpResponse<String> sendAgainIfClosed(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException closed) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  public void send(Batch batch) throws IOException, InterruptedException {
    post("/api/live/batch", batch.json());
  }

  public String get(String path) throws IOException, InterruptedException {
    return answer(path, HttpRequest.newBuilder(URI.create(url + path)).GET().build());
  }

  /**
   * @param id of the batch
   */
  public Batch batch(String id) {
    return new Batch(streamId, id);
  }

  /** The JSON of so many samples of different sensors, taken now. */
  public String samples(int count) {
    Batch batch = batch("");
    int head = batch.json.length();
    for (int i = 0; i < count; i++) {
      batch.add(Instant.now(), i, Math.sin(i) * 10);
    }
    return batch.json.substring(head);
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    return answer(path, posting(path, body));
  }

  private HttpRequest posting(String path, String body) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private String answer(String path, HttpRequest request) throws IOException, InterruptedException {
    return text(path, http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static String text(String path, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** The body of one request, growing. */
  public static final class Batch {
    private final StringBuilder json = new StringBuilder(16_384);
    private boolean empty = true;
    private Instant lastTime;
    private String lastTimeText;

    private Batch(String streamId, String id) {
      json.append("{\"stream_id\":\"").append(streamId).append("\",\"batch_id\":\"").append(id);
      json.append("\",\"samples\":[");
    }

    /**
     * @param value of which three decimals are sent, as many as sensors have
     */
    public void add(Instant time, int sensor, double value) {
      json.append(empty ? "" : ",").append("{\"timestamp\":\"").append(text(time));
      json.append("\",\"sensor_id\":\"s").append(sensor).append("\",\"sensor_name\":\"Sensor ");
      json.append(sensor).append("\",\"value\":").append(Math.rint(value * 1e3) / 1e3);
      json.append(",\"unit\":\"bar\",\"quality\":1.0}");
      empty = false;
    }

    /** All sensors are read at the same moment. */
    private String text(Instant time) {
      if (!time.equals(lastTime)) {
        lastTime = time;
        lastTimeText = time.toString();
      }
      return lastTimeText;
    }

    /** The whole body; nothing can be added afterwards. */
    public String json() {
      return json.append("]}").toString();
    }
  }
}
