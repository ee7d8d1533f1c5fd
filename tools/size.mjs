// @ts-check
/**
 * Prints the gzip size of the JavaScript that dist/index.html loads first: its entry and all that is statically
 * imported from it. `node tools/size.mjs 110` exits with 1 beyond 110 KB (of 1000 bytes).
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseAst } from 'vite';
import { isMain } from './is-main.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** The scripts and preloaded modules named in a page. */
function scriptsOf(/** @type {string} */ html) {
  const tags = html.match(/<(?:script|link rel="modulepreload")[^>]*>/g) ?? [];
  return tags.map((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1]).filter((path) => path !== undefined);
}

/** The modules that a module imports or re-exports statically. */
function importsOf(/** @type {string} */ code) {
  const names = parseAst(code).body.map((node) => ('source' in node ? node.source?.value : undefined));
  return names.filter((name) => typeof name === 'string');
}

/**
 * Gzip sizes of what a built page loads first, by path in `dist`.
 * @returns {Map<string, number>}
 */
export function firstLoad(dist = DIST) {
  const sizes = new Map();
  const queue = scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8')).map((path) => join(dist, path));
  for (const file of queue) {
    const name = relative(dist, file);
    if (sizes.has(name)) continue;
    const code = readFileSync(file, 'utf8');
    sizes.set(name, gzipSync(code, { level: 9 }).length);
    queue.push(...importsOf(code).map((path) => join(dirname(file), path)));
  }
  return sizes;
}

function main() {
  if (!existsSync(join(DIST, 'index.html'))) {
    console.error('There is no dist/: run `npm run build` first.');
    return 1;
  }
  const limit = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);
  const sizes = firstLoad();
  for (const [name, size] of sizes) console.log(`${(size / 1000).toFixed(1).padStart(8)} KB  ${name}`);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0) / 1000;
  const bound = Number.isFinite(limit) ? ` (limit ${limit} KB)` : '';
  console.log(`${total.toFixed(1).padStart(8)} KB  gzip, JavaScript of the first load${bound}`);
  // No script at all is a page that cannot work, not a small one.
  return sizes.size > 0 && !(total > limit) ? 0 : 1;
}

if (isMain(import.meta.url)) process.exitCode = main();
