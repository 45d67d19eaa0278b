import { expect, test } from '@playwright/test';
import { Machine } from './machine';

test('a silent sensor comes first, and an aborted cycle is not judged', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Judged press');
  await machine.analysed(await machine.cycle());
  const silent = await machine.cycle(1000, ['s2']);
  await machine.analysed(silent);
  const aborted = await machine.start();
  await machine.run(600);
  await machine.abort();
  await machine.analysed(aborted);

  await page.goto(`/live/analysis/${silent}`);
  const first = page.getByRole('region', { name: 'What to check first' }).getByRole('listitem').first();
  await expect(first).toContainText('Sensor 2 sent no data');
  await expect(page.locator('h1 ~ .badge', { hasText: 'Warning' })).toBeVisible();

  await page.goto(`/live/analysis/${aborted}`);
  await expect(page.locator('h1 ~ .badge', { hasText: 'Aborted, not judged' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Health – of 100' })).toBeVisible();

  await page.goto(`/streams/${machine.streamId}/cycles`);
  const row = (cycle: number) => page.getByRole('row', { name: new RegExp(`cycle ${cycle}\\b`, 'i') });
  await expect(row(3)).toContainText('Aborted, not judged');
  await expect(row(2)).toContainText('Warning: sensor silent');
});

test('settings are checked at their fields, kept, and not overwritten', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Settled press');
  await page.goto(`/streams/${machine.streamId}/settings`);
  const limit = page.getByLabel('Warning below');
  await limit.fill('700');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(limit).toHaveAttribute('aria-invalid', 'true');
  await limit.fill('75');
  await page.getByRole('checkbox', { name: /Sensor 1/ }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await page.reload();
  await expect(limit).toHaveValue('75');
  await expect(page.getByRole('checkbox', { name: /Sensor 1/ })).not.toBeChecked();

  const settings = await fetch(`${baseURL}/api/live/streams/${machine.streamId}/settings`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: '{"warning_health": 80}',
  });
  expect(settings.status).toBe(200);
  await limit.fill('60');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Somebody else has changed/)).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(limit).toHaveValue('80');
});
