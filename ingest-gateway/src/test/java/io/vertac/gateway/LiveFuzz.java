package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Says anything over the live channel, to a gateway that asks for keys. */
class LiveFuzz {
  private static final int POLICY_VIOLATION = 1008;
  private static final int MAX_LENGTH = 2000;
  private static final Set<String> COMMANDS = Set.of("cycle_start", "cycle_stop", "cycle_abort");
  private static final Map<String, String> NO_LIMITS =
      Map.of("LIVE_MAX_MESSAGES_PER_SEC", "100000", "RATE_LIMIT_REFUSED_PER_MINUTE", "0");

  private static KeyedGateway keyed;
  private static String path;
  private static RawViewer known;

  @BeforeAll
  static void start() throws IOException {
    keyed = new KeyedGateway(SharedParts.settings(), NO_LIMITS);
    path = "/api/live/ws/stream/" + keyed.register(keyed.of("edge"), "watched");
    known = viewer("Authorization: Bearer " + keyed.of("operator") + "\r\n");
  }

  @AfterAll
  static void stop() throws IOException {
    known.close();
    keyed.close();
  }

  @FuzzTest(maxDuration = "15s")
  void shouldUnderstandWhatIsKnownAndSayOfTheRestThatItIsNot(FuzzedDataProvider data)
      throws IOException {
    boolean isKnown = data.consumeBoolean();
    String message = data.consumeString(MAX_LENGTH);
    if (isKnown) {
      sayAsKnown(message);
    } else {
      sayAsStranger(message);
    }
  }

  private static void sayAsKnown(String message) throws IOException {
    known.send(message);
    known.send("ping");
    String understood = message.strip();
    List<String> answers = untilPong();
    if (understood.equals("ping")) {
      untilPong();
    } else if (!COMMANDS.contains(understood.split(" ", 2)[0])) {
      assertThat(answers).as(message).contains("unknown_message");
    }
  }

  /** Types of what comes, codes of errors. */
  private static List<String> untilPong() throws IOException {
    List<String> heard = new ArrayList<>();
    while (!heard.contains("pong")) {
      JsonNode answer = known.json();
      LiveSchema.check(answer);
      heard.add(answer.at("/data/code").asText(answer.get("type").textValue()));
    }
    return heard;
  }

  private static void sayAsStranger(String message) throws IOException {
    try (RawViewer stranger = viewer("")) {
      stranger.send(message);
      RawViewer.Message answer = stranger.next();
      assertThat(answer.opcode()).as("told nothing: %s", answer.text()).isEqualTo(RawViewer.CLOSE);
      assertThat((answer.payload()[0] & 0xFF) << 8 | answer.payload()[1] & 0xFF)
          .isEqualTo(POLICY_VIOLATION);
    }
  }

  private static RawViewer viewer(String header) throws IOException {
    return new RawViewer(keyed.gateway().port(), "127.0.0.1", path, header);
  }
}
