package io.vertac.embedded;

import io.questdb.log.LogFactory;
import io.questdb.log.LogLevel;
import io.questdb.log.LogRecordUtf8Sink;
import io.questdb.log.LogWriter;
import io.questdb.mp.QueueConsumer;
import io.questdb.mp.RingQueue;
import io.questdb.mp.SCSequence;
import io.questdb.mp.SynchronizedJob;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands QuestDB's log records to slf4j. Public, with this constructor, because QuestDB makes it
 * from its log configuration; not for use elsewhere.
 */
public final class QuestDbLog extends SynchronizedJob implements LogWriter {
  private static final Logger LOG = LoggerFactory.getLogger("io.questdb");

  private static final Pattern OWN_PREFIX = Pattern.compile("^\\S+Z [A-Z] ");

  private final RingQueue<LogRecordUtf8Sink> ring;
  private final SCSequence sequence;
  private final QueueConsumer<LogRecordUtf8Sink> consumer = this::forward;

  public QuestDbLog(RingQueue<LogRecordUtf8Sink> ring, SCSequence sequence, int levels) {
    this.ring = ring;
    this.sequence = sequence;
  }

  @Override
  public void bindProperties(LogFactory factory) {
    // It has none.
  }

  @Override
  protected boolean runSerially() {
    return sequence.consumeAll(ring, consumer);
  }

  private void forward(LogRecordUtf8Sink record) {
    int level = record.getLevel();
    if ((level & LogLevel.CRITICAL) != 0) {
      LOG.error(message(record));
    } else if ((level & LogLevel.ERROR) != 0) {
      LOG.warn(message(record));
    }
    // Other levels arrive too: it thinks banners and settings important enough for every log.
  }

  /** Without QuestDB's own time and level: slf4j has both. */
  private static String message(LogRecordUtf8Sink record) {
    return OWN_PREFIX.matcher(record.toString().strip()).replaceFirst("");
  }
}
