import { expect, test } from '@playwright/test';
import { drawnCurve, inkBetween } from './drawn';
import { Machine, sleep } from './machine';

test('a silent sensor is seen, also one that was never heard of', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Half deaf press', 4);
  await page.goto(`/live/${machine.streamId}`);
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  await machine.start();
  await machine.run(1500, ['s3']);
  const running = machine.run(13_000, ['s2', 's3']);

  const attention = page.getByRole('complementary', { name: 'Needs attention' });
  const fellSilent = attention.locator('[data-missing="s2"]');
  await expect(fellSilent).toContainText(/Missing.*Sensor 2.*silent since \d\d:\d\d:\d\d/s);
  const last = machine.sent.get('s2')?.at(-1)?.time ?? 0;
  const words = await page.evaluate(
    (at) => new Date(at).toLocaleTimeString(undefined, { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    last,
  );
  await expect(fellSilent).toContainText(`silent since ${words}`);
  await expect(page.locator('[data-sensor="s2"][data-kind="missing"]')).toContainText('silent since');
  await expect(attention.locator('[data-missing="s3"]')).toContainText('Sensor 3');
  await expect(page.locator('[data-sensor="s3"][data-kind="missing"]')).toContainText('silent since');
  await expect(attention.getByRole('listitem').first()).toHaveAttribute('data-kind', 'missing');
  await expect(page.locator('[data-sensor="s0"]')).not.toHaveAttribute('data-kind');
  await expect(page.locator('dl.facts')).toContainText('2 of 4');
  await running;
  await machine.run(400);
  await expect(attention.locator('[data-missing]')).toHaveCount(0);
  await machine.stop();
});

test('a machine that falls silent in a cycle is said to', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Unplugged press');
  await page.goto(`/live/${machine.streamId}`);
  await machine.start();
  await machine.run(1000);
  await expect(page.getByText(/No samples since .* from no sensor/)).toBeVisible();
  await machine.runWhile(() => expect(page.getByText(/No samples since/)).toHaveCount(0));
  await machine.stop();
});

test('a curve is not drawn where samples are missing', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Interrupted press');
  await page.goto(`/live/${machine.streamId}?window=30`);
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  await machine.start();
  await machine.run(2000);
  await sleep(3000);
  await machine.run(2000);
  const sent = (machine.sent.get('s1') ?? []).map(({ time }) => time);
  await expect.poll(async () => (await drawnCurve(page, 's1')).times).toEqual(sent);
  const after = sent.findIndex((time, i) => time - (sent[i - 1] ?? time) > 2000);
  const [begin = 0, gapFrom = 0, gapTo = 0, end = 0] = [sent[0], sent[after - 1], sent[after], sent.at(-1)];
  expect(await inkBetween(page, 's1', begin, gapFrom)).toBeGreaterThan(20);
  expect(await inkBetween(page, 's1', gapTo, end)).toBeGreaterThan(20);
  expect(await inkBetween(page, 's1', gapFrom, gapTo)).toBe(0);
  await machine.stop();
});

test('a resting machine shows its last cycle, and says what it waits for', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Resting press');
  await page.goto(`/live/${machine.streamId}?window=5`);
  await expect(page.getByText('Waiting for the first cycle')).toBeVisible();
  const cycle = await machine.cycle();
  await machine.analysed(cycle);
  await expect(page.getByRole('heading', { name: 'Waiting for the next cycle' })).toBeVisible();
  await expect(page.getByText(/cycle 1\. It ended .* after/)).toBeVisible();
  const curve = page.getByRole('img', { name: 'Sensor 1 in the last cycle' });
  await expect(curve).toBeVisible();
  const points = () =>
    curve.evaluate(
      (place) => (place as unknown as { plot?: { data: ArrayLike<number>[] } }).plot?.data[2]?.length ?? 0,
    );
  await expect.poll(points).toBeGreaterThan(20);
  await page.getByRole('link', { name: 'Open its analysis' }).click();
  await expect(page).toHaveURL(new RegExp(`/live/analysis/${cycle}`));
});

test('where no key is needed nobody is asked for one', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByText('No key is needed here')).toBeVisible();
  await expect(page.getByLabel('Key')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sign out' })).toHaveCount(0);
  await page.getByRole('link', { name: 'To all machines' }).click();
  await expect(page.getByRole('heading', { name: 'Machines' })).toBeVisible();
});
