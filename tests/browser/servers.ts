import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, preview } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What this run writes for itself; its own, so that two runs do not disturb each other. */
const SCRATCH = join(ROOT, '.cache', `browser-tests-${process.pid}`);

/** The built page as any static host would serve it, or nothing if it was not built. */
async function servePage() {
  if (!existsSync(new URL('../../dist/index.html', import.meta.url))) return undefined;
  // cam.test is what a test calls this machine to be on an insecure page.
  const options = { host: 'localhost', port: 0, open: false, allowedHosts: ['cam.test'] };
  return preview({ root: ROOT, logLevel: 'warn', preview: options });
}

/** The sources and a page that imports any of them, for tests of single modules in a real browser. */
async function serveHarness() {
  const server = await createServer({
    root: ROOT,
    logLevel: 'warn',
    cacheDir: join(SCRATCH, 'harness'),
    // Nothing may reload a page in the middle of a test: neither a saved file nor a package found late.
    server: { host: 'localhost', port: 0, open: false, hmr: false, watch: null },
    optimizeDeps: { entries: ['index.html', 'src/**/*.ts', 'tests/browser/harness.ts'] },
  });
  return server.listen();
}

/** Starts both servers on free ports before the tests; what it returns stops them and clears up. */
export default async function start(): Promise<() => Promise<void>> {
  await mkdir(SCRATCH, { recursive: true });
  const [page, harness] = await Promise.all([servePage(), serveHarness()]);
  // The workers inherit the environment.
  process.env.K_LENS_SCRATCH = SCRATCH;
  process.env.K_LENS_PAGE_URL = page?.resolvedUrls?.local[0] ?? '';
  process.env.K_LENS_HARNESS_URL = `${harness.resolvedUrls?.local[0]}tests/browser/harness.html`;
  return async () => {
    await Promise.all([page?.close(), harness.close()]);
    await rm(SCRATCH, { recursive: true, force: true, maxRetries: 5 });
  };
}
