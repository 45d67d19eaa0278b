package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertac.config.Environment;
import io.vertac.standalone.Vertac;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services in processes of their own that log for programs: each line is an object. */
class ServiceLogIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String ODD_KEY = "a \"key\"\nwith {lines}";

  @TempDir Path folder;

  @Test
  void shouldLogOneObjectALineWithTheTraceOfWhatItIsAbout() throws Exception {
    Map<String, String> variables = new TreeMap<>(EmbeddedParts.shared().variables());
    variables.put("TOPIC_PREFIX", "logged.");
    variables.put("STATE_DIR", folder.resolve("state").toString());
    variables.put("LOG_FORMAT", "json");
    variables.put("PORT", "0");
    KafkaSettings kafka = KafkaSettings.from(new Environment(variables));
    TopicCreation.createMissing(kafka);
    sendNonsense(kafka);
    for (String service : List.of("cycle-processor", "alert-sink", "gateway")) {
      Path log = folder.resolve(service + ".log");
      Process process = start(service, variables, log);
      try {
        Road.eventually(() -> assertThat(messages(log)).contains("ready"));
        if (!service.equals("gateway")) {
          Road.eventually(() -> assertThat(lines(log)).anyMatch(ServiceLogIT::isOfTheNonsense));
        }
      } finally {
        process.destroy();
        process.waitFor();
      }
      assertThat(lines(log)).allMatch(JsonNode::isObject);
    }
  }

  private static boolean isOfTheNonsense(JsonNode line) {
    return line.at("/fields/topic").asText().equals("logged.samples")
        && line.at("/fields/offset").isIntegralNumber()
        && line.path("traceId").asText().equals("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  private static Process start(String service, Map<String, String> variables, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // The tests' own way of logging is not the services'.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Vertac.class.getName(),
                service)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(log.toFile());
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static void sendNonsense(KafkaSettings kafka)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(kafka.clientBase(), new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> record =
          new ProducerRecord<>(Topics.SAMPLES.name(kafka), ODD_KEY, "no avro \"at all\"\n");
      record.headers().add("traceparent", TRACE.getBytes(StandardCharsets.US_ASCII));
      producer.send(record).get();
    }
  }

  private static List<String> messages(Path log) throws IOException {
    return lines(log).stream().map(line -> line.path("message").asText()).toList();
  }

  /** Fails for a line that is no JSON. */
  private static List<JsonNode> lines(Path log) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    String text = Files.readString(log);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
      if (!line.isEmpty()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
