/** The packages a test may want in the page; a browser cannot resolve their names by itself. */
const PACKAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  '@tensorflow/tfjs': () => import('@tensorflow/tfjs'),
  '@tensorflow/tfjs-core': () => import('@tensorflow/tfjs-core'),
  '@tensorflow/tfjs-backend-webgl': () => import('@tensorflow/tfjs-backend-webgl'),
  lit: () => import('lit'),
};

declare global {
  /**
   * Imports a module in the harness page, for tests:
   * `await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts')`.
   * @param name a path from the root of the project, or one of the packages of `harness.ts`
   */
  function load<Module>(name: string): Promise<Module>;
}

Object.assign(globalThis, { load: (name: string) => PACKAGES[name]?.() ?? import(/* @vite-ignore */ name) });

export type {};
