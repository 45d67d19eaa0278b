import type { ListedAlert, Severity } from '../api/types';

/**
 * Alerts about the same thing in cycles in a row: one for each cycle, the newest first. Or all that
 * one cycle has raised besides, the worst first.
 */
export interface AlertGroup {
  /** The same as long as its first cycle is. */
  key: string;
  alerts: ListedAlert[];
  /** The worst of them, of several the newest: what is said of all is said of this one. */
  head: ListedAlert;
  /** The numbers of the first and the last cycle; null where an alert has none. */
  firstCycle: number | null;
  lastCycle: number | null;
  /** When the first and the last of them were raised. */
  first: string | undefined;
  last: string | undefined;
  /** There may be older ones that are not loaded. */
  goesOn: boolean;
}

/** Newest first. */
type Row = [ListedAlert, ...ListedAlert[]];

const RANK: Record<Severity, number> = { critical: 0, warning: 1, normal: 2 };

/**
 * A lasting fault raises an alert each cycle, and a bad cycle one for each sensor; people want to
 * read of either once.
 *
 * @param alerts newest first
 * @param hasMore whether older ones are not loaded
 */
export function grouped(alerts: readonly ListedAlert[], hasMore: boolean): AlertGroup[] {
  const oldest = hasMore ? oldestCycles(alerts) : new Map<string, number>();
  const ordered = inOrder(alerts);
  const groups = new Map(
    ofOneCycle(rows(alerts), ordered).map((row) => [row[0].id, groupOf(row, oldest)]),
  );
  return ordered.flatMap(({ id }) => groups.get(id) ?? []);
}

/**
 * Alerts about the same thing in cycles in a row, by the cycles' numbers, newest first: short cycles
 * are judged side by side, so times do not tell which came first.
 */
function rows(alerts: readonly ListedAlert[]): Row[] {
  /** The rows that a cycle before may carry on, by what they are about and its number. */
  const open = new Map<string, Row>();
  const found: Row[] = [];
  const byCycle = [...alerts].sort((a, b) => (b.cycle_number ?? 0) - (a.cycle_number ?? 0));
  for (const alert of byCycle) {
    const after = placeOf(alert, 1);
    const begun = open.get(after);
    open.delete(after);
    begun?.push(alert);
    const row: Row = begun ?? [alert];
    if (!begun) found.push(row);
    open.set(placeOf(alert, 0), row);
  }
  return found;
}

/** Lasting faults as they are, and the other alerts by their cycle, in the order given. */
function ofOneCycle(found: readonly Row[], ordered: readonly ListedAlert[]): Row[] {
  const lasting = found.filter((row) => row.length > 1);
  const single = new Set(found.filter((row) => row.length === 1).map(([alert]) => alert.id));
  const cycles = new Map<string, Row>();
  for (const alert of ordered.filter(({ id }) => single.has(id))) {
    const { cycle_id, acknowledged_by, comment } = alert;
    const cycle = JSON.stringify([cycle_id, acknowledged_by, comment]);
    const begun = cycles.get(cycle);
    if (begun) begun.push(alert);
    else cycles.set(cycle, [alert]);
  }
  return [...lasting, ...cycles.values()];
}

/** Whether a lasting fault may have begun in what is not loaded; that is worth loading more for. */
export function isCutOff(groups: readonly AlertGroup[]): boolean {
  return groups.some(({ goesOn, alerts }) => goesOn && alerts.length > 1);
}

/** Newest cycle first; within a cycle the worst first, then who is most to blame. */
function inOrder(alerts: readonly ListedAlert[]): ListedAlert[] {
  const newest = new Map<string, string>();
  for (const { cycle_id, created_at } of alerts)
    if ((created_at ?? '') > (newest.get(cycle_id) ?? '')) newest.set(cycle_id, created_at ?? '');
  return [...alerts].sort(
    (a, b) =>
      compare(newest.get(b.cycle_id) ?? '', newest.get(a.cycle_id) ?? '') ||
      compare(a.cycle_id, b.cycle_id) ||
      RANK[a.severity] - RANK[b.severity] ||
      shareOf(b) - shareOf(a) ||
      compare(a.id, b.id),
  );
}

/** Alerts about the whole cycle, or a silent sensor, have no share and go before. */
function shareOf({ contribution_share }: ListedAlert): number {
  return contribution_share ?? Infinity;
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What an alert is about, and in the cycle that many after its own. */
function placeOf(alert: ListedAlert, after: number): string {
  const { stream_id, sensor_id, alert_type, cycle_number, acknowledged_by, comment } = alert;
  // A deviation that grows from a warning to critical is the same fault.
  const about = alert_type.startsWith('deviation_') ? 'deviation' : alert_type;
  const cycle = cycle_number == null ? alert.id : cycle_number + after;
  return JSON.stringify([stream_id, sensor_id, about, cycle, acknowledged_by, comment]);
}

function oldestCycles(alerts: readonly ListedAlert[]): Map<string, number> {
  const oldest = new Map<string, number>();
  for (const { stream_id, cycle_number } of alerts)
    if (cycle_number != null)
      oldest.set(stream_id, Math.min(cycle_number, oldest.get(stream_id) ?? Infinity));
  return oldest;
}

function groupOf(alerts: Row, oldest: ReadonlyMap<string, number>): AlertGroup {
  const begin = alerts.at(-1) ?? alerts[0];
  const end = oldest.get(begin.stream_id);
  const times = alerts.flatMap(({ created_at }) => created_at ?? []).sort();
  return {
    key: begin.id,
    alerts,
    head: alerts.reduce((worst, next) => (RANK[next.severity] < RANK[worst.severity] ? next : worst)),
    firstCycle: begin.cycle_number,
    lastCycle: alerts[0].cycle_number,
    first: times[0],
    last: times.at(-1),
    // A page may end in the middle of a cycle.
    goesOn: end !== undefined && begin.cycle_number != null && begin.cycle_number <= end + 1,
  };
}
