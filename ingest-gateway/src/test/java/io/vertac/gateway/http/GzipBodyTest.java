package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GzipBodyTest {
  private static final int MAX = 100_000;
  private static final byte[] TEXT =
      "{\"samples\":[1,2,3]}".repeat(50).getBytes(StandardCharsets.UTF_8);

  /** A second member, a name in the header, and a trailer that lies: all that gzip may be. */
  @Test
  void shouldInflateWhatIsNotUsual() throws IOException {
    byte[] twice = joined(gzip(TEXT), gzip(TEXT));
    assertThat(inflated(twice)).isEqualTo(joined(TEXT, TEXT));
    assertThat(inflated(named(gzip(TEXT)))).isEqualTo(TEXT);
    assertThat(inflated(gzip(new byte[0]))).isEmpty();
    byte[] lies = gzip(TEXT);
    lies[lies.length - 4]++;
    assertThat(refused(lies, MAX).kind()).isEqualTo(RefusalKind.MALFORMED);
  }

  @Test
  void shouldTakeNoMoreThanAllowed() throws IOException {
    byte[] body = gzip(TEXT);
    assertThat(new GzipBody(body, TEXT.length, budget(MAX).open()).inflated()).isEqualTo(TEXT);
    assertThat(refused(body, TEXT.length - 1).kind()).isEqualTo(RefusalKind.TOO_LARGE);
    byte[] bomb = gzip(new byte[10 * MAX]);
    assertThat(refused(bomb, MAX).kind()).isEqualTo(RefusalKind.TOO_LARGE);
    // Says that it is small.
    Arrays.fill(bomb, bomb.length - 4, bomb.length, (byte) 0);
    assertThat(refused(bomb, MAX).kind()).isEqualTo(RefusalKind.TOO_LARGE);
  }

  @Test
  void shouldBeCountedAsWhatItBecomes() throws IOException {
    InFlightBudget budget = budget(TEXT.length);
    try (InFlightBudget.Share share = budget.open()) {
      new GzipBody(gzip(TEXT), MAX, share).inflated();
      assertThat(budget.used()).isEqualTo(TEXT.length);
      byte[] second = gzip(TEXT);
      Refusal none =
          catchThrowableOfType(Refusal.class, () -> new GzipBody(second, MAX, share).inflated());
      assertThat(none.kind()).isEqualTo(RefusalKind.BUSY);
    }
    assertThat(budget.used()).isZero();
  }

  @Property(tries = 2000)
  void shouldInflateAsTheLibraryDoes(@ForAll long seed, @ForAll @IntRange(max = 3) int faults)
      throws IOException {
    Random random = new Random(seed);
    byte[] plain = new byte[random.nextInt(3_000)];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = (byte) ('a' + random.nextInt(1 + random.nextInt(26)));
    }
    byte[] body = gzip(plain);
    for (int i = 0; i < faults; i++) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    byte[] cut = Arrays.copyOf(body, body.length - random.nextInt(2) * random.nextInt(20));
    byte[] expected = byLibrary(cut);
    if (expected == null) {
      assertThat(refused(cut, MAX).kind()).isEqualTo(RefusalKind.MALFORMED);
    } else {
      assertThat(inflated(cut)).isEqualTo(expected);
    }
  }

  private static byte[] byLibrary(byte[] body) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    } catch (IOException e) {
      return null;
    }
  }

  private static byte[] inflated(byte[] body) {
    return new GzipBody(body, MAX, budget(10 * MAX).open()).inflated();
  }

  private static Refusal refused(byte[] body, int max) {
    return catchThrowableOfType(
        Refusal.class, () -> new GzipBody(body, max, budget(10 * MAX).open()).inflated());
  }

  private static InFlightBudget budget(int bytes) {
    return new InFlightBudget(bytes);
  }

  /** With a name in the header, as command line tools write it. */
  private static byte[] named(byte[] gzip) {
    byte[] head = Arrays.copyOf(gzip, 10);
    head[3] = 8;
    byte[] rest = Arrays.copyOfRange(gzip, 10, gzip.length);
    return joined(joined(head, "b.json\0".getBytes(StandardCharsets.US_ASCII)), rest);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }
}
