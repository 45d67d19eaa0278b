package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  @TempDir Path folder;

  @Test
  void shouldKeepRecordsAndClusterIdWhenStoppedAndStartedAgain() throws Exception {
    String clusterId;
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      clusterId = talk(kafka).clusterId();
      talk(kafka).createTopic("kept");
      talk(kafka).send("kept", "value");
    }
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      assertThat(talk(kafka).clusterId()).isEqualTo(clusterId);
      assertThat(talk(kafka).read("kept")).containsExactly("value");
    }
  }

  @Test
  void shouldTellWhetherATopicMayHoldSomethingWhileNoBrokerRuns() throws Exception {
    assertThat(EmbeddedKafka.mayHold(folder, "filled")).isFalse();
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      for (String topic : List.of("empty", "filled", "filled-not")) {
        talk(kafka).createTopic(topic);
      }
      talk(kafka).send("filled", "value");
    }
    assertThat(EmbeddedKafka.mayHold(folder, "filled")).isTrue();
    assertThat(EmbeddedKafka.mayHold(folder, "filled-not")).isFalse();
    assertThat(EmbeddedKafka.mayHold(folder, "empty")).isFalse();
    assertThat(EmbeddedKafka.mayHold(folder, "never-there")).isFalse();
  }

  @Test
  void shouldRefuseWhenATopicIsNotThere() throws Exception {
    try (EmbeddedKafka kafka = new EmbeddedKafka(folder)) {
      kafka.start();
      assertThatThrownBy(() -> talk(kafka).send("misspelt", "value", Duration.ofSeconds(5)))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("misspelt");
    }
  }

  @Test
  void shouldSayWhoHasTheFolderWhenItIsInUse() {
    try (EmbeddedKafka first = new EmbeddedKafka(folder);
        EmbeddedKafka second = new EmbeddedKafka(folder)) {
      first.start();
      assertThatThrownBy(second::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("is in use by another VerTac");
    }
  }

  @Test
  void shouldCloseTwiceWhenAsked() {
    EmbeddedKafka kafka = new EmbeddedKafka(folder);
    kafka.start();
    kafka.close();
    kafka.close();
    assertThatThrownBy(kafka::bootstrapServers).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldTakeOtherPortsWhenTheFirstOnesAreTaken() throws Exception {
    try (TakenPort taken = new TakenPort();
        EmbeddedKafka kafka = new EmbeddedKafka(folder, taken::onceThenFree)) {
      kafka.start();
      assertThat(talk(kafka).clusterId()).isNotEmpty();
    }
  }

  @Test
  void shouldSayWhatToDoWhenPortsAreTakenTwice() throws Exception {
    try (TakenPort taken = new TakenPort();
        EmbeddedKafka kafka = new EmbeddedKafka(folder, taken::always)) {
      assertThatThrownBy(kafka::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("a port was taken")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void shouldSayWhatToDoWhenOnlyTheControllersPortIsTaken() throws Exception {
    try (TakenPort taken = new TakenPort();
        EmbeddedKafka kafka = new EmbeddedKafka(folder, taken::asSecond)) {
      assertThatThrownBy(kafka::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("a port was taken");
    }
  }

  private static KafkaTalk talk(EmbeddedKafka kafka) {
    return new KafkaTalk(kafka.bootstrapServers());
  }
}
