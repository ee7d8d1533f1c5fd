/** How calm the picture of a still scene is, on fixed frames: the demo scene with a camera's noise. */
import { expect, test } from './fixtures.ts';

const SIGMA = 3;
const K = 8;

// The CPU takes fewer samples, and their means move more.
for (const [backend, most] of [
  ['webgl', 0.003],
  ['cpu', 0.01],
] as const) {
  test(`a still scene with noise stands still, and stiller when steady: ${backend}`, async ({ harness }) => {
    const { plain, steady, wrong } = await harness.evaluate(
      async ([backend, sigma, k]) => {
        const { GpuEngine } = await load<typeof import('../../src/engine/gpu/gpu-engine.ts')>(
          '/src/engine/gpu/gpu-engine.ts',
        );
        const { CpuEngine } = await load<typeof import('../../src/engine/cpu/cpu-engine.ts')>(
          '/src/engine/cpu/cpu-engine.ts',
        );
        const { STEADY_MARGIN } = await load<typeof import('../../src/engine/steady.ts')>('/src/engine/steady.ts');
        const { random } = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
        const { demoFrames } = await load<typeof import('../../src/bench/demo-frames.ts')>('/src/bench/demo-frames.ts');
        const { noisyFrames } = await load<typeof import('../bench/page/file-frames.ts')>(
          '/tests/bench/page/file-frames.ts',
        );
        const { labelsOf, SteadinessWatch } =
          await load<typeof import('../bench/page/judge.ts')>('/tests/bench/page/judge.ts');
        const { context2d, pixelsOf } = await load<typeof import('../../src/bench/row.ts')>('/src/bench/row.ts');
        const size = { width: 640, height: 480 };
        const [still] = demoFrames(size, 1);
        const frames = noisyFrames(still, 8, sigma);
        const canvas = document.createElement('canvas');
        const engine = backend === 'webgl' ? GpuEngine.create(canvas) : new CpuEngine(canvas);
        if (!engine) throw new Error('no WebGL2 here');
        const context = context2d(size);
        const clustering = engine.cluster();
        const show = (frame: ImageData, steady: boolean) => {
          context.putImageData(frame, 0, 0);
          engine.upload(context.canvas, size.width, size.height);
          engine.sample(160);
          clustering.iterate(2);
          engine.draw(clustering, { kind: 'segments', mutedMask: 0, steady, mirror: false });
        };
        show(frames[0], false);
        clustering.start({ k, seeding: 'maximin', random: random(1), iterations: 30 });

        /** Pixels that are in neither of the two clusters that the law allows. */
        const lawless = (frame: ImageData, labels: Uint8Array, before: Uint8Array, centroids: Float32Array) => {
          const nearest = labelsOf(frame.data, centroids);
          const far = (i: number, c: number) =>
            Math.hypot(...[0, 1, 2].map((axis) => frame.data[4 * i + axis] - centroids[3 * c + axis])) ** 2;
          const between = (a: number, b: number) =>
            Math.hypot(...[0, 1, 2].map((axis) => centroids[3 * a + axis] - centroids[3 * b + axis]));
          return labels.reduce((count, label, i) => {
            const [last, next] = [before[i], nearest[i]];
            const beyond = last === next ? 0 : (far(i, last) - far(i, next)) / (2 * between(last, next));
            const slack = beyond - 255 * STEADY_MARGIN;
            // On the edge of the margin either is right.
            const right = Math.abs(slack) < 1e-3 || label === (slack < 0 ? last : next);
            return count + Number(!right);
          }, 0);
        };

        let wrong = 0;
        const watch = async (steady: boolean) => {
          const watched = new SteadinessWatch(still);
          let before: Uint8Array | null = null;
          for (const frame of frames) {
            show(frame, steady);
            const { centroids } = await clustering.read();
            const picture = pixelsOf(engine.canvas);
            const labels = labelsOf(picture.data, centroids);
            if (steady && before) wrong += lawless(frame, labels, before, centroids);
            before = labels;
            watched.see(frame, picture, centroids);
          }
          return watched.result();
        };
        const result = { plain: await watch(false), steady: await watch(true), wrong };
        result.wrong = wrong;
        engine.dispose();
        return result;
      },
      [backend, SIGMA, K] as const,
    );
    expect(plain.reference).toBeLessThan(most);
    expect(plain.noisy).toBeGreaterThan(0.01);
    expect(steady.noisy).toBeLessThan(0.005);
    expect(wrong).toBe(0);
  });
}
