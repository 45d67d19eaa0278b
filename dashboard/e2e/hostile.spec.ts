import { expect, test } from '@playwright/test';
import { Machine } from './machine';

const NAME = `<img src=x onerror="document.title='hurt'"><script>document.title='hurt'</script>`;

test('a name that is a piece of a page is shown as it is, and does nothing', async ({
  page,
  baseURL,
}) => {
  const machine = await Machine.register(baseURL ?? '', NAME);
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  const id = machine.streamId;
  const found = `/?q=${encodeURIComponent('<img src=x')}`;
  for (const address of [found, `/live/${id}`, `/streams/${id}/cycles`]) {
    await page.goto(address);
    await expect(page.getByText('<img src=x').first()).toBeAttached();
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    expect(await page.title()).not.toBe('hurt');
  }
  expect(refused).toEqual([]);
});
