package io.vertac.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The other end of the wire: a real HTTP server that keeps the contract's promises to a connector,
 * counts what it was given, and fails as it is told to.
 */
public final class TestGateway implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    // Without it every answer waits 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What happens to one request. */
  public enum Trouble {
    NONE,
    /** 503 without doing anything. */
    UNAVAILABLE,
    /** The connection breaks before the request is carried out. */
    LOST_REQUEST,
    /** The request is carried out, then the connection breaks. */
    LOST_ANSWER,
    /** The request is carried out, then a 504 says that nobody knows. */
    LATE_ANSWER,
    /** The stream is no longer known. */
    FORGOTTEN
  }

  private record Answer(int status, String json) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Set<String> streams = new HashSet<>();
  private final Set<String> batchIds = new HashSet<>();
  private final Map<String, Answer> decided = new LinkedHashMap<>();
  private final List<String> history = new ArrayList<>();
  private final List<JsonNode> samples = new ArrayList<>();
  private final List<JsonNode> registrations = new ArrayList<>();
  private final List<JsonNode> gaps = new ArrayList<>();
  private Supplier<Trouble> troubles = () -> Trouble.NONE;
  private String retryAfter = "0";
  private Predicate<JsonNode> refusesBatchWith = sample -> false;
  private Predicate<JsonNode> rejects = sample -> false;
  private long requests;
  final TestCycles cycles = new TestCycles();

  public TestGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public synchronized void troubles(Supplier<Trouble> next) {
    troubles = next;
  }

  public synchronized void retryAfter(String header) {
    retryAfter = header;
  }

  /** A batch with such a sample gets a 422 as a whole. */
  public synchronized void refuseBatchesWith(Predicate<JsonNode> bad) {
    refusesBatchWith = bad;
  }

  /** Such samples are left out of an accepted batch. */
  public synchronized void reject(Predicate<JsonNode> bad) {
    rejects = bad;
  }

  /** Every accepted sample in the order of acceptance, repetitions of a batch left out. */
  public synchronized List<JsonNode> samples() {
    return List.copyOf(samples);
  }

  public synchronized Set<String> batchIds() {
    return Set.copyOf(batchIds);
  }

  /**
   * {@code start ID}, {@code batch N}, {@code stop ID}, {@code abort ID}, {@code reference ID},
   * without repeats.
   */
  public synchronized List<String> history() {
    return List.copyOf(history);
  }

  public synchronized Set<String> commandIds() {
    return Set.copyOf(decided.keySet());
  }

  public synchronized List<JsonNode> registrations() {
    return List.copyOf(registrations);
  }

  /** Reports of lost samples. */
  public synchronized List<JsonNode> gaps() {
    return List.copyOf(gaps);
  }

  public synchronized long requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Answer answer;
    Trouble trouble;
    synchronized (this) {
      requests++;
      trouble = troubles.get();
      answer = answerIn(trouble, exchange.getRequestURI(), JSON.readTree(body));
    }
    if (trouble == Trouble.LOST_REQUEST || trouble == Trouble.LOST_ANSWER) {
      exchange.close();
      return;
    }
    if (answer.status() == 503) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    byte[] json = answer.json().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }

  private Answer answerIn(Trouble trouble, URI uri, JsonNode body) {
    switch (trouble) {
      case UNAVAILABLE -> {
        return problem(503, "the log cannot be written");
      }
      case LOST_REQUEST -> {
        return problem(500, "never sent");
      }
      case FORGOTTEN -> streams.clear();
      case LATE_ANSWER -> {
        Answer answer = answer(uri, body);
        boolean command = uri.getPath().contains("/cycle/");
        return command ? problem(504, "no decision in time") : answer;
      }
      default -> {}
    }
    return answer(uri, body);
  }

  private Answer answer(URI uri, JsonNode body) {
    String path = uri.getPath();
    if (path.equals("/api/health")) {
      return ok(JSON.createObjectNode().put("status", "ok"));
    }
    if (path.equals("/api/live/register")) {
      registrations.add(body);
      streams.add(body.path("stream_id").asText());
      return ok(JSON.createObjectNode().put("stream_id", body.path("stream_id").asText()));
    }
    if (path.equals("/api/live/batch")) {
      return streams.contains(body.path("stream_id").asText()) ? batch(body) : unknown();
    }
    if (path.equals("/api/live/gaps")) {
      gaps.add(body);
      return ok(JSON.createObjectNode().put("status", "ok"));
    }
    if (path.endsWith("/status")) {
      return streams.contains(path.split("/")[4]) ? ok(cycles.status(samples.size())) : unknown();
    }
    boolean known = streams.contains(uri.getQuery().replace("stream_id=", ""));
    return known ? command(path, body) : unknown();
  }

  private Answer batch(JsonNode body) {
    List<JsonNode> accepted = new ArrayList<>();
    ObjectNode answer = JSON.createObjectNode().put("ack_id", "a").put("buffer_status", "ok");
    int index = 0;
    for (JsonNode sample : body.path("samples")) {
      if (refusesBatchWith.test(sample)) {
        return problem(422, "there is something wrong with this batch");
      }
      if (rejects.test(sample)) {
        ObjectNode error = answer.withArray("errors").addObject();
        error.put("pointer", "/samples/" + index + "/value").put("message", "not to my taste");
      } else {
        accepted.add(sample);
      }
      index++;
    }
    if (batchIds.add(body.path("batch_id").asText())) {
      samples.addAll(accepted);
      history.add("batch " + accepted.size());
      accepted.forEach(cycles::sample);
    }
    answer.put("samples_received", accepted.size());
    return ok(answer.put("samples_rejected", index - accepted.size()));
  }

  /** The same id gets the same answer, as the contract says. */
  private Answer command(String path, JsonNode body) {
    String id = body.path("command_id").asText();
    return decided.computeIfAbsent(id, unseen -> decide(path, body));
  }

  private Answer decide(String path, JsonNode body) {
    TestCycles.Decision decision = cycles.decide(path, body);
    if (!decision.accepted()) {
      return problem(409, decision.text());
    }
    history.add(decision.text());
    return ok(decision.body());
  }

  private static Answer unknown() {
    return problem(404, "unknown stream");
  }

  private static Answer problem(int status, String detail) {
    return new Answer(status, JSON.createObjectNode().put("detail", detail).toString());
  }

  private static Answer ok(ObjectNode body) {
    return new Answer(200, body.toString());
  }
}
