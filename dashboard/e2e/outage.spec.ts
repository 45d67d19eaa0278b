import { expect, test } from '@playwright/test';
import { Line } from './line';
import { Machine } from './machine';

test.describe('while the gateway is not reached', () => {
  let line: Line;
  let machine: Machine;

  test.beforeEach(async ({ baseURL }) => {
    line = await Line.to(baseURL ?? '');
    machine = await Machine.register(baseURL ?? '', 'Behind an outage');
  });
  test.afterEach(() => line.close());

  for (const outage of ['cut', 'freeze'] as const) {
    test(`machines are said to be not up to date (${outage})`, async ({ page }) => {
      await page.goto(`${line.url}/`);
      await expect(page.getByText(machine.name).first()).toBeVisible();
      line[outage]();
      await expect(page.getByText(/^Not up to date/)).toBeVisible();
      line.mend();
      await expect(page.getByText(/^Not up to date/)).toHaveCount(0);
    });
  }

  test('a page that was not opened yet opens by itself afterwards', async ({ page }) => {
    await page.goto(`${line.url}/`);
    await expect(page.getByText(machine.name).first()).toBeVisible();
    // Whether the page's code is there already or not.
    line.cut();
    await page.getByRole('link', { name: /^Alerts/ }).click();
    await expect(page.getByText('VerTac does not answer')).toBeVisible();
    line.mend();
    await expect(page.getByRole('heading', { name: 'Alerts' })).toBeVisible();
    await expect(page.getByText('VerTac does not answer')).toHaveCount(0);
  });

  test('the live page stands still and says as of when', async ({ page }) => {
    await machine.start();
    await page.goto(`${line.url}/live/${machine.streamId}`);
    await expect(page.locator('[data-connection="open"]')).toBeVisible();
    await machine.run(1000);
    const figures = page.locator('.facts dd');
    line.cut();
    await expect(page.getByText(/^as of /)).toBeVisible();
    const before = await figures.allTextContents();
    await page.waitForTimeout(1500);
    expect(await figures.allTextContents()).toEqual(before);
    line.mend();
    await expect(page.getByText(/^as of /)).toHaveCount(0);
    await machine.stop();
  });
});
