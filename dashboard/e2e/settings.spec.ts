import { expect, test, type Page } from '@playwright/test';
import { Machine } from './machine';

let machine: Machine;

test.beforeAll(async ({}, { project }) => {
  machine = await Machine.register(project.use.baseURL ?? '', 'Chosen press', 12);
});

const settings = () => `/streams/${machine.streamId}/settings`;
const save = (page: Page) => page.getByRole('button', { name: 'Save' });

test('a save that is refused leads to the field, in the words of the form, without asking the gateway', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
  await page.goto(settings());
  const critical = page.getByLabel('Critical below');
  await page.getByLabel('Warning below').fill('60');
  await critical.fill('65');
  await page.getByLabel('Smoothing, points').last().fill('4');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await save(page).click();
  await expect(critical).toBeFocused();
  await expect(critical).toBeInViewport();
  await expect(page.getByText('Must not be above “Warning below” (60).')).toBeVisible();
  const banner = page.getByText('Nothing was saved: 2 values cannot be. They are marked.');
  await expect(banner).toBeInViewport({ ratio: 1 });

  await critical.fill('50');
  await save(page).click();
  const smoothing = page.getByLabel('Smoothing, points').last();
  await expect(smoothing).toBeFocused();
  await expect(smoothing).toBeInViewport({ ratio: 1 });
  expect(sent).toEqual([]);
  await smoothing.fill('5');
  await expect(banner).toHaveCount(0);
  await save(page).click();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('what only the gateway finds wrong is shown at its field, too', async ({ page }) => {
  await page.route('**/settings', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            status: 422,
            detail: 'refused',
            errors: [
              { pointer: '/critical_health', message: 'must not be above warning_health' },
              { pointer: '/sensors', message: 'must be at most 1000' },
            ],
          }),
        })
      : route.continue(),
  );
  await page.goto(settings());
  const critical = page.getByLabel('Critical below');
  await critical.fill('20');
  await save(page).click();
  await expect(critical).toBeFocused();
  await expect(page.getByText('Must not be above “Warning below”.')).toBeVisible();
  await expect(page.getByText('Sensors: Must be at most 1000.')).toBeVisible();
});

test('what is entered and not saved is not lost without asking', async ({ page }) => {
  await page.goto('/');
  await page.goto(settings());
  const limit = page.getByLabel('Warning below');
  await limit.fill('81');
  const cycles = page.getByRole('navigation', { name: 'Machine' }).getByRole('link', { name: 'Cycles' });
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await cycles.click();
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(limit).toHaveValue('81');

  await cycles.click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`${settings()}$`));

  await cycles.click();
  await dialog.getByRole('button', { name: 'Discard and leave' }).click();
  await expect(page.getByText('No cycle yet')).toBeVisible();

  await page.goBack();
  await expect(limit).not.toHaveValue('81');
  await limit.fill('82');
  await page.goForward();
  await dialog.getByRole('button', { name: 'Discard and leave' }).click();
  await expect(page.getByText('No cycle yet')).toBeVisible();
});

test('the browser asks before a window with unsaved settings is closed', async ({ page }) => {
  await page.goto(settings());
  await page.getByLabel('Warning below').fill('83');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
});
