import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Machine } from './machine';

let machine: Machine;
let cycles: string[];
let aborted: string;

test.beforeAll(async ({}, { project }) => {
  machine = await Machine.register(project.use.baseURL ?? '', 'Shown press');
  cycles = [await machine.cycle(), await machine.cycle(1000, ['s2'])];
  aborted = await machine.start();
  await machine.run(600);
  await machine.abort();
  for (const cycle of [...cycles, aborted]) await machine.analysed(cycle);
});

function pages(): Record<string, { path: string; shows: string }> {
  return {
    machines: { path: '/', shows: 'Shown press' },
    live: { path: `/live/${machine.streamId}`, shows: 'Sensor 1' },
    together: { path: `/live/${machine.streamId}?view=overlay`, shows: 'Sensor 1' },
    analysis: { path: `/live/analysis/${cycles[1]}`, shows: 'What to check first' },
    aborted: { path: `/live/analysis/${aborted}`, shows: 'seconds before the stop' },
    cycles: {
      path: `/streams/${machine.streamId}/cycles?overlay=${cycles.join(',')}`,
      shows: 'Cycle 2',
    },
    settings: { path: `/streams/${machine.streamId}/settings`, shows: 'Limits of health' },
    alerts: { path: '/alerts', shows: 'Silent sensor' },
    unknown: { path: '/nowhere', shows: 'There is no such page' },
  };
}

async function open(page: Page, { path, shows }: { path: string; shows: string }) {
  await page.goto(path);
  await expect(page.getByText(shows).first()).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has a serious flaw for people with disabilities, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const [name, shown] of Object.entries(pages())) {
      await open(page, shown);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => node.target).join(' ')}`);
      expect(serious).toEqual([]);
    }
    await context.close();
  });
}

test('every page fits a phone', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 375, height: 667 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  for (const [name, shown] of Object.entries(pages())) {
    await open(page, shown);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `${name} is wider than the phone`).toBeLessThanOrEqual(375);
  }
  await context.close();
});

test('the first curve is seen on a phone without scrolling', async ({ browser, baseURL }) => {
  const held = await Machine.register(baseURL ?? '', 'Held press');
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 360, height: 740 },
  ]) {
    const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
    const page = await context.newPage();
    await held.start();
    // As long as it is heard of: above the curves there is said who is silent.
    await held.runWhile(async () => {
      await open(page, { path: `/live/${held.streamId}`, shows: 'Sensors: All 3' });
      await expect(page.getByRole('img', { name: 'Curve of Sensor 0' })).toBeInViewport({ ratio: 1 });
    });
    await held.stop();
    await context.close();
  }
});

test('the description of the API leads back to the machines', async ({ page }) => {
  await page.goto('/docs');
  const sections = page.locator('.opblock-tag');
  await expect(sections).toHaveCount(7);
  await expect(page.locator('.opblock-tag[data-tag="default"]')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('header.bar').analyze();
  expect(violations).toEqual([]);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Machines' }).click();
  await expect(page.getByRole('heading', { name: 'Machines' })).toBeVisible();
});

test('no page asks for more than the policy allows, or another host', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const host = new URL(request.url()).host;
    if (host !== new URL(baseURL ?? '').host && !request.url().startsWith('blob:'))
      complaints.push(`asked ${host}`);
  });
  for (const shown of Object.values(pages())) await open(page, shown);
  expect(complaints).toEqual([]);
});

test('the main pages work by keyboard, and the address keeps what was chosen', async ({ page, baseURL }) => {
  // Of one that rests its last cycle is shown, in no window.
  const running = await Machine.register(baseURL ?? '', 'Typed at press');
  await running.start();
  await page.goto('/');
  await page.getByRole('searchbox').fill('typed');
  await expect(page).toHaveURL(/q=typed/);
  await page.getByRole('link', { name: 'Typed at press' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/live/${running.streamId}`));
  await page.getByRole('button', { name: '5 s', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/window=5/);
  await page.reload();
  await expect(page.getByRole('button', { name: '5 s', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await running.stop();
});

test('rows are drawn where they are looked for, whatever has grown above them', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto(`/streams/${machine.streamId}/cycles?overlay=${cycles.join(',')}`);
  await expect(page.getByRole('img', { name: 'Curve of Sensor 1' })).toBeVisible();
  // The end is elsewhere as long as the page grows.
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(page.getByRole('link', { name: 'Open the analysis of cycle 1' })).toBeInViewport({ timeout: 2_000 });
  }).toPass();
});

test('the appearance can be switched and is remembered', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Appearance/ }).click();
  await page.getByRole('button', { name: /Appearance: Light/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('what is not there or not allowed is said in words', async ({ page }) => {
  for (const id of ['00000000-0000-4000-8000-000000000000', 'unknown'])
    for (const address of [`/live/${id}`, `/streams/${id}/cycles`, `/streams/${id}/settings`]) {
      await page.goto(address);
      await expect(page.getByText('There is no such machine')).toBeVisible();
      await expect(page).toHaveTitle(/^There is no such machine/);
      await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
      await expect(page.locator('main form, main input, main .tabs')).toHaveCount(0);
      await page.getByRole('link', { name: 'To all machines' }).click();
      await expect(page.getByRole('heading', { name: 'Machines' })).toBeVisible();
    }
  await page.route('**/api/live/alerts*', (route) =>
    route.fulfill({ status: 403, contentType: 'application/problem+json', body: '{"status":403}' }),
  );
  await page.goto('/alerts');
  await expect(page.getByText('You may not see this')).toBeVisible();
});
