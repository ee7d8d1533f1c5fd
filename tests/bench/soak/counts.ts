import type { CDPSession, Page } from '@playwright/test';

/** What a page holds. */
export type Counts = Readonly<Record<(typeof COUNTED)[number], number>>;

/** Everything counted, in the order of the table. */
export const COUNTED = [
  'tensors',
  'contexts',
  'textures',
  'GPU bytes',
  'GPU buffers',
  'framebuffers',
  'listeners',
  'nodes',
  'documents',
  'heap bytes',
] as const;

/** The heap may differ by so much, and nothing else by anything. */
const HEAP_NOISE = 0.1;
const HEAP_NOISE_BYTES = 2_000_000;

/** Moments at which a page is counted, and the time between them in milliseconds: searches and reads come and go, and
 * the lowest count is what stays. */
const MOMENTS = 30;
const INTERVAL_MS = 100;
const COLLECTIONS = 12;

/** Parts of tfjs that are the same in any build. */
interface TfjsEngine {
  readonly state: { readonly numTensors: number };
  readonly registry: Readonly<Record<string, { readonly textureManager?: TextureManager }>>;
}
interface TextureManager {
  getNumFreeTextures(): number;
  readonly numBytesFree: number;
}

/** Counts a page that is at rest. Textures that tfjs keeps for reuse are no leak: they are bounded, and left out. */
export async function countPage(page: Page, session: CDPSession): Promise<Counts> {
  // What was given up and is not collected yet, a lost lens's context say, is no leak.
  await session.send('HeapProfiler.collectGarbage');
  const gpu = await lowest(MOMENTS, INTERVAL_MS, () =>
    page.evaluate(() => {
      const engine = (globalThis as unknown as { _tfengine?: TfjsEngine })._tfengine;
      const managers = Object.values(engine?.registry ?? {}).flatMap(({ textureManager }) => textureManager ?? []);
      const free = managers.reduce((sum, manager) => sum + manager.getNumFreeTextures(), 0);
      const freeBytes = managers.reduce((sum, manager) => sum + manager.numBytesFree, 0);
      const { contexts, textures, bytes, buffers, framebuffers } = gpuCounts();
      return {
        tensors: engine?.state.numTensors ?? 0,
        contexts,
        textures: textures - free,
        'GPU bytes': bytes - freeBytes,
        'GPU buffers': buffers,
        framebuffers,
      };
    }),
  );
  const templateNodes = await page.evaluate(() => globalThis.templateNodes());
  const held = await lowest(COLLECTIONS, INTERVAL_MS, async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      listeners: metric('JSEventListeners'),
      nodes: metric('Nodes') - templateNodes,
      documents: metric('Documents'),
      'heap bytes': metric('JSHeapUsedSize'),
    };
  });
  return { ...gpu, ...held };
}

/** The lowest of each number over several moments. */
async function lowest<T extends Record<string, number>>(
  moments: number,
  intervalMs: number,
  count: () => Promise<T>,
): Promise<T> {
  let least = await count();
  for (let i = 1; i < moments; i++) {
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
    const now = await count();
    const entries = Object.keys(least).map((key) => [key, Math.min(least[key], now[key])]);
    least = Object.fromEntries(entries) as T;
  }
  return least;
}

/** What grew by more than noise. */
export function grown(start: Counts, end: Counts): string[] {
  return COUNTED.filter((what) => {
    if (what !== 'heap bytes') return end[what] > start[what];
    return end[what] > start[what] * (1 + HEAP_NOISE) + HEAP_NOISE_BYTES;
  });
}
