import { expect, test } from '@playwright/test';
import { Machine } from './machine';

test('an alert acknowledged in one window is seen so in another', async ({ browser, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Alarming press');
  await machine.analysed(await machine.cycle());
  await machine.analysed(await machine.cycle(1000, ['s2']));
  const alerts = await machine.alertsSettled();

  const address = `/alerts?stream=${machine.streamId}`;
  const mine = await (await browser.newContext()).newPage();
  const theirs = await (await browser.newContext()).newPage();
  await mine.goto(address);
  await theirs.goto(address);
  await expect(theirs.locator('[data-alert]')).toHaveCount(alerts);
  await expect(mine.locator('[data-alert]')).toHaveCount(alerts);

  await mine.getByLabel('Select all shown').check();
  await expect(mine.getByText(`${alerts} of ${alerts} selected`)).toBeVisible();
  await mine.getByRole('button', { name: /^Acknowledge \d+ alert/ }).click();
  const about = mine.getByRole('dialog').locator('[data-about]');
  await expect(about).toHaveCount(alerts);
  await expect(about.first()).toContainText('Alarming press, Sensor 2, cycle 2');
  await mine.getByLabel('Your name').fill('Ann');
  await mine.getByLabel(/What was done/).fill('cable replaced');
  await mine.getByRole('button', { name: 'Acknowledge', exact: true }).click();

  await expect(theirs.getByText('No alert matches')).toBeVisible();
  await theirs.getByRole('button', { name: 'Acknowledged' }).click();
  await expect(theirs.locator('[data-alert]')).toHaveCount(alerts);
  await expect(theirs.getByText(/^Ann,/).first()).toBeVisible();
  await expect(theirs.getByText('cable replaced').first()).toBeVisible();
});

test('a lasting fault is told once, on its own page and on the live page alike', async ({ page, baseURL }) => {
  const machine = await Machine.register(baseURL ?? '', 'Press with a broken cable');
  await machine.analysed(await machine.cycle());
  for (let i = 0; i < 3; i++) await machine.analysed(await machine.cycle(1000, ['s2']));
  await machine.alertsSettled();
  await page.goto(`/live/${machine.streamId}`);
  const attention = page.getByRole('complementary', { name: 'Needs attention' });
  const line = attention.locator('[data-group="3"]');
  await expect(line).toContainText('3 alerts, cycles 2–4');
  await expect(line).toContainText('Cycle 4: no usable sample of Sensor 2 in cycle 4');
  await attention.getByRole('link', { name: 'All alerts' }).click();
  const group = page.locator('.alert-line[data-group="3"]');
  await expect(group).toContainText('3 alerts, cycles 2–4');
  await expect(group).toContainText('Cycle 4: no usable sample of Sensor 2 in cycle 4');
  // At once, not when the store has been told: from here on it tells nothing.
  await page.route('**/api/live/alerts?*', () => undefined);
  await group.getByRole('button', { name: 'Acknowledge 3 alerts' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('[data-about]')).toHaveCount(3);
  await dialog.getByLabel('Your name').fill('Ann');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(group).toHaveCount(0);
});
