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
