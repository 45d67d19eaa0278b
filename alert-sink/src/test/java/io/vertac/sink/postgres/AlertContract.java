package io.vertac.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.sink.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts are amended and withdrawn; what people did with them stays. */
abstract class AlertContract extends PostgresWriterContract {

  @Test
  void shouldShowTheNewestRevision() {
    writeAll(new Story("a").alert(1, 0, 2, false).alert(1, 0, 1, false));

    assertThat(alerts()).containsExactly(List.of("revision 2", "f", "f"));
  }

  @Test
  void shouldStayAcknowledgedWhenReadAgainOrAmended() {
    writeAll(new Story("a").alert(1, 0, 1, false));
    acknowledge();

    writeAll(new Story("a").alert(1, 0, 1, false));
    assertThat(alerts()).containsExactly(List.of("revision 1", "t", "f"));
    writeAll(new Story("a").alert(1, 0, 2, false));
    assertThat(alerts()).containsExactly(List.of("revision 2", "t", "f"));
    assertThat(database.value("SELECT acknowledged_by FROM live_alerts")).isEqualTo("ann");
  }

  @Test
  void shouldDisappearWhenWithdrawnAndNotComeBackWhenReadAgain() {
    writeAll(new Story("a").alert(1, 0, 1, false));
    writeAll(new Story("a").alert(1, 0, 2, true));
    assertThat(alerts()).isEmpty();

    writeAll(new Story("a").alert(1, 0, 1, false));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void shouldStayAsWithdrawnWhenSomebodyHadAcknowledgedIt() {
    writeAll(new Story("a").alert(1, 0, 1, false));
    acknowledge();
    writeAll(new Story("a").alert(1, 0, 2, true));

    assertThat(alerts()).containsExactly(List.of("revision 1", "t", "t"));
  }

  @Test
  void shouldComeBackWhenRaisedAgainByANewerRevision() {
    writeAll(new Story("a").alert(1, 0, 3, false).alert(1, 0, 2, true).alert(1, 0, 1, false));

    assertThat(alerts()).containsExactly(List.of("revision 3", "f", "f"));
  }

  @Test
  void shouldKeepWhoDidWhatOnceAndAsItWasSaid() {
    String hostile = "'); DROP TABLE audit_events; --\n\"=1+1";
    writeAll(new Story("a").audited(1, "key-1", hostile).audited(2, "key-1", ""));
    writeAll(new Story("a").audited(1, "key-1", hostile));

    assertThat(database.value("SELECT count(*) FROM audit_events")).isEqualTo("2");
    assertThat(database.value("SELECT subject FROM audit_events WHERE subject <> ''"))
        .isEqualTo(hostile);
  }

  @Test
  void shouldBeAcknowledgedWhicheverIsReadFirst() {
    writeAll(new Story("a").acknowledge(1, 0, "ann", 5));
    writeAll(new Story("a").alert(1, 0, 1, false));
    assertThat(acknowledgements()).containsExactly(List.of("t", "ann", "seen by ann"));

    writeAll(new Story("b").alert(1, 0, 1, false).acknowledge(1, 0, "bob", 5));
    assertThat(acknowledgements()).contains(List.of("t", "bob", "seen by bob"));
  }

  @Test
  void shouldKeepTheFirstOfSeveralAcknowledgementsInAnyOrder() {
    writeAll(new Story("a").alert(1, 0, 1, false).acknowledge(1, 0, "late", 9));
    writeAll(new Story("a").acknowledge(1, 0, "first", 5));
    writeAll(new Story("a").acknowledge(1, 0, "later", 7).alert(1, 0, 2, false));

    assertThat(acknowledgements()).containsExactly(List.of("t", "first", "seen by first"));
  }

  @Test
  void shouldShowNothingWhenAnAcknowledgementHasNoAlert() {
    writeAll(new Story("a").acknowledge(1, 0, "ann", 5));

    assertThat(alerts()).isEmpty();
  }

  private List<List<String>> acknowledgements() {
    return database.query("SELECT acknowledged, acknowledged_by, comment FROM live_alerts");
  }

  private void acknowledge() {
    database.run(
        "UPDATE live_alerts SET acknowledged = true, acknowledged_at = now(),"
            + " acknowledged_by = 'ann'");
  }

  private List<List<String>> alerts() {
    return database.query("SELECT message, acknowledged, withdrawn FROM live_alerts");
  }
}
