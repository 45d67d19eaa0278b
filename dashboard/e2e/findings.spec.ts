import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Machine } from './machine';

const SILENT_CYCLES = 3;

let machine: Machine;
let reference: string;
let silent: string[];
let halved: string;
let aborted: string;

test.beforeAll(async ({}, { project }) => {
  machine = await Machine.register(project.use.baseURL ?? '', 'Faulty press');
  reference = await machine.cycle();
  silent = [];
  for (let i = 0; i < SILENT_CYCLES; i++) silent.push(await machine.cycle(1000, ['s2']));
  halved = await machine.start();
  await machine.run(600);
  await machine.run(600, ['s1']);
  await machine.run(400);
  await machine.stop();
  aborted = await machine.start();
  await machine.run(600);
  await machine.abort();
  for (const cycle of [reference, ...silent, halved, aborted]) await machine.analysed(cycle);
});

/** What is drawn of a sensor's curve: times in seconds, the cycle's values, null where there is none. */
function drawn(page: Page, sensor: string): Promise<{ times: number[]; values: (number | null)[] }> {
  return page.evaluate((id) => {
    const place = document.querySelector(`[data-curve="${id}"] .plot`);
    const plot = (place as unknown as { plot?: { data: (number | null)[][] } } | null)?.plot;
    return { times: [...(plot?.data[0] ?? [])] as number[], values: [...(plot?.data[2] ?? [])] };
  }, sensor);
}

/** Where the sensor was silent for 0.6 s, and nowhere else, the line ends and begins again. */
function expectOneBreak(times: readonly number[], values: readonly unknown[]): void {
  const told = values.flatMap((value, i) => (typeof value === 'number' ? [i] : []));
  const breaks = told.slice(1).flatMap((to, i) => {
    const from = told[i] ?? 0;
    return (times[to] ?? 0) - (times[from] ?? 0) > 0.4 ? [[from, to] as const] : [];
  });
  expect(breaks).toHaveLength(1);
  const [[from, to] = [0, 0]] = breaks;
  const between = values.slice(from + 1, to);
  expect(between.length).toBeGreaterThan(0);
  expect(between.every((value) => value === null)).toBe(true);
}

test('a silent sensor stands in every list of its cycle', async ({ page }) => {
  await page.goto(`/live/analysis/${silent[0]}`);
  const region = (name: string) => page.getByRole('region', { name });
  await expect(region('Who is to blame').getByRole('listitem').first()).toContainText('Sensor 2');
  await expect(region('Who is to blame').getByRole('listitem').first()).toContainText('Data missing');
  const curve = page.locator('[data-curve]').first();
  await expect(curve).toHaveAttribute('data-curve', 's2');
  await expect(curve).toContainText('silent all the time');
  await expect(region('When and where').getByRole('img')).toHaveAttribute(
    'aria-label',
    /^Sensor 2 silent all the time/,
  );
  await expect(region('Deviations').getByRole('row').nth(1)).toContainText('Data missing');
  // The reference says what should have come.
  await expect.poll(async () => (await drawn(page, 's2')).times.length).toBeGreaterThan(10);
  expect((await drawn(page, 's2')).values.every((value) => value === null)).toBe(true);
});

test('no line is drawn where samples are missing', async ({ page }) => {
  await page.goto(`/live/analysis/${halved}`);
  await expect(page.locator('[data-curve="s1"]')).toBeVisible();
  // Once it is drawn, and over the reference.
  await expect(async () => {
    const { times, values } = await drawn(page, 's1');
    expectOneBreak(times, values);
    expect(values.filter((value) => value !== null).length).toBeGreaterThan(40);
  }).toPass();
  await expect(page.getByRole('region', { name: 'When and where' }).getByRole('img')).toHaveAttribute(
    'aria-label',
    /Sensor 1 [^;]*no samples from \d+\.\d s to \d+\.\d s/,
  );
});

