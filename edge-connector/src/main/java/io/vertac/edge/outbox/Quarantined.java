package io.vertac.edge.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Damaged outbox files: telling them, and moving them out of the way. */
final class Quarantined {
  private static final Set<Integer> DAMAGED =
      Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);
  private static final int PRIMARY_CODE = 0xFF;

  private Quarantined() {}

  /** Whether an error means that the file is damaged, and not only unreachable for now. */
  static boolean damaged(SQLException error) {
    return error instanceof SQLiteException sqlite
        && DAMAGED.contains(sqlite.getResultCode().code & PRIMARY_CODE);
  }

  /** Whether a file just opened is no outbox: another table layout, for example. */
  static boolean foreign(SQLException error) {
    return error instanceof SQLiteException sqlite
        && (sqlite.getResultCode().code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_ERROR.code;
  }

  /** Moves the file and what belongs to it aside; tells where it is now. */
  static Path moveAway(Path file, long nowMillis) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + nowMillis);
    for (String part : new String[] {"", "-wal", "-shm", "-journal"}) {
      Path from = file.resolveSibling(file.getFileName() + part);
      if (Files.exists(from)) {
        Files.move(
            from,
            aside.resolveSibling(aside.getFileName() + part),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return aside;
  }
}
