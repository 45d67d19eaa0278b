import { expect, test, type CDPSession } from '@playwright/test';
import { drawnCurve } from './drawn';
import { Machine } from './machine';

const SENSORS = 100;
const PER_SECOND = 10;
const SECONDS = 3600;
/** An hour's samples take a busy machine a while. */
const PATIENCE_MS = 900_000;
const GROWTH_BYTES = 12 * 1024 * 1024;

/**
 * An hour's messages in a few moments: they enter where the live channel's enter, through a socket
 * of the page's own making, and the page draws all the while.
 */
test('an hour on the live page does not grow memory', async ({ page, baseURL }) => {
  test.setTimeout(PATIENCE_MS);
  const machine = await Machine.register(baseURL ?? '', 'Long watched press', SENSORS);
  await machine.start();
  const sockets: { send: (text: string) => void }[] = [];
  await page.routeWebSocket(/\/api\/live\/ws\//, (route) => {
    const server = route.connectToServer();
    server.onMessage((message) => route.send(message));
    sockets.push(route);
  });
  await page.goto(`/live/${machine.streamId}`);
  await expect(page.locator('[data-sensor="s99"]')).toBeAttached();

  const cdp = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000;
  const minute = async (number: number) => {
    for (let second = number * 60; second < (number + 1) * 60; second += 5)
      sockets.at(-1)?.send(samples(begin + second, 5));
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
  for (let number = 0; number < 5; number++) await minute(number);
  await expect.poll(async () => (await drawnCurve(page, 's0')).times.length).toBeGreaterThan(100);
  const early = await heap(cdp);
  for (let number = 5; number < SECONDS / 60; number++) await minute(number);
  // Everything has come through: what is drawn now are the last seconds of the hour.
  const last = async () => (await drawnCurve(page, 's0')).times.at(-1) ?? 0;
  await expect.poll(last).toBeGreaterThan((begin + SECONDS - 1) * 1000);
  const late = await heap(cdp);
  console.log(`heap after 5 minutes ${mb(early)}, after an hour ${mb(late)}`);
  expect(late - early).toBeLessThan(GROWTH_BYTES);
});

function samples(begin: number, seconds: number): string {
  const all = [];
  for (let i = 0; i < seconds * PER_SECOND; i++)
    for (let sensor = 0; sensor < SENSORS; sensor++)
      all.push({
        timestamp: new Date((begin + i / PER_SECOND) * 1000).toISOString(),
        sensor_id: `s${sensor}`,
        value: Math.sin(i + sensor),
        quality: 1,
      });
  const data = { sample_count: all.length, samples: all };
  return JSON.stringify({ type: 'samples', timestamp: new Date().toISOString(), data });
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize, backingStorageSize } = await cdp.send('Runtime.getHeapUsage');
  // The curves are in typed arrays, which are not on the heap itself.
  return usedSize + backingStorageSize;
}

const mb = (bytes: number) => `${(bytes / 1048576).toFixed(1)} MB`;