test('the end of an aborted cycle is shown once', async ({ page }) => {
  await page.goto(`/live/analysis/${aborted}`);
  await expect(page.getByRole('heading', { name: /^The last seconds before the stop/ })).toBeVisible();
  await expect(page.locator('[data-curve="s0"]')).toHaveCount(1);
  await expect(page.locator('h1 ~ .badge', { hasText: 'Aborted' })).toHaveCount(1);
});

test('who makes a cycle the reference is told what follows', async ({ page }) => {
  await page.goto(`/live/analysis/${silent[1]}`);
  await page.getByRole('button', { name: 'Make it the reference' }).click();
  const question = page.getByRole('dialog', { name: 'Make cycle 3 of Faulty press the reference?' });
  await expect(question).toContainText('what is usual is learnt again at once');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
});

test('a lasting fault is listed once, and acknowledged at once', async ({ page, baseURL }) => {
  await machine.alertsSettled();
  const open = async () => {
    const query = `stream_id=${machine.streamId}&acknowledged=false`;
    const answer = await fetch(`${baseURL}/api/live/alerts?${query}`);
    if (!answer.ok) return NaN;
    const { alerts } = (await answer.json()) as { alerts: { alert_type: string }[] };
    return alerts.filter(({ alert_type }) => alert_type === 'sensor_missing').length;
  };
  await expect.poll(open).toBe(SILENT_CYCLES);
  await page.goto(`/alerts?stream=${machine.streamId}`);
  const group = page.locator('[data-group]', { hasText: `${SILENT_CYCLES} alerts, cycles` }).first();
  await expect(group).toContainText('Sensor 2');
  await expect(group.locator('[data-alert]')).toHaveCount(0);
  await group.getByRole('button', { name: `Show all ${SILENT_CYCLES}` }).click();
  await expect(group.locator('[data-alert]')).toHaveCount(SILENT_CYCLES);
  await group.getByRole('button', { name: `Acknowledge ${SILENT_CYCLES} alerts` }).click();
  await page.getByLabel('Your name').fill('Ann');
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(group).toHaveCount(0);
  await expect.poll(open).toBe(0);
});

