package io.vertac.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What the tests say to a registry, in Confluent's API. */
record RegistryTalk(String url) {

  /**
   * @param type a primitive Avro type
   * @return {@code {"id":N}}
   */
  String register(String subject, String type) throws Exception {
    String body = "{\"schema\":\"\\\"" + type + "\\\"\"}";
    return send(
        HttpRequest.newBuilder(uri("/subjects/" + subject + "/versions"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  String subjects() throws Exception {
    return send(HttpRequest.newBuilder(uri("/subjects")));
  }

  private URI uri(String path) {
    return URI.create(url + "/apis/ccompat/v7" + path);
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
