package io.vertac.edge.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertac.config.ConfigurationException;
import io.vertac.edge.failure.Failures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Speaks HTTP with the gateway: one request, one answer, no retries. */
public final class GatewayClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI gateway;
  private final Duration requestTimeout;
  private final Clock clock;
  private final HttpClient http;
  private final Optional<String> apiKey;
  private final ClockOffset offset;

  /**
   * Without a key, and trusting whom the Java runtime trusts.
   *
   * @param gateway its address, such as {@code http://127.0.0.1:8000}
   * @param requestTimeout after which an answer counts as lost; longer than the gateway's own limit
   *     of 5 s for commands
   * @throws ConfigurationException if the address cannot be one
   */
  public GatewayClient(URI gateway, Duration requestTimeout, Clock clock) {
    this(GatewayAccess.open(gateway), requestTimeout, clock, new ClockOffset());
  }

  /**
   * @param requestTimeout after which an answer counts as lost; longer than the gateway's own limit
   *     of 5 s for commands
   * @param offset learns from every answer how far the clocks are apart
   * @throws ConfigurationException if the address cannot be one
   */
  public GatewayClient(
      GatewayAccess access, Duration requestTimeout, Clock clock, ClockOffset offset) {
    URI gateway = access.url();
    if (gateway.getHost() == null || !Set.of("http", "https").contains(gateway.getScheme())) {
      throw ConfigurationException.invalid(
          "gateway", gateway.toString(), "an address like http://127.0.0.1:8000");
    }
    String text = gateway.toString();
    this.gateway = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.requestTimeout = requestTimeout;
    this.clock = clock;
    this.apiKey = access.apiKey();
    this.offset = offset;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT);
    access.tls().ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /**
   * @param path with its query, beginning with a slash
   * @param json the body in UTF-8
   * @throws IOException if there is no answer; the request may have been carried out all the same
   */
  public GatewayAnswer post(String path, byte[] json) throws IOException, InterruptedException {
    return post(path, json, Optional.empty());
  }

  /**
   * @param idempotencyKey tells a request that is repeated from a new one; empty if its body does
   * @throws IOException if there is no answer; the request may have been carried out all the same
   */
  public GatewayAnswer post(String path, byte[] json, Optional<String> idempotencyKey)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    idempotencyKey.ifPresent(key -> request.header("Idempotency-Key", key));
    return exchange(request.POST(BodyPublishers.ofByteArray(json)).build());
  }

  /**
   * @throws IOException if there is no answer
   */
  public GatewayAnswer get(String path) throws IOException, InterruptedException {
    return exchange(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway + path))
            .timeout(requestTimeout)
            .header("Accept", "application/json, application/problem+json");
    apiKey.ifPresent(key -> request.header("Authorization", "Bearer " + key));
    return request;
  }

  private GatewayAnswer exchange(HttpRequest request) throws IOException, InterruptedException {
    long sentAt = clock.millis();
    HttpResponse<byte[]> response = answer(request);
    long receivedAt = clock.millis();
    response.headers().firstValue("Date").ifPresent(d -> offset.observe(d, sentAt, receivedAt));
    return new GatewayAnswer(
        response.statusCode(),
        json(response),
        response.headers().firstValue("Retry-After").flatMap(h -> RetryAfter.parse(h, clock)));
  }

  private HttpResponse<byte[]> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IOException(Failures.say(e) + " (" + gateway + ")", e);
    }
  }

  /** A success must be readable; an error page of some proxy in between need not be. */
  private JsonNode json(HttpResponse<byte[]> response) throws IOException {
    try {
      JsonNode body = JSON.readTree(response.body());
      return body == null ? MissingNode.getInstance() : body;
    } catch (JsonProcessingException e) {
      if (response.statusCode() == GatewayAnswer.OK) {
        throw new IOException(gateway + " answers with something else than JSON", e);
      }
      return MissingNode.getInstance();
    }
  }
}
