package io.vertac.edge.outbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertac.edge.source.CycleAbort;
import io.vertac.edge.source.CycleKey;
import io.vertac.edge.source.CycleStart;
import io.vertac.edge.source.CycleStop;
import io.vertac.edge.source.ReferenceChoice;
import io.vertac.edge.source.SourceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cycle's start, stop or abort, or the choice of a reference, as JSON. */
final class StepBytes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Written(
      String kind, long time, long ordinal, String name, Map<String, Object> metadata) {}

  private StepBytes() {}

  static byte[] write(SourceEvent event) {
    try {
      return JSON.writeValueAsBytes(written(event));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  static SourceEvent read(byte[] bytes) {
    try {
      Map<String, Object> found = JSON.readValue(bytes, new TypeReference<>() {});
      CycleKey key =
          new CycleKey(((Number) found.get("ordinal")).longValue(), (String) found.get("name"));
      long time = ((Number) found.get("time")).longValue();
      return switch ((String) found.get("kind")) {
        case "start" -> new CycleStart(time, key, metadata(found.get("metadata")));
        case "stop" -> new CycleStop(time, key);
        case "abort" -> new CycleAbort(time, key);
        default -> new ReferenceChoice(time, key);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("an outbox row is not what was written", e);
    }
  }

  private static Written written(SourceEvent event) {
    if (event instanceof CycleStart start) {
      return written("start", start.timeNanos(), start.cycle(), start.metadata());
    }
    if (event instanceof CycleStop stop) {
      return written("stop", stop.timeNanos(), stop.cycle(), Map.of());
    }
    if (event instanceof CycleAbort abort) {
      return written("abort", abort.timeNanos(), abort.cycle(), Map.of());
    }
    if (event instanceof ReferenceChoice choice) {
      return written("reference", choice.timeNanos(), choice.cycle(), Map.of());
    }
    throw new IllegalArgumentException("not a step of a cycle: " + event);
  }

  private static Written written(
      String kind, long time, CycleKey cycle, Map<String, Object> metadata) {
    return new Written(kind, time, cycle.ordinal(), cycle.name(), metadata);
  }

  private static Map<String, Object> metadata(Object found) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    ((Map<?, ?>) found).forEach((key, value) -> metadata.put((String) key, value));
    return metadata;
  }
}
