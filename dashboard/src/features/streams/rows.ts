import type { CycleState, StreamOverview } from '@shared/api/types';
import type { TrendPoint } from '@shared/ui/Trend';
import type { Judged } from '@shared/verdict/verdict';

export interface StreamFilter {
  words: string;
  state: CycleState | '';
  onlyAlerts: boolean;
}

/** What the list shows of a machine. */
export interface StreamRow {
  id: string;
  device: string;
  name: string;
  state: CycleState;
  sensors: number;
  cycleNumber: number | null;
  judged: Judged;
  trend: TrendPoint[];
  openAlerts: number;
  openCritical: number;
  paused: boolean;
}

export function rowOf(stream: StreamOverview): StreamRow {
  return {
    id: stream.stream_id,
    device: stream.device_name,
    name: besides(stream.stream_name, stream.device_name),
    state: stream.status,
    sensors: stream.sensor_count,
    cycleNumber: stream.cycle_status.cycle_number || null,
    judged: { ...stream.health, state: stream.health?.cycle_state },
    trend: trendOf(stream.health),
    openAlerts: stream.open_alerts ?? 0,
    openCritical: stream.open_critical_alerts ?? 0,
    paused: stream.cycle_status.paused ?? false,
  };
}

function trendOf(health: StreamOverview['health']): TrendPoint[] {
  return (health?.trend ?? []).map((value, i) => ({
    health: value,
    severity: health?.trend_severities[i],
  }));
}

export function matches(row: StreamRow, filter: StreamFilter): boolean {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  const name = `${row.device} ${row.name} ${row.id}`.toLowerCase();
  return (
    words.every((word) => name.includes(word)) &&
    (!filter.state || row.state === filter.state) &&
    (!filter.onlyAlerts || row.openAlerts > 0)
  );
}

const URGENCY: CycleState[] = ['active', 'stopping', 'aborted', 'stopped', 'waiting_start', 'idle'];

/** Running machines first, then those with alerts, then by name. */
export function inOrder(rows: readonly StreamRow[]): StreamRow[] {
  const rank = (row: StreamRow) =>
    URGENCY.indexOf(row.state) < 2 ? 0 : row.openAlerts > 0 ? 1 : 2;
  return [...rows].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.device.localeCompare(b.device, undefined, { numeric: true }) ||
      a.id.localeCompare(b.id),
  );
}

/** What a stream's name says that its machine's does not. */
function besides(name: string, machine: string): string {
  if (name === machine) return '';
  return machine && name.startsWith(`${machine} `) ? name.slice(machine.length + 1) : name;
}
