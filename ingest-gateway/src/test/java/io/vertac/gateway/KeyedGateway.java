package io.vertac.gateway;

import io.vertac.gateway.RunningGateway.Answer;
import io.vertac.gateway.keys.KeyRing;
import io.vertac.gateway.security.KeyText;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway that asks for keys, and a key of each role. */
final class KeyedGateway implements AutoCloseable {
  private final KeyRing ring;
  private final RunningGateway gateway;
  private final Map<String, String> keys = new HashMap<>();

  KeyedGateway(Map<String, String> settings) {
    this(settings, Map.of());
  }

  KeyedGateway(Map<String, String> settings, Map<String, String> more) {
    gateway = new RunningGateway(settings, more);
    ring = new KeyRing(gateway.kafka(), Clock.systemUTC());
    for (String role : List.of("edge", "viewer", "operator", "admin")) {
      keys.put(role, key(role).text());
    }
  }

  RunningGateway gateway() {
    return gateway;
  }

  KeyRing ring() {
    return ring;
  }

  /** The key of a role. */
  String of(String role) {
    return keys.get(role);
  }

  /** A new key, which the gateway knows of. */
  KeyText key(String role, String... streams) {
    KeyText made =
        ring.create(new KeyRing.Wanted(role, List.of(streams), "test", Optional.empty()));
    gateway.await(() -> isKnown(made));
    return made;
  }

  /** Until the first key is known everybody is let in, whatever key he shows. */
  private boolean isKnown(KeyText key) {
    return get("/api/session", null).json().get("keys_required").booleanValue()
        && List.of(200, 403).contains(get("/metrics", key.text()).status());
  }

  Answer get(String path, String key) {
    return send("GET", path, key, null);
  }

  Answer post(String path, String key, String body) {
    return send("POST", path, key, body);
  }

  Answer send(String method, String path, String key, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.uri(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return gateway.send(headers.length == 0 ? request : request.headers(headers));
  }

  String register(String key, String device) {
    Answer answer =
        post(
            "/api/live/register",
            key,
            """
            {"device_name":"%s","sensor_count":1,"sensors":[
             {"sensor_id":"force","name":"Force","type":"analog","unit":"kN"}]}\
            """
                .formatted(device));
    return answer.json().get("stream_id").textValue();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
