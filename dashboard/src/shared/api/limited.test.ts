import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limitedFetch } from './limited';

let server: Server;
let url: string;
let answers: boolean;

beforeEach(async () => {
  server = createServer((_request, response) => void (answers && response.end('here')));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

describe('limitedFetch', () => {
  it('gives what is answered', async () => {
    answers = true;
    expect(await (await limitedFetch(url)).text()).toBe('here');
  });

  it('gives up on a line on which nothing comes', async () => {
    answers = false;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const call = expect(limitedFetch(url)).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
    await vi.advanceTimersByTimeAsync(60_000);
    await call;
  });

  it('gives up when it is told to', async () => {
    answers = false;
    const told = new AbortController();
    const call = expect(limitedFetch(url, { signal: told.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    told.abort();
    await call;
  });
});
