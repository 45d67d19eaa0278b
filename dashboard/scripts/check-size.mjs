// The budget: what a first visit must load, compressed. Counted, not timed, so that it is the same
// on every machine.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 200 * 1000;
const folder = new URL('../target/classes/dashboard/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', folder), 'utf8'));

const needed = new Set();
function need(name) {
  const chunk = manifest[name];
  if (needed.has(chunk.file)) return;
  needed.add(chunk.file);
  (chunk.imports ?? []).forEach(need);
}
// The heaviest first page: the entry and what the live page adds to it.
Object.keys(manifest).filter((name) => manifest[name].isEntry).forEach(need);
Object.keys(manifest).filter((name) => name.endsWith('features/live/LivePage.tsx')).forEach(need);

const bytes = [...needed].map((file) => gzipSync(readFileSync(new URL(file, folder))).length);
const total = bytes.reduce((sum, size) => sum + size, 0);
console.log(`initial JavaScript: ${(total / 1000).toFixed(1)} kB compressed of ${BUDGET_BYTES / 1000} kB`);
if (total > BUDGET_BYTES) {
  console.error('the initial JavaScript is over its budget: load pages or libraries later');
  process.exit(1);
}
