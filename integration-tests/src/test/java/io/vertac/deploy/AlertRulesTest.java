package io.vertac.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is woken by an alert finds in the manual what to do. */
class AlertRulesTest {
  private static final Path ROOT = Path.of(System.getProperty("vertac.root"));
  private static final Pattern RULE = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Vertac\\w+)` \\| .");

  @Test
  void shouldSayOfEveryAlertWhatToDo() throws IOException {
    List<String> rules = found(RULE, "deploy/prometheus/vertac-alerts.yml");
    assertThat(rules).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(found(ROW, "docs/operations.md")).containsExactlyElementsOf(rules);
  }

  private static List<String> found(Pattern pattern, String file) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