test('columns are explained, moments are seconds into the cycle', async ({ page }) => {
  await page.goto(`/live/analysis/${silent[0]}`);
  const table = page.getByRole('region', { name: 'Deviations' });
  await expect(table.getByRole('row').nth(2).locator('[data-label="Largest at"]')).toHaveText(/^\d+\.\d\ss$/);
  await table.getByText('What the columns mean').focus();
  await page.keyboard.press('Enter');
  await expect(table.getByText(/never taken to be smaller/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('the curves can be had as a table', async ({ page }) => {
  await page.goto(`/live/analysis/${reference}`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Curves as CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('cycle-1.csv');
  const [heading, ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(heading).toBe('seconds,Sensor 0 [kN],Sensor 1 [kN],Sensor 2 [kN]');
  expect(rows).toHaveLength(machine.sent.get('s0')?.length ? 50 : 0);
});

test('limits are chosen beside what healthy cycles had', async ({ page }) => {
  await page.route('**/deviations', (route) =>
    route.fulfill({
      json: { sensors: [{ sensor_id: 's1', unit: 'kN', cycles: 9, lowest: 0.6, median: 1, largest: 1.9 }] },
    }),
  );
  await page.goto(`/streams/${machine.streamId}/settings`);
  await expect(page.getByText('Healthy cycles here: 0.60–1.90 kN')).toBeVisible();
  await expect(page.getByText('No healthy cycle was compared yet').first()).toBeVisible();
});

test('a cycle that is not there, and a database that does not answer, are said in words', async ({ page }) => {
  await page.goto('/live/analysis/00000000-0000-4000-8000-000000000000');
  await expect(page.getByText('There is no such cycle')).toBeVisible();

  let isAway = true;
  // Not before somebody tries again: the page does by itself, too, and takes the button away.
  await page.exposeFunction('triedAgain', () => (isAway = false));
  await page.route('**/api/live/**', (route) =>
    isAway
      ? route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: '{"status":503,"detail":"the database does not answer"}',
        })
      : route.continue(),
  );
  for (const path of [
    `/live/analysis/${reference}`,
    `/streams/${machine.streamId}/cycles`,
    `/streams/${machine.streamId}/settings`,
    '/alerts',
  ]) {
    isAway = true;
    await page.goto(path);
    await expect(page.getByText('VerTac cannot look that up at the moment')).toBeVisible();
    await page.evaluate("addEventListener('click', () => triedAgain(), { capture: true, once: true })");
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('VerTac cannot look that up at the moment')).toHaveCount(0);
  }
  await page.goto('/alerts');
  await expect(page.locator('[data-alert], [data-group]').first()).toBeVisible();
  isAway = true;
  await expect(page.getByText(/^Not up to date: the database does not answer/)).toBeVisible();
});

test('the description of the API is dark where the dashboard is', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/docs');
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await expect(page.getByText('VerTac').first()).toBeVisible();
  await expect.poll(ground).not.toBe('rgba(0, 0, 0, 0)');
  await page.evaluate(() => localStorage.setItem('vertac.theme', 'light'));
  await page.reload();
  await expect(page.locator('html')).not.toHaveClass(/dark-mode/);
});

test('cycles are filtered by alarm and day, and the filters are cleared', async ({ page }) => {
  const cycles = page.getByRole('link', { name: /^Open the analysis of cycle/ });
  await page.goto(`/streams/${machine.streamId}/cycles`);
  await expect(cycles).toHaveCount(2 + SILENT_CYCLES + 1);
  await page.getByRole('button', { name: 'Without alarm' }).click();
  await expect(page).toHaveURL(/flag=normal/);
  await expect(page.getByRole('link', { name: 'Open the analysis of cycle 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the analysis of cycle 2' })).toHaveCount(0);
  await page.getByLabel('From').fill('2000-01-01');
  await page.getByLabel('To').fill('2000-01-02');
  await expect(page.getByText('No cycle matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(cycles).toHaveCount(2 + SILENT_CYCLES + 1);
});

test('cycles are laid over each other, broken off where samples are missing', async ({ page }) => {
  await page.goto(`/streams/${machine.streamId}/cycles`);
  await page.getByLabel('Select cycle 1', { exact: true }).click();
  await page.getByLabel('Select cycle 5', { exact: true }).click();
  const sheet = page.getByRole('img', { name: 'Curve of Sensor 1' });
  await expect(sheet).toBeVisible();
  await expect(page.getByText('2 selected')).toBeVisible();
  await expect(async () => {
    const [times, , values] = await sheet.evaluate((place) =>
      // What is left out of a curve would come as null, too.
      (place as unknown as { plot: { data: (number | null | undefined)[][] } }).plot.data.map((column) =>
        column.map((value) => (value === undefined ? 'bridged' : value)),
      ),
    );
    expectOneBreak(times as number[], values ?? []);
  }).toPass();
});

test('who may only look is offered nothing to change, and told why', async ({ page }) => {
  await page.route('**/api/session', (route) =>
    route.fulfill({
      json: { keys_required: true, signed_in: true, role: 'viewer', name: 'wall', csrf_token: 't' },
    }),
  );
  await page.goto(`/live/analysis/${silent[1]}`);
  await expect(page.getByRole('button', { name: 'Make it the reference' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Good', exact: true })).toBeDisabled();
  await expect(page.getByText(/^Judging cycles .* needs the role operator/)).toBeVisible();
  await page.goto(`/streams/${machine.streamId}/settings`);
  await expect(page.getByLabel('Warning below')).toBeDisabled();
  await expect(page.getByText(/^Changing settings: .* operator/)).toBeVisible();
  await page.goto(`/alerts?stream=${machine.streamId}`);
  await expect(page.getByText(/^Acknowledging alerts: .* operator/)).toBeVisible();
  await expect(page.locator('[data-alert], [data-group]').first()).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});
