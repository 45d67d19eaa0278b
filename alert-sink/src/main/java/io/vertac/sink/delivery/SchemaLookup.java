package io.vertac.sink.delivery;

import io.vertac.topics.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the registry whether it knows a schema. */
final class SchemaLookup {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String address;

  SchemaLookup(KafkaSettings kafka) {
    this.address = kafka.confluentRegistryUrl() + "/schemas/ids/";
  }

  /**
   * Returns if the registry knows the schema.
   *
   * @throws UndecodableException if it does not
   * @throws DestinationUnavailableException if it gives no answer
   */
  void require(int schemaId) throws UndecodableException {
    int status = ask(Integer.toUnsignedString(schemaId));
    if (status == NOT_FOUND) {
      throw new UndecodableException(
          "the registry knows no schema " + Integer.toUnsignedString(schemaId));
    }
    if (status != OK) {
      throw new DestinationUnavailableException(
          "the schema registry answered " + status + " when asked for a schema", null);
    }
  }

  private int ask(String schemaId) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + schemaId)).timeout(TIMEOUT).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new DestinationUnavailableException("the schema registry does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DestinationUnavailableException("interrupted", e);
    }
  }
}
