import { LiveConnection, type ConnectionState } from '@shared/live/connection';
import type { LiveAlert, LiveAnalysis, LiveMessage } from '@shared/live/messages';
import { LiveStore } from '@shared/live/store';
import type { CycleStatus, Sensor } from '@shared/api/types';

/** What the page shows besides curves; replaced, never changed. */
export interface LiveView {
  connection: ConnectionState;
  /** When the next try is due, in milliseconds of performance.now(). */
  retryAt: number;
  status: CycleStatus | undefined;
  sensors: readonly Sensor[];
  alerts: readonly LiveAlert[];
  result: LiveAnalysis | undefined;
  /** The last cycle that ended and has no result yet. */
  awaited: string | undefined;
  trouble: string | undefined;
}

const MAX_ALERTS = 50;
/** Batches that may follow a state change by this much are still counted to the cycle. */
const START: LiveView = {
  connection: 'connecting',
  retryAt: 0,
  status: undefined,
  sensors: [],
  alerts: [],
  result: undefined,
  awaited: undefined,
  trouble: undefined,
};

/** Everything known of one stream at this moment, from its live channel. */
export class LiveSession {
  readonly store = new LiveStore();
  view: LiveView = START;
  private counted = 0;
  private readonly listeners = new Set<() => void>();
  private readonly connection: LiveConnection;

  constructor(
    streamId: string,
    private readonly news: { onResult: () => void; onAlert: () => void },
  ) {
    this.connection = new LiveConnection(streamId, {
      onMessage: (message) => this.hear(message),
      onState: (connection, retryInMs) =>
        this.show({ connection, retryAt: performance.now() + retryInMs }),
    });
  }

  /** Samples of the running cycle that this page has seen, beyond what the last state said. */
  get samplesSince(): number {
    return this.counted;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  command(text: 'cycle_start' | 'cycle_stop'): void {
    this.show({ trouble: undefined });
    this.connection.send(text);
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  close(): void {
    this.connection.close();
    this.listeners.clear();
  }

  private hear(message: LiveMessage): void {
    switch (message.type) {
      case 'connection_established':
        return this.show({ sensors: merged(this.view.sensors, message.data.sensors ?? []) });
      case 'state_change':
        this.counted = 0;
        return this.show({ status: message.data, trouble: undefined });
      case 'samples':
        return this.take(message);
      case 'cycle_complete':
        return this.show({ awaited: message.data.cycle_id });
      case 'analysis_result':
        this.show({ result: message.data, awaited: undefined });
        return this.news.onResult();
      case 'alert':
        this.show({ alerts: withAlert(this.view.alerts, message.data) });
        return this.news.onAlert();
      case 'alert_acknowledged':
        this.show({ alerts: this.view.alerts.filter(({ id }) => id !== message.data.id) });
        return this.news.onAlert();
      case 'error':
        return this.show({ trouble: message.data.detail });
      default:
    }
  }

  private take(message: Extract<LiveMessage, { type: 'samples' }>): void {
    const { samples, sample_count, original_count } = message.data;
    this.store.add(samples, performance.now() / 1000, !message.replayed);
    // A message for a slow line has fewer points than there were samples.
    this.counted += original_count ?? sample_count ?? samples.length;
    const known = new Set(this.view.sensors.map((sensor) => sensor.sensor_id));
    const found = samples.filter((sample) => !known.has(sample.sensor_id));
    if (found.length > 0) {
      this.show({
        sensors: merged(
          this.view.sensors,
          found.map(({ sensor_id, sensor_name, unit }) => ({
            sensor_id,
            name: sensor_name ?? sensor_id,
            type: 'analog',
            unit: unit ?? '',
          })),
        ),
      });
    }
  }

  private show(changes: Partial<LiveView>): void {
    this.view = { ...this.view, ...changes };
    this.listeners.forEach((listener) => listener());
  }
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
