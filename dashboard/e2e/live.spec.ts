import { expect, test } from '@playwright/test';
import { drawnCurve } from './drawn';
import { Line } from './line';
import { Machine } from './machine';

test('a cycle runs, finishes and is analysed before the eyes of the viewer', async ({
  page,
  baseURL,
}) => {
  const machine = await Machine.register(baseURL ?? '', 'Watched press');
  const first = await machine.cycle();
  await machine.analysed(first);

  await page.goto(`/live/${machine.streamId}`);
  await expect(page.getByRole('heading', { name: 'Watched press' })).toBeVisible();
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  const second = await machine.start();
  await machine.run(2000);
  await machine.runWhile(async () => {
    await expect(page.getByText('Running', { exact: true })).toBeVisible();
    await expect(page.locator('[data-sensor="s0"] [data-figure="current"]')).not.toHaveText('–');
    await expect.poll(async () => (await drawnCurve(page, 's0')).times.length).toBeGreaterThan(10);
  });
  await machine.stop();

  const result = page.locator(`a[href="/live/analysis/${second}"]`).first();
  await expect(result).toBeVisible();
  await result.click();
  await expect(page.getByRole('img', { name: /Health .* of 100/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What to check first' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Sensor 1: this cycle over its reference' })).toBeVisible();
  await page.getByRole('link', { name: 'Previous cycle' }).click();
  await expect(page).toHaveURL(new RegExp(first));
  await page.getByRole('link', { name: 'Next cycle' }).click();
  await expect(page).toHaveURL(new RegExp(second));
});

test('a page opened in the middle of a cycle shows it from its start, without a seam', async ({
  page,
  baseURL,
}) => {
  const machine = await Machine.register(baseURL ?? '', 'Opened late');
  await machine.start();
  await machine.run(2000);
  const running = machine.run(3000);
  await page.goto(`/live/${machine.streamId}?window=30`);
  await expect.poll(async () => (await drawnCurve(page, 's1')).times.length).toBeGreaterThan(100);
  await running;
  const sent = machine.sent.get('s1') ?? [];
  await expect
    .poll(async () => (await drawnCurve(page, 's1')).times)
    .toEqual(sent.map(({ time }) => time));
  // Every sample of the cycle is counted once, whether it was seen or came before.
  const samples = page.locator('dt', { hasText: 'Samples' }).locator('xpath=following-sibling::dd');
  await expect(samples).toHaveText(String(3 * sent.length));
  await machine.stop();
});

test('a viewer starts and stops the cycle', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Started from here');
  await page.goto(`/live/${machine.streamId}`);
  await page.getByRole('button', { name: 'Start cycle' }).click();
  const start = page.getByRole('dialog', { name: 'Start cycle 1 of Started from here?' });
  await start.getByRole('button', { name: 'Start cycle' }).click();
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await machine.run(1000);
  await page.getByRole('button', { name: 'Stop cycle' }).click();
  const stop = page.getByRole('dialog', { name: 'Stop cycle 1 of Started from here?' });
  await expect(stop.getByLabel('The cycle is complete: judge it')).toBeChecked();
  await stop.getByRole('button', { name: 'Stop cycle' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
});

test('a cycle that is broken off raises one alert, by name', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Broken off press');
  // Longer than anybody takes to break off the next one.
  await machine.analysed(await machine.cycle(12_000));
  // Only when its late samples were waited for it is what others are compared with.
  await expect.poll(() => machine.reference()).toBeTruthy();
  await page.goto(`/live/${machine.streamId}`);
  const cycle = await machine.start();
  await machine.run(400);
  await page.getByRole('button', { name: 'Stop cycle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop cycle 2 of Broken off press?' });
  await expect(dialog.getByLabel('Abort: do not judge it')).toBeChecked();
  // The choice is one step of Tab, and the dialog begins with what is chosen.
  await expect(dialog.getByLabel('Abort: do not judge it')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(dialog.getByLabel(/Your name/)).toBeFocused();
  await dialog.getByLabel(/Your name/).fill('Jo Lee');
  await dialog.getByRole('button', { name: 'Abort cycle' }).click();
  await machine.analysed(cycle);
  expect(await machine.alertsSettled()).toBe(1);
  const attention = page.getByRole('complementary', { name: 'Needs attention' });
  await expect(attention.getByText('cycle 2 was aborted by Jo Lee')).toBeVisible();
});

test('a stop that was asked about one cycle does not end the next', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Press that goes on');
  await page.goto(`/live/${machine.streamId}`);
  await machine.start();
  await machine.run(400);
  await page.getByRole('button', { name: 'Stop cycle' }).click();
  await expect(page.getByRole('dialog', { name: /^Stop cycle 1 of/ })).toBeVisible();
  await machine.stop();
  await machine.start();
  await expect(page.getByRole('dialog', { name: 'Cycle 1 is over.' })).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await machine.run(200);
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await machine.stop();
});

test('a line that carries nothing any more is noticed, and dialled anew', async ({ page, baseURL }) => {
  const line = await Line.to(baseURL ?? '');
  try {
    const machine = await Machine.register(baseURL ?? '', 'Behind a dead line');
    await page.goto(`${line.url}/live/${machine.streamId}`);
    await expect(page.locator('[data-connection="open"]')).toBeVisible();
    line.freeze();
    await expect(page.locator('[data-connection="open"]')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Start cycle' })).toBeDisabled();
    line.mend();
    await expect(page.locator('[data-connection="open"]')).toBeVisible();
  } finally {
    line.close();
  }
});

test('a connection that was away leaves no gap in the curves', async ({ page, baseURL }) => {
  const line = await Line.to(baseURL ?? '');
  try {
    const machine = await Machine.register(baseURL ?? '', 'Behind a bad line');
    await page.goto(`${line.url}/live/${machine.streamId}?window=30`);
    await expect(page.locator('[data-connection="open"]')).toBeVisible();
    await machine.start();
    await machine.run(1000);
    await expect.poll(async () => (await drawnCurve(page, 's1')).times.length).toBeGreaterThan(0);

    line.cut();
    await expect(page.locator('[data-connection="waiting"], [data-connection="connecting"]')).toBeVisible();
    await machine.run(2000);
    line.mend();
    await expect(page.locator('[data-connection="open"]')).toBeVisible();
    await machine.run(1000);

    const sent = machine.sent.get('s1') ?? [];
    let values: number[] = [];
    await expect
      .poll(async () => {
        const drawn = await drawnCurve(page, 's1');
        values = drawn.values;
        return drawn.times;
      })
      .toEqual(sent.map(({ time }) => time));
    values.forEach((value, i) => expect(value).toBeCloseTo(sent[i]?.value ?? NaN, 6));
    await machine.stop();
  } finally {
    line.close();
  }
});
