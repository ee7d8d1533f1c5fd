// @ts-check
/**
 * Runs a TypeScript file of the project in Node: `node tools/run-ts.mjs tests/bench/bench.ts --quick`. Its `main` gets
 * the rest of the command line and gives the exit code. Vite reads the TypeScript, because Node 20 cannot.
 */
import { createServer } from 'vite';
import { ROOT } from './run.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) throw new Error('Which file?');
const loader = await createServer({
  root: ROOT,
  configFile: false,
  appType: 'custom',
  logLevel: 'warn',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { main } = await loader.ssrLoadModule(`/${file}`);
  process.exitCode = await main(args);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await loader.close();
}
