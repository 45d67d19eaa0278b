package io.vertac.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertac.config.ConfigurationException;
import io.vertac.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "SCHEMA_REGISTRY_URL", "http://registry:8080");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://registry:8080",
        "http://registry:8080/",
        "http://registry:8080//",
        "http://registry:8080/apis/ccompat/v7",
        "http://registry:8080/apis/ccompat/v7/",
        "http://registry:8080/apis/registry/v3"
      })
  void shouldKnowTheRegistryByAnyOfItsAddresses(String url) {
    KafkaSettings settings = with("SCHEMA_REGISTRY_URL", url);
    assertThat(settings.registryUrl()).isEqualTo("http://registry:8080");
    assertThat(settings.confluentRegistryUrl()).isEqualTo("http://registry:8080/apis/ccompat/v7");
  }

  @Test
  void shouldKeepAPathInFrontOfTheRegistry() {
    assertThat(with("SCHEMA_REGISTRY_URL", "https://host/registry/").registryUrl())
        .isEqualTo("https://host/registry");
  }

  @Test
  void shouldPassOnClientPropertiesAndNeverShowThem() {
    KafkaSettings settings = with("KAFKA_CLIENT_SASL_JAAS_CONFIG", "password=\"hidden\"");
    assertThat(settings.clientBase())
        .containsEntry("sasl.jaas.config", "password=\"hidden\"")
        .containsEntry("bootstrap.servers", "kafka:9092");
    assertThat(settings.toString()).contains("kafka:9092").doesNotContain("hidden", "sasl");
  }

  @Test
  void shouldNameTopicsWithThePrefix() {
    assertThat(Topics.SAMPLES.name(with("TOPIC_PREFIX", "plant-7."))).isEqualTo("plant-7.samples");
    assertThat(Topics.SAMPLES.name(KafkaSettings.from(new Environment(LEAST))))
        .isEqualTo("vertac.samples");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upper.", ".dot", "with space.", "a/b."})
  void shouldRefuseAPrefixThatIsNoTopicName(String prefix) {
    assertThatThrownBy(() -> with("TOPIC_PREFIX", prefix))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TOPIC_PREFIX")
        .hasMessageContaining(prefix);
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThatThrownBy(() -> KafkaSettings.from(new Environment(Map.of())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
  }

  private static KafkaSettings with(String key, String value) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put(key, value);
    return KafkaSettings.from(new Environment(variables));
  }

  @Test
  void shouldTakeCredentialsFromFilesAndShowNoneOfThem(@TempDir Path folder) throws IOException {
    Path client =
        Files.writeString(folder.resolve("client.properties"), "sasl.jaas.config=geheim1");
    Path password = Files.writeString(folder.resolve("password"), "geheim2\n");
    KafkaSettings settings =
        KafkaSettings.from(
            new Environment(
                Map.of(
                    "KAFKA_BOOTSTRAP_SERVERS", "broker:9093",
                    "KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                    "KAFKA_PROPERTIES_FILE", client.toString(),
                    "SCHEMA_REGISTRY_URL", "https://registry",
                    "SCHEMA_REGISTRY_CA_FILE", "/etc/ca.pem",
                    "SCHEMA_REGISTRY_USER", "vertac",
                    "SCHEMA_REGISTRY_PASSWORD_FILE", password.toString())));
    assertThat(settings.clientBase())
        .containsEntry("sasl.jaas.config", "geheim1")
        .containsEntry("security.protocol", "SASL_SSL");
    assertThat(settings.registryProperties())
        .containsEntry("apicurio.registry.auth.username", "vertac")
        .containsEntry("apicurio.registry.auth.password", "geheim2")
        .containsEntry("apicurio.registry.tls.truststore.location", "/etc/ca.pem");
    assertThat(settings.toString()).doesNotContain("geheim");
  }
}
