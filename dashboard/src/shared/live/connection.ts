import { isSignedOut, onSignedOut } from '../api/signedOut';
import type { LiveMessage } from './messages';

/** Quiet is an open line that does not answer; what was told on it is no longer of this moment. */
export type ConnectionState = 'connecting' | 'open' | 'quiet' | 'waiting' | 'refused';

export interface ConnectionEvents {
  onMessage: (message: LiveMessage) => void;
  onState: (state: ConnectionState, retryInMs: number) => void;
}

const PING_MS = 2_000;
/** A ping that nothing, not even a pong, came after for this long: the line is dead though nobody said so. */
const SILENCE_MS = 10_000;
/** After this long it is at least not known whether anything changed. */
const QUIET_MS = 4_000;
/** Until the greeting: a slow line that needs long to open would otherwise never get that far. */
const CONNECT_MS = 30_000;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;
/** Closed by the server because it will not change its mind: unknown stream, no right to see it. */
const POLICY_VIOLATION = 1008;

/**
 * The live channel of one stream: connects, keeps the line alive, and connects again by itself
 * from where it was, so that nothing is missing in between.
 */
export class LiveConnection {
  private socket: WebSocket | undefined;
  private cursor: string | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private pinging: ReturnType<typeof setInterval> | undefined;
  private failures = 0;
  /** When the line was asked and has not answered since; the moment of connecting is such, too. */
  private askedAt: number | undefined;
  private patience = CONNECT_MS;
  private closed = false;
  private readonly unwatch: () => void;
  private state: ConnectionState = 'connecting';

  /** @param historySeconds of samples to begin with, where there is nothing to resume from */
  constructor(
    private readonly streamId: string,
    private readonly historySeconds: number,
    private readonly events: ConnectionEvents,
  ) {
    addEventListener('online', this.retryNow);
    this.unwatch = onSignedOut((isOut) => (isOut ? this.giveUp() : this.retryNow()));
    this.connect();
  }

  close(): void {
    this.closed = true;
    this.unwatch();
    removeEventListener('online', this.retryNow);
    clearTimeout(this.retry);
    this.hangUp();
  }

  /** Does not wait for the next try. */
  readonly retryNow = (): void => {
    if (this.closed || this.socket) return;
    clearTimeout(this.retry);
    this.connect();
  };

  private connect(): void {
    if (isSignedOut()) {
      this.giveUp();
      return;
    }
    this.turn('connecting');
    const socket = new WebSocket(this.address());
    this.socket = socket;
    this.askedAt = performance.now();
    this.patience = CONNECT_MS;
    socket.onopen = () => this.turn('open');
    socket.onmessage = (event: MessageEvent<string>) => this.hear(event.data);
    socket.onclose = (event) => {
      if (this.socket === socket) this.lost(event.code);
    };
    this.pinging = setInterval(() => this.ping(), PING_MS);
  }

  private address(): string {
    const base = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
    const query = new URLSearchParams({ history: String(this.historySeconds) });
    if (this.cursor) query.set('cursor', this.cursor);
    return `${base}/api/live/ws/stream/${encodeURIComponent(this.streamId)}?${query}`;
  }

  private hear(text: string): void {
    this.askedAt = undefined;
    if (this.state === 'quiet') this.turn('open');
    this.patience = SILENCE_MS;
    this.failures = 0;
    let message: LiveMessage;
    try {
      message = JSON.parse(text) as LiveMessage;
    } catch {
      return;
    }
    this.cursor = message.cursor ?? cursorOf(message) ?? this.cursor;
    this.events.onMessage(message);
  }

  private turn(state: ConnectionState, retryInMs = 0): void {
    this.state = state;
    this.events.onState(state, retryInMs);
  }

  private ping(): void {
    const now = performance.now();
    const unanswered = this.askedAt === undefined ? 0 : now - this.askedAt;
    if (unanswered > this.patience) {
      this.lost(0);
    } else if (this.socket?.readyState === WebSocket.OPEN) {
      if (this.state === 'open' && unanswered > QUIET_MS) this.turn('quiet');
      this.askedAt ??= now;
      this.socket.send('ping');
    }
  }

  private lost(code: number): void {
    this.hangUp();
    if (this.closed) return;
    if (code === POLICY_VIOLATION) {
      this.giveUp();
      return;
    }
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.failures);
    this.failures++;
    // Not all viewers come back at the same moment.
    const jittered = delay * (0.75 + Math.random() / 2);
    this.turn('waiting', jittered);
    this.retry = setTimeout(() => this.connect(), jittered);
  }

  /** Until somebody signs in, or the page is told to try again. */
  private giveUp(): void {
    clearTimeout(this.retry);
    this.hangUp();
    this.turn('refused');
  }

  private hangUp(): void {
    clearInterval(this.pinging);
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }
}

/** For one who leaves right after the greeting. */
function cursorOf(message: LiveMessage): string | undefined {
  return message.type === 'connection_established' ? message.data.cursor : undefined;
}
