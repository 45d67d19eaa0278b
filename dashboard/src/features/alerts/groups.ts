import type { ListedAlert, Severity } from '@shared/api/types';

/** Alerts about the same thing in cycles in a row: one for each cycle, the newest first. */
export interface AlertGroup {
  /** The same as long as its first cycle is. */
  key: string;
  alerts: ListedAlert[];
  /** The worst of them. */
  severity: Severity;
  /** There may be older ones that are not loaded. */
  goesOn: boolean;
}

const RANK: Record<Severity, number> = { critical: 0, warning: 1, normal: 2 };

/**
 * A lasting fault raises an alert each cycle; people want to read of it once.
 *
 * @param alerts newest first
 * @param hasMore whether older ones are not loaded
 */
export function grouped(alerts: readonly ListedAlert[], hasMore: boolean): AlertGroup[] {
  const ordered = inOrder(alerts);
  /** Of each thing the groups that the cycle before may belong to, by its number. */
  const open = new Map<string, ListedAlert[]>();
  const groups: ListedAlert[][] = [];
  for (const alert of ordered) {
    const before = open.get(placeOf(alert, 1));
    const group = before ?? [];
    if (before) open.delete(placeOf(alert, 1));
    else groups.push(group);
    group.push(alert);
    open.set(placeOf(alert, 0), group);
  }
  const oldest = hasMore ? oldestCycles(alerts) : new Map<string, number>();
  return groups.map((group) => groupOf(group, oldest));
}

/** How many loads away the end of a lasting fault is; only those are worth loading more for. */
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

function groupOf(alerts: ListedAlert[], oldest: ReadonlyMap<string, number>): AlertGroup {
  const last = alerts.at(-1);
  const end = oldest.get(last?.stream_id ?? '');
  return {
    key: last?.id ?? '',
    alerts,
    severity: alerts.some(({ severity }) => severity === 'critical')
      ? 'critical'
      : (alerts[0]?.severity ?? 'normal'),
    // A page may end in the middle of a cycle.
    goesOn: end !== undefined && last?.cycle_number != null && last.cycle_number <= end + 1,
  };
}
