import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import createClient from 'openapi-fetch';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onlySignedIn, signedIn } from '../api/signedOut';
import { LiveConnection } from './connection';

/** As a browser's, of a line that is never let in: Node has none of its own in every version. */
class RefusedSocket {
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(address: string) {
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket' };
    const asked = get(address.replace('ws:', 'http:'), { headers });
    asked.on('response', () => this.onclose?.({ code: 1006 })).on('error', () => undefined);
  }

  close(): void {
    this.onclose = null;
  }
}

const PATIENT = { timeout: 30_000 };

let server: Server;
let tries: number;
let host: string;
let states: string[];
let connection: LiveConnection;

const connect = () =>
  new LiveConnection('press', 60, { onMessage: () => undefined, onState: (state) => states.push(state) });

const hearThatNobodyIsSignedIn = async () => {
  const api = createClient<{ '/': { get: { responses: never } } }>({ baseUrl: `http://${host}` });
  api.use(onlySignedIn);
  await api.GET('/');
};

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  tries = 0;
  states = [];
  server = createServer((_request, response) => void response.writeHead(401).end());
  server.on('upgrade', (_request, socket) => {
    tries++;
    socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.stubGlobal('location', { protocol: 'http:', host });
  vi.stubGlobal('WebSocket', RefusedSocket);
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  connection.close();
  signedIn();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

describe('LiveConnection', () => {
  it('does not try again while nobody is signed in, and does by itself when somebody is', async () => {
    connection = connect();
    await vi.waitFor(() => expect(states.at(-1)).toBe('waiting'), PATIENT);
    await hearThatNobodyIsSignedIn();
    expect(states.at(-1)).toBe('refused');
    const before = tries;
    states = [];
    connection.retryNow();
    vi.advanceTimersByTime(60_000);
    expect(states).toEqual(['refused']);
    signedIn();
    expect(states.at(-1)).toBe('connecting');
    await vi.waitFor(() => expect(tries).toBeGreaterThan(before), PATIENT);
  });

  it('does not even begin while nobody is signed in', async () => {
    await hearThatNobodyIsSignedIn();
    connection = connect();
    expect(states).toEqual(['refused']);
  });
});
