import { defineConfig } from '@playwright/test';

/**
 * Needs a running platform (VERTAC_URL) and Chromium (CHROMIUM, Debian's by default). Without keys
 * those in e2e are run; with VERTAC_EDGE_KEY, VERTAC_OPERATOR_KEY and VERTAC_VIEWER_KEY, for a
 * platform that asks for them, those in e2e/keys. The flags keep Chromium from calling hosts of its
 * own.
 */
const withKeys = Boolean(process.env['VERTAC_OPERATOR_KEY']);

export default defineConfig({
  testDir: withKeys ? 'e2e/keys' : 'e2e',
  testIgnore: withKeys ? [] : 'keys/**',
  outputDir: 'target/e2e',
  workers: 1,
  // A slow machine takes its time: what is awaited comes, or never.
  timeout: 300_000,
  expect: { timeout: 60_000 },
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
