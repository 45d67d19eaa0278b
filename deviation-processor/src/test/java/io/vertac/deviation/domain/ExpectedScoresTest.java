package io.vertac.deviation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertac.deviation.domain.Recording.Cycle;
import io.vertac.deviation.domain.features.Features;
import io.vertac.deviation.domain.learning.Baseline;
import io.vertac.deviation.domain.score.Detector;
import io.vertac.deviation.domain.score.Findings;
import io.vertac.deviation.domain.score.Judgement;
import io.vertac.deviation.domain.score.SensorFinding;
import io.vertac.deviation.kernel.Dtw;
import io.vertac.events.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The scores of recorded machines stay what they were, to six digits.
 *
 * <p>Who changes the method on purpose has the file written anew, at the same positions, with
 * {@code -Dvertac.expected.scores=FILE} (an absolute path), and looks at what changed.
 */
class ExpectedScoresTest {
  private static final double SIX_DIGITS = 1e-6;
  private static final int LABELLED = 5;

  private final Detector detector = new Detector(new Features(Dtw.best(), 0.05), 1_000);

  /** All judged cycles, and what is known after the last. */
  private record Play(Baseline baseline, List<Judged> judged) {}

  /** One judged cycle. */
  private record Judged(int learnedBefore, Judgement judgement, boolean learned) {}

  @Test
  void shouldScoreTheRigInRecordedOrder() throws IOException {
    shouldScore("hydraulic_recorded", healthyFirst(Recording.hydraulic()), LABELLED);
  }

  @Test
  void shouldScoreTheRigInItsSteadyState() throws IOException {
    List<Cycle> steady = Recording.hydraulic().stream().filter(c -> !c.warmingUp()).toList();
    shouldScore("hydraulic_stable", healthyFirst(steady), LABELLED);
  }

  @Test
  void shouldScoreTheRobots() throws IOException {
    shouldScore("robot_lp1", healthyFirst(Recording.robot("robot_lp1.data")), LABELLED);
    shouldScore("robot_lp4", healthyFirst(Recording.robot("robot_lp4.data")), LABELLED);
  }

  @Test
  void shouldScoreTheWaferTool() throws IOException {
    shouldScore("wafer_train", healthyFirst(Recording.wafer()), LABELLED);
  }

  @Test
  void shouldScoreTheRigFromOneReferenceWithoutAnyLabel() throws IOException {
    List<Cycle> cycles = new ArrayList<>(Recording.hydraulic());
    cycles.sort((a, b) -> Boolean.compare(b.id().equals("1787"), a.id().equals("1787")));
    shouldScore("1787", cycles, 1);
  }

  private void shouldScore(String name, List<Cycle> order, int labelled) throws IOException {
    Play play = play(order, labelled);
    List<Judged> judged = play.judged();
    String newFile = System.getProperty("vertac.expected.scores");
    if (newFile != null) {
      write(Path.of(newFile), name, play);
      return;
    }
    for (String[] row : expected(name)) {
      if (row[1].equals("end")) {
        assertThat(play.baseline().learned()).as(name).isEqualTo(Integer.parseInt(row[2]));
        assertThat(1 + judged.stream().filter(Judged::learned).count())
            .isEqualTo(Long.parseLong(row[3]));
        assertThat(count(judged, Severity.warning) + count(judged, Severity.critical))
            .isEqualTo(Long.parseLong(row[4]));
        assertThat(count(judged, Severity.critical)).isEqualTo(Long.parseLong(row[5]));
      } else {
        // The reference itself, at position 0, is not judged.
        check(name, row, judged.get(Integer.parseInt(row[1]) - 1));
      }
    }
  }

  private static void check(String name, String[] row, Judged judged) {
    Judgement judgement = judged.judgement();
    String where = name + ", cycle at position " + row[1];
    assertThat(judged.learnedBefore()).as(where).isEqualTo(Integer.parseInt(row[2]));
    near(judgement.score(), row[3], where);
    if (!row[4].isEmpty()) {
      near(judgement.calibrated(), row[4], where);
    }
    assertThat(judgement.severity().ordinal()).as(where).isEqualTo(Integer.parseInt(row[5]));
    SensorFinding worst = Findings.of(judgement).get(0);
    assertThat(worst.sensorId()).as(where).isEqualTo(row[6]);
    if (row.length > 7) {
      near(worst.strength(), row[7], where);
    }
  }

  private void write(Path file, String name, Play play) throws IOException {
    List<Judged> judged = play.judged();
    List<String> lines = new ArrayList<>();
    for (String[] row : expected(name)) {
      lines.add(
          row[1].equals("end")
              ? String.join(
                  ",",
                  name,
                  "end",
                  String.valueOf(play.baseline().learned()),
                  String.valueOf(1 + judged.stream().filter(Judged::learned).count()),
                  String.valueOf(
                      count(judged, Severity.warning) + count(judged, Severity.critical)),
                  String.valueOf(count(judged, Severity.critical)))
              : written(name, row[1], judged.get(Integer.parseInt(row[1]) - 1)));
    }
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String written(String name, String position, Judged judged) {
    Judgement judgement = judged.judgement();
    SensorFinding worst = Findings.of(judgement).get(0);
    boolean calibrated = !Double.isNaN(judgement.calibrated());
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%.10g,%s,%d,%s,%s",
        name,
        position,
        judged.learnedBefore(),
        judgement.score(),
        calibrated ? String.format(Locale.ROOT, "%.10g", judgement.calibrated()) : "",
        judgement.severity().ordinal(),
        worst.sensorId(),
        calibrated ? String.format(Locale.ROOT, "%.10g", worst.strength()) : "");
  }

  private static void near(double actual, String expected, String where) {
    double value = Double.parseDouble(expected);
    assertThat(actual)
        .as(where)
        .isCloseTo(value, within(SIX_DIGITS * Math.max(1, Math.abs(value))));
  }

  private Play play(List<Cycle> order, int labelled) {
    List<Judged> judged = new ArrayList<>();
    Baseline baseline = detector.begin(order.get(0).observed());
    for (int i = 1; i < order.size(); i++) {
      int before = baseline.learned();
      Judgement judgement = detector.judge(baseline, order.get(i).observed());
      boolean learned = i < labelled || judgement.normal();
      if (learned) {
        detector.learn(baseline, judgement.lesson());
      }
      judged.add(new Judged(before, judgement, learned));
    }
    return new Play(baseline, judged);
  }

  private static long count(List<Judged> judged, Severity severity) {
    return judged.stream().filter(j -> j.judgement().severity() == severity).count();
  }

  private static List<Cycle> healthyFirst(List<Cycle> cycles) {
    List<Cycle> first = cycles.stream().filter(c -> !c.faulty()).limit(LABELLED).toList();
    List<Cycle> order = new ArrayList<>(first);
    cycles.stream().filter(c -> !first.contains(c)).forEach(order::add);
    return order;
  }

  private static List<String[]> expected(String name) throws IOException {
    try (InputStream in = ExpectedScoresTest.class.getResourceAsStream("expected-scores.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name + ','))
          .map(line -> line.split(","))
          .toList();
    }
  }
}
