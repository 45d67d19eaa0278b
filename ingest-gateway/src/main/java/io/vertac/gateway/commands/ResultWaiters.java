package io.vertac.gateway.commands;

import io.vertac.events.CommandResult;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Brings decisions to the requests that wait for them; several may wait for the same one. */
final class ResultWaiters {
  private final Map<Key, Set<CompletableFuture<CommandResult>>> waiting = new ConcurrentHashMap<>();

  /** Must be called before the command is sent; the waiter removes itself when it is done. */
  CompletableFuture<CommandResult> register(String streamId, String commandId) {
    Key key = new Key(streamId, commandId);
    CompletableFuture<CommandResult> result = new CompletableFuture<>();
    waiting.compute(
        key,
        (k, others) -> {
          Set<CompletableFuture<CommandResult>> all =
              others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(result);
          return all;
        });
    result.whenComplete((decision, error) -> remove(key, result));
    return result;
  }

  /** Called with every decision there is, also with those that nobody here waits for. */
  void decided(CommandResult result) {
    Set<CompletableFuture<CommandResult>> all =
        waiting.get(new Key(result.getStreamId(), result.getCommandId()));
    if (all != null) {
      all.forEach(waiter -> waiter.complete(result));
    }
  }

  /** How many requests wait. */
  int size() {
    return waiting.values().stream().mapToInt(Set::size).sum();
  }

  private void remove(Key key, CompletableFuture<CommandResult> result) {
    waiting.computeIfPresent(
        key,
        (k, all) -> {
          all.remove(result);
          return all.isEmpty() ? null : all;
        });
  }

  private record Key(String streamId, String commandId) {}
}
