import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where `npm run dev` finds a running platform. */
const gateway = process.env['VERTAC_URL'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: { '@shared': folder('./src/shared'), '@features': folder('./src/features') },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: gateway, ws: true }, '/openapi.json': gateway },
  },
  build: {
    outDir: 'target/classes/dashboard',
    emptyOutDir: true,
    // Every file is fetched from the gateway: nothing is inlined, so that the content security
    // policy can ask for 'self' alone.
    assetsInlineLimit: 0,
    manifest: true,
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 },
});
