package io.vertac.gateway.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.problem.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damages bodies of a corpus, over and over, and gives them to both readers. What they disagree on,
 * or stumble over, is kept in the corpus, where it is tried first ever after.
 *
 * <p>Runs for twenty seconds, or as long as told: {@code -Dvertac.fuzz.seconds=7200}; another way
 * is taken each time, or the one of {@code -Dvertac.fuzz.seed}.
 */
class BatchFuzzTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Path CORPUS = Path.of("src/test/resources/fuzz/batch");
  private static final int MAX_BODY = 4096;

  private final ScannerAgainstJackson both = new ScannerAgainstJackson();
  private final BatchParser parser = new BatchParser(1000);

  @Test
  void shouldAnswerWhateverComesWithOneVoice() throws IOException {
    List<byte[]> corpus = corpus();
    corpus.forEach(this::tryBody);
    long seed = Long.getLong("vertac.fuzz.seed", System.nanoTime());
    long end =
        System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("vertac.fuzz.seconds", 20));
    Random random = new Random(seed);
    long tried = 0;
    long scanned = 0;
    while (System.nanoTime() < end) {
      byte[] body = corpus.get(random.nextInt(corpus.size()));
      for (int i = random.nextInt(6); i >= 0; i--) {
        body = Damage.once(body, random);
      }
      tried++;
      scanned += tryBody(body) ? 1 : 0;
    }
    System.out.printf("fuzz seed %d: %d bodies, %d of them scanned%n", seed, tried, scanned);
    assertThat(scanned).as("bodies that the scanner read").isPositive();
    assertThat(tried).as("all bodies").isGreaterThan(scanned);
  }

  private boolean tryBody(byte[] body) {
    try {
      boolean scanned = both.agreeOn(body);
      try {
        parser.parse(body, NOW);
      } catch (Refusal refused) {
        assertThat(scanned).as("scanned, but refused: %s", refused.getMessage()).isFalse();
      }
      return scanned;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError("kept as " + keep(body), e);
    }
  }

  private static List<byte[]> corpus() throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.sorted().toList()) {
        bodies.add(Files.readAllBytes(file));
      }
    }
    return bodies;
  }

  private static Path keep(byte[] body) {
    try {
      Path file = CORPUS.resolve("found-%08x.json".formatted(java.util.Arrays.hashCode(body)));
      return Files.write(
          file, body.length > MAX_BODY ? java.util.Arrays.copyOf(body, MAX_BODY) : body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
