import type { CycleStatus, Sensor } from '@shared/api/types';
import type { ConnectionState } from '@shared/live/connection';
import type { LiveAlert, LiveAnalysis, LiveMessage } from '@shared/live/messages';
import { withState, type CycleSpan } from './spans';

/** What the page shows besides curves; replaced, never changed. */
export interface LiveView {
  connection: ConnectionState;
  /** When the next try is due, in milliseconds of performance.now(). */
  retryAt: number;
  /** While the line is away: when it was last heard of, likewise. Undefined as long as all is of this moment. */
  asOf: number | undefined;
  status: CycleStatus | undefined;
  sensors: readonly Sensor[];
  /** Those that were told of, oldest first. */
  cycles: readonly CycleSpan[];
  alerts: readonly LiveAlert[];
  /** Ids of alerts that were acknowledged or withdrawn: the store may list them for a moment yet. */
  gone: ReadonlySet<string>;
  /** Of the newest cycle that has one. */
  result: LiveAnalysis | undefined;
  /** The number of the last cycle that was told to have ended; it may have a result by now. */
  ended: number;
  trouble: string | undefined;
}

const MAX_ALERTS = 50;
const MAX_GONE = 500;

export const NOTHING_YET: LiveView = {
  connection: 'connecting',
  retryAt: 0,
  asOf: undefined,
  status: undefined,
  sensors: [],
  cycles: [],
  alerts: [],
  gone: new Set(),
  result: undefined,
  ended: 0,
  trouble: undefined,
};

/**
 * What changes with a message. Messages of different kinds may overtake each other: a result may
 * come before the end of its cycle is told, and an amended one after that of the next cycle.
 */
export function changesBy(view: LiveView, message: LiveMessage): Partial<LiveView> {
  switch (message.type) {
    case 'connection_established':
      return { sensors: merged(view.sensors, message.data.sensors ?? []) };
    case 'state_change':
      return {
        status: message.data,
        cycles: withState(view.cycles, message.data),
        trouble: undefined,
      };
    case 'samples':
      return withNewSensors(view, message);
    case 'cycle_complete':
      return { ended: Math.max(view.ended, message.data.cycle_number ?? 0) };
    case 'analysis_result':
      return { result: newer(view.result, message.data) };
    case 'alert':
      return {
        alerts: withAlert(view.alerts, message.data),
        gone: message.data.withdrawn ? withId(view.gone, message.data.id) : without(view.gone, message.data.id),
      };
    case 'alert_acknowledged':
      return {
        alerts: view.alerts.filter(({ id }) => id !== message.data.id),
        gone: withId(view.gone, message.data.id),
      };
    case 'error':
      return { trouble: message.data.detail };
    default:
      return {};
  }
}

/** Whether the last cycle that has ended is still to be judged. */
export function isAwaited(view: LiveView, result: { cycle_number?: number | null } | undefined) {
  return view.ended > (result?.cycle_number ?? 0);
}

/** The result of the later cycle; of the same cycle, the later result. */
export function newer<T extends { cycle_number?: number | null }>(
  known: T | undefined,
  other: T,
): T {
  return known && (known.cycle_number ?? 0) > (other.cycle_number ?? 0) ? known : other;
}

/** The known sensors and those that are new, each once, in the order in which they came. */
export function merged(known: readonly Sensor[], more: readonly Sensor[]): Sensor[] {
  const all = new Map(known.map((sensor) => [sensor.sensor_id, sensor]));
  for (const sensor of more) if (!all.has(sensor.sensor_id)) all.set(sensor.sensor_id, sensor);
  return [...all.values()];
}

/** Newest first; an amended alert takes its place anew, a withdrawn one leaves. */
export function withAlert(alerts: readonly LiveAlert[], alert: LiveAlert): LiveAlert[] {
  const others = alerts.filter((other) => other.id !== alert.id);
  return alert.withdrawn ? others : [alert, ...others].slice(0, MAX_ALERTS);
}

function withId(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids, id].slice(-MAX_GONE));
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : ids;
}

function withNewSensors(
  view: LiveView,
  message: Extract<LiveMessage, { type: 'samples' }>,
): Partial<LiveView> {
  const known = new Set(view.sensors.map((sensor) => sensor.sensor_id));
  const found = message.data.samples.filter((sample) => !known.has(sample.sensor_id));
  if (found.length === 0) return {};
  const sensors = found.map(({ sensor_id, sensor_name, unit }) => ({
    sensor_id,
    name: sensor_name ?? sensor_id,
    type: 'analog',
    unit: unit ?? '',
  }));
  return { sensors: merged(view.sensors, sensors) };
}
