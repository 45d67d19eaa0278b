package io.vertac.edge.outbox;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An outbox file that is open, and what is known of it. A file that is damaged is moved away, and a
 * new one takes its place. Used by one thread.
 */
final class OpenOutbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenOutbox.class);
  private static final long NANOS_A_MILLISECOND = 1_000_000;

  private final Path path;
  private final OutboxSettings settings;
  private final Clock clock;
  private final OutboxListener listener;
  private final Map<String, String> notes = new HashMap<>();
  private OutboxFile file;
  private OutboxLedger ledger;

  /**
   * @throws ConfigurationException if it cannot be opened, for example because another connector
   *     has it open
   */
  OpenOutbox(Path path, OutboxSettings settings, Clock clock, OutboxListener listener) {
    this.path = path;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    try {
      open();
    } catch (SQLException e) {
      if (!Quarantined.damaged(e) && !Quarantined.foreign(e)) {
        throw new ConfigurationException(
            path + " cannot be opened (" + e.getMessage() + "): is another connector using it?");
      }
      ledger = new OutboxLedger(settings, clock, OutboxTotals.NONE, Map.of());
      replace(e, 0);
    }
  }

  Path path() {
    return path;
  }

  OutboxFile file() {
    return file;
  }

  OutboxLedger ledger() {
    return ledger;
  }

  /** What was known before a change that has failed. */
  void restore(OutboxLedger before) {
    ledger = before;
  }

  /** What is to be known after a restart, by name. */
  Map<String, String> notes() {
    return notes;
  }

  /**
   * The damaged file goes aside with all that was in it; what is lost is told as a gap.
   *
   * @param oldestMillis when the oldest lost sample was stored; 0 if that is not known
   */
  void replace(SQLException error, long oldestMillis) {
    OutboxTotals lost = ledger.totals();
    boolean ended = ledger.ended();
    try {
      if (file != null) {
        close();
      }
      Path aside = Quarantined.moveAway(path, clock.millis());
      LOG.atError()
          .addKeyValue("file", path)
          .addKeyValue("movedTo", aside)
          .addKeyValue("samples", lost.samples())
          .addKeyValue("reason", error.getMessage())
          .log("the outbox is damaged: it was moved away and a new one begun");
      Map<String, String> known = Map.copyOf(notes);
      open();
      begin(known, lost, oldestMillis);
      if (ended) {
        ledger.end();
      }
      listener.quarantined(aside.toString());
    } catch (SQLException | IOException e) {
      throw new UncheckedIOException(new IOException("no new outbox can be begun at " + path, e));
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (SQLException e) {
      LOG.atWarn().addKeyValue("file", path).setCause(e).log("the outbox was not closed cleanly");
    }
  }

  private void open() throws SQLException {
    OutboxFile opened = new OutboxFile(path, settings.mostPages());
    try {
      ledger = new OutboxLedger(settings, clock, opened.totals(), opened.gaps());
      notes.putAll(opened.notes());
      opened.rows(0, Long.MAX_VALUE, 1);
      file = opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private void begin(Map<String, String> known, OutboxTotals lost, long oldestMillis)
      throws SQLException {
    notes.putAll(known);
    file.begin();
    for (Map.Entry<String, String> note : known.entrySet()) {
      file.note(note.getKey(), note.getValue());
    }
    ledger.continueAfter(lost);
    long now = clock.millis() * NANOS_A_MILLISECOND;
    long from = oldestMillis == 0 ? now : oldestMillis * NANOS_A_MILLISECOND;
    ledger.apply(file, new Request.Lose(from, now, lost.samples(), "outbox_damaged"));
    file.total(ledger.totals());
    file.commit();
  }
}
