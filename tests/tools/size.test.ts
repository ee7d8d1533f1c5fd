import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstLoad } from '../../tools/size.mjs';

test('the first load is the entry and what it imports statically, each counted once', () => {
  const dist = mkdtempSync(join(tmpdir(), 'k-lens-dist-'));
  mkdirSync(join(dist, 'assets'));
  const files = {
    'index.html':
      '<script type="module" crossorigin src="./assets/main-1.js"></script><link rel="stylesheet" href="./a.css">',
    'assets/main-1.js': 'import{a}from"./shared-2.js";import"./side-3.js";import("./later-4.js").then(a);',
    'assets/shared-2.js': 'export*from"./side-3.js";export const a="import \'./no.js\'";',
    'assets/side-3.js': 'import"./shared-2.js";',
    'assets/later-4.js': 'export{}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dist, name), text);
  const names = [...firstLoad(dist).keys()].map((name) => name.replaceAll('\\', '/'));
  rmSync(dist, { recursive: true });
  expect(names.sort()).toEqual(['assets/main-1.js', 'assets/shared-2.js', 'assets/side-3.js']);
});
