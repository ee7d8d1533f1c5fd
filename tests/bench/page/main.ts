import { BenchPage, type Setup } from './bench-page.ts';

declare global {
  /** The bench of the last size opened. */
  var bench: BenchPage;
  var openBench: (setup: Setup) => Promise<void>;
}

Object.assign(globalThis, {
  openBench: async (setup: Setup) => {
    const file = document.querySelector('input')?.files?.[0];
    globalThis.bench = await BenchPage.open(setup, file);
  },
});
