import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { Machine } from '../machine';

const key = (role: 'EDGE' | 'OPERATOR' | 'VIEWER') => process.env[`VERTAC_${role}_KEY`] ?? '';
const register = (url: string | undefined, name: string) =>
  Machine.register(url ?? '', name, 3, key('EDGE'));

async function signIn(page: Page, with_: string): Promise<void> {
  await page.getByLabel('Key').fill(with_);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('an operator signs in, comes back, starts and stops a cycle, and signs out', async ({
  page,
  baseURL,
}) => {
  const machine = await register(baseURL, 'Locked press');
  const address = `/live/${machine.streamId}?window=10`;
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await signIn(page, 'vt_nothing');
  await expect(page.getByRole('alert')).toContainText('This key opens nothing here');
  await signIn(page, key('OPERATOR'));
  await expect(page).toHaveURL(new RegExp(`/live/${machine.streamId}\\?window=10$`));
  await expect(page.getByRole('button', { name: 'Signed in as shift-lead, operator' })).toBeVisible();

  const started = page.waitForRequest(/\/api\/live\/cycle\/start/);
  await page.getByRole('button', { name: 'Start cycle' }).click();
  const start = page.getByRole('dialog', { name: 'Start cycle 1 of Locked press?' });
  await start.getByRole('button', { name: 'Start cycle' }).click();
  expect((await started).headers()['x-csrf-token']).toBeTruthy();
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await machine.run(400);
  await page.getByRole('button', { name: 'Stop cycle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop cycle 1 of Locked press?' });
  const stopped = page.waitForRequest(/\/api\/live\/cycle\/stop/);
  await dialog.getByRole('button', { name: 'Stop cycle' }).click();
  expect((await stopped).headers()['x-csrf-token']).toBeTruthy();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();

  // The same cookie, but no page of ours.
  const forged = await page.request.post(`/api/live/cycle/start?stream_id=${machine.streamId}`);
  expect(forged.status()).toBe(403);
  expect(((await forged.json()) as { code: string }).code).toBe('csrf_token_missing');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Key')).toBeVisible();
  expect((await page.request.get('/api/live/streams')).status()).toBe(401);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
});

test('a viewer sees everything, no button to stop, and why', async ({ page, baseURL }) => {
  const machine = await register(baseURL, 'Looked at press');
  await machine.start();
  await machine.run(400);
  await page.goto(`/sign-in?to=/live/${machine.streamId}`);
  await signIn(page, key('VIEWER'));
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  await expect(page.locator('[data-sensor="s1"]')).toBeVisible();
  await expect(page.getByText(/needs the role operator; you are signed in as viewer/)).toBeVisible();
  await expect(page.getByRole('button', { name: /(Start|Stop) cycle/ })).toHaveCount(0);

  // What is not shown is not allowed either.
  const { csrf_token } = (await (await page.request.get('/api/session')).json()) as Record<string, string>;
  const answer = await page.request.post(`/api/live/cycle/stop?stream_id=${machine.streamId}`, {
    headers: { 'X-CSRF-Token': csrf_token ?? '' },
  });
  expect(answer.status()).toBe(403);
  expect(((await answer.json()) as { code: string }).code).toBe('role_missing');
  await machine.stop();
});

test('who has a session and loses it is told so on the live page', async ({ page, baseURL }) => {
  const machine = await register(baseURL, 'Long looked at press');
  await page.goto(`/sign-in?to=/live/${machine.streamId}`);
  await signIn(page, key('VIEWER'));
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  await page.context().clearCookies();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
});

const signInLinks = (page: Page) => page.getByRole('link', { name: 'Sign in' });
const ended = (page: Page) => page.getByText(/^Your session has ended/);

/** A machine with one cycle, and all pages that show something of it. */
async function pagesOf(url: string | undefined, name: string) {
  const machine = await register(url, name);
  const cycle = await machine.cycle(400);
  const { streamId } = machine;
  const of = `/streams/${streamId}`;
  const paths = ['/', `/live/${streamId}`, `/live/analysis/${cycle}`, `${of}/cycles`, `${of}/settings`, '/alerts'];
  return { machine, paths };
}

test('who is not signed in is offered to once on every page, which asks for nothing until somebody does', async ({
  page,
  context,
  baseURL,
}) => {
  const { machine, paths } = await pagesOf(baseURL, 'Press behind a door');
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    await expect(signInLinks(page)).toHaveCount(1);
  }

  await page.goto(`/live/${machine.streamId}`);
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => request.url().includes('/api/live/') && asked.push(request.url()));
  page.on('websocket', (line) => asked.push(line.url()));
  // Open alerts are counted every five seconds, and a line is dialled anew sooner.
  await page.waitForTimeout(7_000);
  expect(asked).toEqual([]);
  await expect(signInLinks(page)).toHaveCount(1);
  const other = await context.newPage();
  await other.goto('/sign-in');
  await signIn(other, key('VIEWER'));
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Press behind a door' })).toBeVisible();
  await expect(signInLinks(page)).toHaveCount(0);
});

test('whose session ends is told so once on every page, which goes on by itself with the next', async ({
  page,
  context,
  baseURL,
}) => {
  const { machine, paths } = await pagesOf(baseURL, 'Press behind a door that shut');
  await page.goto('/sign-in');
  await signIn(page, key('VIEWER'));
  await expect(page.getByRole('button', { name: 'Signed in as hall, viewer' })).toBeVisible();
  const session = await context.cookies();
  for (const path of paths) {
    await context.addCookies(session);
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'Signed in as hall, viewer' })).toBeVisible();
    await context.clearCookies();
    await expect(ended(page)).toBeVisible();
    await expect(signInLinks(page)).toHaveCount(1);
  }
  // What was not loaded before cannot be now.
  await page.getByRole('link', { name: 'Machines' }).click();
  await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
  await expect(ended(page)).toBeVisible();
  await expect(signInLinks(page)).toHaveCount(1);

  await context.addCookies(session);
  await page.goto(`/live/${machine.streamId}`);
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
  await context.clearCookies();
  await expect(ended(page)).toBeVisible();
  const other = await context.newPage();
  await other.goto('/sign-in');
  await signIn(other, key('VIEWER'));
  await expect(ended(page)).toHaveCount(0);
  await expect(page.locator('[data-connection="open"]')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`signing in fits a phone and has no serious flaw, ${colorScheme}`, async ({ browser, baseURL }) => {
    await register(baseURL, `Press on a phone, ${colorScheme}`);
    const context = await browser.newContext({ colorScheme, viewport: { width: 375, height: 667 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    };
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible();
    await check();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await expect(page.getByLabel('Key')).toBeVisible();
    await check();
    await signIn(page, key('VIEWER'));
    // Of a long list only the rows in view are drawn.
    await page.getByRole('searchbox').fill(`Press on a phone, ${colorScheme}`);
    await page.getByRole('link', { name: `Press on a phone, ${colorScheme}` }).first().click();
    await expect(page.getByText('Waiting for the first cycle')).toBeVisible();
    await check();
    await page.getByRole('button', { name: /Signed in as hall, viewer/ }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Sign out' })).toBeVisible();
    await check();
    await context.close();
  });
}
