import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = [
  'kmeans',
  'color',
  'settings',
  'engine',
  'exact',
  'tutorials',
  'sources',
  'export',
  'lens',
  'app',
  'bench',
];
const PACKAGES = ['uplot', 'lit', 'lit/decorators.js', '@tensorflow/tfjs', '@tensorflow/tfjs-core', 'fast-check'];
const TFJS = ['@tensorflow/tfjs-core'];
const LIT = ['lit', 'lit/decorators.js'];
const BELOW_BENCH = FOLDERS.filter((name) => name !== 'bench');

/** What a file may import beside its own folder: the table of src/README.md. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'kmeans/file.ts': [],
  'color/file.ts': ['kmeans'],
  'settings/file.ts': ['kmeans'],
  'engine/file.ts': ['kmeans', 'color', 'settings'],
  'engine/cpu/file.ts': ['kmeans', 'color', 'settings'],
  'engine/gpu/file.ts': ['kmeans', 'color', 'settings', ...TFJS],
  'engine/gpu/kernels/file.ts': ['kmeans', 'color', 'settings', ...TFJS],
  'exact/file.ts': ['kmeans', 'color', 'settings'],
  'tutorials/file.ts': ['kmeans', 'color', 'settings', 'exact'],
  'tutorials/python/file.ts': ['kmeans', 'color', 'settings', 'exact'],
  'sources/file.ts': ['settings', 'color'],
  'sources/file/file.ts': ['settings', 'color'],
  'export/file.ts': ['settings', 'color'],
  'lens/file.ts': ['kmeans', 'color', 'settings', 'engine', 'exact', 'sources', 'export', ...LIT],
  'app/file.ts': ['lens', 'settings', 'color', 'exact', 'tutorials', 'export', ...LIT],
  'app/instruments/file.ts': ['lens', 'settings', 'color', 'exact', 'tutorials', 'export', 'uplot', ...LIT],
  'bench/file.ts': [...BELOW_BENCH, ...LIT],
  'bench/page/file.ts': [...BELOW_BENCH, ...LIT],
};

let folder = '';
/** Refused imports by file, as the linter of this project sees them. */
const refused = new Map<string, string[]>();

/** What a file in `src/` imports here, one a line: from every other folder, every package, and its own parents. */
function importsOf(file: string): string[] {
  const parts = file.split('/');
  const others = FOLDERS.filter((name) => name !== parts[0]);
  return [
    ...others.map((name) => `${'../'.repeat(parts.length - 1)}${name}/other.ts`),
    ...PACKAGES,
    ...parentsOf(parts),
  ];
}

/** Relative paths to files in the folders above, up to the one that the rules are about. */
const parentsOf = (parts: readonly string[]) => parts.slice(2).map((_, i) => `${'../'.repeat(i + 1)}other.ts`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'k-lens-lint-'));
  const config = JSON.parse(readFileSync(join(ROOT, '.biome.json'), 'utf8'));
  writeFileSync(
    join(folder, '.biome.json'),
    JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
  );
  for (const file of Object.keys(ALLOWED)) {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      importsOf(file)
        .map((name) => `import '${name}';\n`)
        .join(''),
    );
  }
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = ['lint', '--only=style/noRestrictedImports', '--reporter=json', '--max-diagnostics=none', 'src'];
  const { stdout } = spawnSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8' });
  for (const { location } of JSON.parse(stdout).diagnostics) {
    const file = location.path.replaceAll('\\', '/').replace(/^.*src\//, '');
    const line = importsOf(file)[location.start.line - 1] ?? '';
    refused.set(file, [...(refused.get(file) ?? []), line]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(ALLOWED))('src/%s may import %j', (file, allowed) => {
  const free = [...allowed, ...parentsOf(file.split('/'))];
  const wanted = importsOf(file).filter((name) => !free.includes(name.replace(/^[./]+(\w+)\/.*/, '$1')));
  expect(refused.get(file)?.sort()).toEqual(wanted.sort());
});
