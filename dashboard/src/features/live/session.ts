import type { CycleStatus } from '@shared/api/types';
import { LiveConnection } from '@shared/live/connection';
import type { LiveMessage } from '@shared/live/messages';
import { KEPT_SECONDS, LiveStore } from '@shared/live/store';
import { changesBy, NOTHING_YET, type LiveView } from './view';

/** A living line answers more often than that, whether the machine sends or not. */
const LONGEST_UNHEARD_S = 3;

/** Everything known of one stream at this moment, from its live channel. */
export class LiveSession {
  readonly store = new LiveStore();
  view: LiveView = NOTHING_YET;
  private readonly listeners = new Set<() => void>();
  private readonly connection: LiveConnection;
  /** When anything came last, in milliseconds of performance.now(). */
  private heardAt: number | undefined;

  constructor(
    streamId: string,
    private readonly news: { onResult: () => void; onAlert: () => void },
  ) {
    this.connection = new LiveConnection(streamId, KEPT_SECONDS, {
      onMessage: (message) => this.hear(message),
      onState: (connection, retryInMs) =>
        this.show({
          connection,
          retryAt: performance.now() + retryInMs,
          // What was told before is as of then, until the line is there again.
          asOf: connection === 'open' ? undefined : this.heardAt,
        }),
    });
  }

  /** Samples of the running cycle that this page has seen, beyond what the last state said. */
  get samplesSince(): number {
    return this.store.countedSamples;
  }

  /**
   * The moment that is shown: it stands still while nothing is known of this one.
   *
   * @param now seconds of performance.now(), as the answer
   */
  readonly moment = (now: number): number => {
    const { asOf } = this.view;
    if (asOf !== undefined) return asOf / 1000;
    return Math.min(now, (this.heardAt ?? Infinity) / 1000 + LONGEST_UNHEARD_S);
  };

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  retryNow(): void {
    this.connection.retryNow();
  }

  close(): void {
    this.connection.close();
    this.listeners.clear();
  }

  private hear(message: LiveMessage): void {
    this.heardAt = performance.now();
    if (message.type === 'samples') this.take(message);
    if (message.type === 'state_change') this.countFrom(message.data);
    this.show(changesBy(this.view, message));
    if (message.type === 'analysis_result') this.news.onResult();
    if (message.type === 'alert' || message.type === 'alert_acknowledged') this.news.onAlert();
  }

  private take(message: Extract<LiveMessage, { type: 'samples' }>): void {
    const { samples, sample_count, original_count } = message.data;
    // A message for a slow line has fewer points than there were samples.
    const stoodFor = original_count ?? sample_count ?? samples.length;
    this.store.add(samples, performance.now() / 1000, !message.replayed, stoodFor);
  }

  /** What came until then is in the state's own count. */
  private countFrom({ last_sample_time, start_time }: CycleStatus): void {
    const times = [last_sample_time, start_time].map((time) => (time ? Date.parse(time) : 0));
    this.store.countFrom(Math.max(...times) / 1000);
  }

  private show(changes: Partial<LiveView>): void {
    // Most messages are samples, and of these most change nothing but curves.
    if (Object.keys(changes).length === 0) return;
    this.view = { ...this.view, ...changes };
    this.listeners.forEach((listener) => listener());
  }
}
