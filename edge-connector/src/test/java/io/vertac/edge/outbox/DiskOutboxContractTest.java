package io.vertac.edge.outbox;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class DiskOutboxContractTest extends OutboxContract {
  @TempDir Path folder;
  private DiskOutbox outbox;

  @BeforeEach
  void open() {
    outbox = Outboxes.open(folder.resolve("outbox.db"));
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Override
  Outbox outbox() {
    return outbox;
  }
}
