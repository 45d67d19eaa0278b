package io.vertac.edge.outbox;

class MemoryOutboxContractTest extends OutboxContract {
  private final MemoryOutbox outbox = new MemoryOutbox(1_000);

  @Override
  Outbox outbox() {
    return outbox;
  }
}
