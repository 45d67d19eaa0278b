package io.vertac.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends generated requests, several at a time, and notes what is wrong with the answers. */
public final class GeneratedTalk {
  private static final int AT_ONCE = 16;
  private static final int FIRST_SERVER_ERROR = 500;

  /**
   * What a request as the description allows it must not get. (422 it may: which fields fit
   * together no schema says.)
   */
  private static final List<Integer> UNREADABLE = List.of(400, 413, 415);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String gateway;
  private final ApiDescription description;
  private final RequestMaker maker;
  private final Map<String, String> faults = new TreeMap<>();
  private final Map<String, TreeSet<Integer>> statuses = new TreeMap<>();

  public GeneratedTalk(String gateway, ApiDescription description, RequestMaker maker) {
    this.gateway = gateway;
    this.description = description;
    this.maker = maker;
  }

  /**
   * Sends so many requests.
   *
   * @param key of who is asking; null for nobody
   */
  public void ask(int count, long seed, String key) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        GeneratedRequest request = maker.make(seed + i);
        sent.add(threads.submit(() -> ask(request, key)));
      }
      for (Future<?> future : sent) {
        future.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What is wrong, with a request that shows it. */
  public Map<String, String> faults() {
    return faults;
  }

  /** What each call was answered with. */
  public Map<String, TreeSet<Integer>> statuses() {
    return statuses;
  }

  private void ask(GeneratedRequest request, String key) {
    HttpResponse<byte[]> answer = send(request, key);
    String call = request.operation().toString();
    Optional<String> fault = fault(request, answer);
    synchronized (this) {
      statuses.computeIfAbsent(call, c -> new TreeSet<>()).add(answer.statusCode());
      fault.ifPresent(
          what ->
              faults.putIfAbsent(
                  call + " " + answer.statusCode() + ": " + what,
                  request + " -> " + new String(answer.body())));
    }
  }

  private Optional<String> fault(GeneratedRequest request, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (status >= FIRST_SERVER_ERROR) {
      return Optional.of("no request may lead to that");
    }
    if (request.damage().isEmpty() && UNREADABLE.contains(status)) {
      return Optional.of("the description allows what cannot be read");
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    return description.fault(request.operation(), status, type, answer.body());
  }

  /**
   * A server may close a connection between two requests, for example after a body that nobody
   * wanted; this client repeats no POST by itself.
   */
  private HttpResponse<byte[]> send(GeneratedRequest request, String key) {
    try {
      return client.send(request.to(gateway, key), BodyHandlers.ofByteArray());
    } catch (IOException closed) {
      return sendAgain(request, key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** On a connection that nothing was sent on before. */
  private HttpResponse<byte[]> sendAgain(GeneratedRequest request, String key) {
    try {
      return HttpClient.newHttpClient().send(request.to(gateway, key), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
