package io.vertac.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A broker that speaks TLS only, and only with those who show a password. */
public final class SecuredKafka {
  private static final String LISTENER = "SASL_SSL";
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required"
          + " username=\"broker\" password=\"%1$s\" user_broker=\"%1$s\" user_%2$s=\"%1$s\";";

  private SecuredKafka() {}

  /**
   * Not started yet.
   *
   * @param keyStore PKCS #12, with the server's certificate and key
   * @param password of the store, the broker and the user alike
   */
  public static EmbeddedKafka in(Path dataDir, Path keyStore, String user, String password) {
    return new EmbeddedKafka(
        dataDir,
        FreePorts::pick,
        usual -> {
          Map<String, String> settings = new TreeMap<>(usual);
          settings.replaceAll((key, value) -> value.replace("PLAINTEXT://", LISTENER + "://"));
          settings.put("inter.broker.listener.name", LISTENER);
          settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
          settings.put("sasl.enabled.mechanisms", "PLAIN");
          settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
          settings.put(
              "listener.name.sasl_ssl.plain.sasl.jaas.config", LOGIN.formatted(password, user));
          settings.put("ssl.keystore.type", "PKCS12");
          settings.put("ssl.keystore.location", keyStore.toString());
          settings.put("ssl.keystore.password", password);
          settings.put("ssl.truststore.type", "PKCS12");
          settings.put("ssl.truststore.location", keyStore.toString());
          settings.put("ssl.truststore.password", password);
          return settings;
        });
  }
}
