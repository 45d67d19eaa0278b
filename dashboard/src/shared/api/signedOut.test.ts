import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { followSession } from './followSession';
import { sessionQuery, signIn } from './session';
import { hasEnded, isSignedOut, left, signedIn } from './signedOut';

const PATIENT = { timeout: 30_000 };

let server: Server;
let calls: number;
let status: number;
/** Instead of answering at once. */
let held: (() => void) | undefined;
let ask: () => Promise<unknown>;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/api/session') {
      response.end(JSON.stringify({ keys_required: true, signed_in: status === 200 }));
      return;
    }
    calls++;
    const answer = () =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{"detail":"no session"}');
    if (held) held = answer;
    else answer();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // The client asks whoever served the page.
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const Plain = Request;
  const inPage = (input: Request | string) => (typeof input === 'string' ? new URL(input, location.origin) : input);
  vi.stubGlobal('Request', class extends Plain {
    constructor(input: Request | string, init?: RequestInit) {
      super(inPage(input), init);
    }
  });
  const { answerOf, api } = await import('./client');
  ask = () => answerOf(api.GET('/api/live/alerts'));
});
beforeEach(() => {
  calls = 0;
  status = 401;
  held = undefined;
});
afterEach(() => signedIn());
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

const refused = expect.objectContaining({ trouble: 'signedOut', message: 'no session' });

describe('the client', () => {
  it('asks no more once it was told that nobody is signed in, and says the same each time', async () => {
    for (let poll = 0; poll < 5; poll++) await expect(ask()).rejects.toThrow(refused);
    expect(calls).toBe(1);
  });

  it('asks again when somebody is signed in', async () => {
    await expect(ask()).rejects.toThrow(refused);
    status = 200;
    signedIn();
    expect(await ask()).toEqual({ detail: 'no session' });
    expect(calls).toBe(2);
  });

  it('goes on after every other trouble', async () => {
    for (status of [403, 404, 429, 503]) await expect(ask()).rejects.toThrow();
    expect(calls).toBe(4);
  });

  it('is not misled by the late answer to what was asked before somebody signed in', async () => {
    held = () => undefined;
    const late = expect(ask()).rejects.toThrow(refused);
    await vi.waitFor(() => expect(calls).toBe(1), PATIENT);
    signedIn();
    held();
    await late;
    expect(isSignedOut()).toBe(false);
  });
});

describe('a session', () => {
  it('has ended for one who was signed in, not for one who never was or has left', async () => {
    left();
    await expect(ask()).rejects.toThrow(refused);
    expect(hasEnded()).toBe(false);
    signedIn();
    expect(hasEnded()).toBe(false);
    await expect(ask()).rejects.toThrow(refused);
    expect(hasEnded()).toBe(true);
    signedIn();
    left();
    await expect(ask()).rejects.toThrow(refused);
    expect(hasEnded()).toBe(false);
  });
});

describe('followSession', () => {
  it('knows that the session is over, and loads again what is shown when there is one', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    followSession(client);
    const shown = new QueryObserver(client, { queryKey: ['alerts'], queryFn: ask });
    const leave = shown.subscribe(() => undefined);
    await vi.waitFor(() => expect(shown.getCurrentResult().isError).toBe(true), PATIENT);
    expect(client.getQueryData(sessionQuery.queryKey)).toEqual({ keys_required: true, signed_in: false });
    status = 200;
    signedIn();
    await vi.waitFor(() => expect(shown.getCurrentResult().isSuccess).toBe(true), PATIENT);
    expect(calls).toBe(2);
    leave();
  });

  it('hears of one who signs in in another tab, once the gateway says so, too', async () => {
    const client = new QueryClient();
    followSession(client);
    const leave = new QueryObserver(client, sessionQuery).subscribe(() => undefined);
    await expect(ask()).rejects.toThrow(refused);
    const otherTab = new BroadcastChannel('vertac.signed-in');
    const asked = vi.spyOn(client, 'invalidateQueries');
    otherTab.postMessage(null);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled(), PATIENT);
    await asked.mock.results[0]?.value;
    expect(isSignedOut()).toBe(true);
    status = 200;
    otherTab.postMessage(null);
    await vi.waitFor(() => expect(isSignedOut()).toBe(false), PATIENT);
    otherTab.close();
    leave();
  });

  it('tells other tabs of one who signs in in this one', async () => {
    await expect(ask()).rejects.toThrow(refused);
    const otherTab = new BroadcastChannel('vertac.signed-in');
    const told = vi.fn();
    otherTab.addEventListener('message', told);
    status = 200;
    await signIn('a key');
    expect(isSignedOut()).toBe(false);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce(), PATIENT);
    otherTab.close();
  });
});
