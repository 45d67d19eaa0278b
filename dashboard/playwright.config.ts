import { defineConfig } from '@playwright/test';

/**
 * Needs a running platform (VERTAC_URL) and Chromium (CHROMIUM, Debian's by default). The flags
 * keep Chromium from calling hosts of its own.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env['VERTAC_URL'] ?? 'http://127.0.0.1:8000',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--enable-precise-memory-info',
        '--js-flags=--expose-gc',
      ],
    },
  },
});
