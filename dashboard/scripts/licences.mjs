// The licences of what is shipped inside the pages, beside them: their notices must go along.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));

const texts = Object.entries(packages)
  .filter(([path, about]) => path && !about.dev && !about.optional && !about.peer)
  .map(([path, about]) => {
    const folder = new URL(`${path}/`, root);
    const file = existsSync(folder) && readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    const name = path.replace(/^.*node_modules\//, '');
    const text = file ? readFileSync(new URL(file, folder), 'utf8').trim() : about.license;
    return `${name} ${about.version} (${about.license})\n\n${text}\n`;
  });
writeFileSync(new URL('target/classes/dashboard/licences.txt', root), texts.join('\n---\n\n'));
