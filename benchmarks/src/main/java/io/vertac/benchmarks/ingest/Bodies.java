package io.vertac.benchmarks.ingest;

import io.vertac.benchmarks.machine.MachineCalls;
import io.vertac.events.BatchSensor;
import io.vertac.events.PostedBatch;
import io.vertac.events.PostedSample;
import io.vertac.events.PostedSensor;
import io.vertac.events.Sample;
import io.vertac.events.SampleBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The batches that are sent over and over, in the forms in which they can be sent. */
final class Bodies {
  static final int SENSORS = 100;
  private static final int MACHINES = 10;
  private static final int BATCHES = 64;
  private static final int TICK_MS = 100;

  private final int samples;
  private final List<MachineCalls> machines = new ArrayList<>();
  private final Instant start = Instant.now().minusSeconds(600);

  /**
   * Registers the machines that the batches are of.
   *
   * @param samples in each batch
   */
  Bodies(String url, int samples) throws IOException, InterruptedException {
    this.samples = samples;
    HttpClient http = HttpClient.newHttpClient();
    for (int i = 0; i < MACHINES; i++) {
      MachineCalls machine = new MachineCalls(http, url, SENSORS);
      machine.register();
      machines.add(machine);
    }
  }

  int samples() {
    return samples;
  }

  List<String> streamIds() {
    return machines.stream().map(MachineCalls::streamId).toList();
  }

  List<byte[]> json() {
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      MachineCalls.Batch batch = machine(i).batch("b-" + i);
      for (int sample = 0; sample < samples; sample++) {
        batch.add(time(i, sample), sensor(i, sample), value(i, sample));
      }
      bodies.add(batch.json().getBytes(StandardCharsets.UTF_8));
    }
    return bodies;
  }

  List<byte[]> gzip() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    for (byte[] json : json()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(json);
      }
      bodies.add(bytes.toByteArray());
    }
    return bodies;
  }

  List<byte[]> avro() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    for (SampleBatch batch : records()) {
      List<PostedSensor> sensors =
          batch.getSensors().stream()
              .map(s -> new PostedSensor(s.getSensorId(), s.getSensorName(), s.getUnit()))
              .toList();
      List<PostedSample> samples =
          batch.getSamples().stream()
              .map(
                  s ->
                      new PostedSample(
                          s.getSensor(), s.getTimeUs(), 0, s.getValue(), s.getQuality()))
              .toList();
      ByteBuffer bytes =
          new PostedBatch(batch.getStreamId(), batch.getBatchId(), sensors, samples).toByteBuffer();
      byte[] body = new byte[bytes.remaining()];
      bytes.get(body);
      bodies.add(body);
    }
    return bodies;
  }

  /** What the gateway makes of them: the records on the topic. */
  List<SampleBatch> records() {
    List<SampleBatch> records = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      int sensors = Math.min(SENSORS, samples);
      List<BatchSensor> table = new ArrayList<>();
      for (int sensor = 0; sensor < sensors; sensor++) {
        int number = sensor(i, sensor);
        table.add(new BatchSensor("s" + number, "Sensor " + number, "bar"));
      }
      List<Sample> rows = new ArrayList<>();
      for (int sample = 0; sample < samples; sample++) {
        long micros = time(i, sample).toEpochMilli() * 1_000;
        rows.add(new Sample(sample % sensors, micros, 0, value(i, sample), 1.0));
      }
      String stream = machine(i).streamId();
      records.add(new SampleBatch(stream, stream, "b-" + i, Instant.now(), table, rows));
    }
    return records;
  }

  private MachineCalls machine(int batch) {
    return machines.get(batch % machines.size());
  }

  private Instant time(int batch, int sample) {
    return start.plusMillis((long) TICK_MS * (batch * 10L + sample / SENSORS));
  }

  /** A batch of 50 is half of the machine's sensors at one moment. */
  private int sensor(int batch, int sample) {
    return (batch / MACHINES % 2 * samples + sample) % SENSORS;
  }

  private static double value(int batch, int sample) {
    return Math.sin((batch + sample / SENSORS) * 0.05 + sample) * 10 + sample % SENSORS;
  }
}
