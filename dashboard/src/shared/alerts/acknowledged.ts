import { useSyncExternalStore } from 'react';

let here: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

/** Alerts were acknowledged in this window: the store may list them as open for a moment yet. */
export function noteAcknowledged(ids: readonly string[]): void {
  here = new Set([...here, ...ids]);
  listeners.forEach((listener) => listener());
}

/** The ids of the alerts that were acknowledged in this window. */
export function useAcknowledged(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => here);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
