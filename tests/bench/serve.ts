import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, preview } from 'vite';
import { ROOT } from '../../tools/run.mjs';

export interface Served {
  readonly url: string;
  /** A folder of this run alone, gone at its end. */
  readonly scratch: string;
  close(): Promise<void>;
}

/** Also where the run is interrupted: then nothing else is called any more. */
function newScratch(): string {
  const scratch = join(ROOT, '.cache', `bench-${process.pid}`);
  mkdirSync(scratch, { recursive: true });
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
  return scratch;
}

/** The sources, with the pages of this folder. @param entries what the pages import, so that no package is found late */
export async function serveSources(entries: readonly string[]): Promise<Served> {
  const scratch = newScratch();
  const server = await createServer({
    root: ROOT,
    logLevel: 'warn',
    cacheDir: join(scratch, 'vite'),
    server: { host: 'localhost', port: 0, open: false, hmr: false, watch: null },
    optimizeDeps: { entries: ['src/**/*.ts', ...entries] },
  });
  await server.listen();
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    scratch,
    close: () => server.close(),
  };
}

/** The page as it was built. */
export async function serveBuilt(): Promise<Served> {
  const scratch = newScratch();
  const server = await preview({
    root: ROOT,
    logLevel: 'warn',
    preview: { host: 'localhost', port: 0, open: false },
  });
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    scratch,
    close: () => server.close(),
  };
}
