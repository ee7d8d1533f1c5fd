import * as tf from '@tensorflow/tfjs';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { drainer, newCanvas, pixelsOf, type Row, type Size } from '../../../src/bench/row.ts';
import { sampleGrid } from '../../../src/engine/sample-grid.ts';
import { SETTINGS } from '../../../src/settings/settings.ts';

/** tfjs's own WebGL backend, on a context that also runs in software. Call it before any lens: that one makes another. */
export async function openTfjs(): Promise<() => void> {
  const canvas = newCanvas({ width: 1, height: 1 });
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
  if (!gl) throw new Error('no WebGL2 here');
  setWebGLContext(2, gl);
  if (!(await tf.setBackend('webgl'))) throw new Error('tfjs has no WebGL here');
  await tf.ready();
  return drainer(gl);
}

/** For each point the nearest centroid: ‖x − c‖² without ‖x‖², which is the same for every c. */
function nearest(points: tf.Tensor2D, centroids: tf.Tensor2D): tf.Tensor1D {
  const lengths = tf.sum(tf.square(centroids), 1);
  return tf.argMin(tf.sub(lengths, tf.mul(tf.matMul(points, centroids, false, true), 2)), 1);
}

/**
 * One Lloyd iteration on points [rows, columns, 3]. The sums are a matMul per row of the grid, then added up: as one
 * product [k, n] × [n, 3] a few shader threads would do all of it one after the other (five times slower).
 */
function iterate(points: tf.Tensor3D, centroids: tf.Tensor2D): tf.Tensor2D {
  const [rows, columns] = points.shape;
  const k = centroids.shape[0];
  const labels = nearest(tf.reshape(points, [rows * columns, 3]), centroids);
  const member = tf.reshape(tf.oneHot(labels, k, 1, 0, 'float32'), [rows, columns, k]);
  const sums = tf.sum(tf.matMul(member, points, true, false), 0);
  const counts = tf.reshape(tf.sum(member, [0, 1]), [k, 1]);
  const means = tf.div(sums, tf.maximum(counts, 1));
  return tf.where(tf.greater(counts, 0), means, centroids) as tf.Tensor2D;
}

/** What K-Lens does, as one would write it with tfjs alone: from `fromPixels` to `toPixels`, warm-started. */
export function plainTfjs(size: Size, k: number, drain: () => void): Row {
  const { width, height } = size;
  const { rows, columns } = sampleGrid(width, height, SETTINGS.resolution.default);
  const canvas = newCanvas(size);
  let centroids: tf.Tensor2D = tf.zeros([k, 3]);
  return {
    id: 'tfjs',
    k,
    begin(_image, start) {
      centroids.dispose();
      centroids = tf.tensor2d(start, [k, 3]);
    },
    async frame(image) {
      const before = centroids;
      const picture = tf.tidy(() => {
        const frame = tf.cast(tf.browser.fromPixels(image), 'float32');
        const points = tf.image.resizeNearestNeighbor(frame, [rows, columns]);
        for (let i = 0; i < SETTINGS.iterations.default; i++) centroids = iterate(points, centroids);
        tf.keep(centroids);
        const labels = nearest(tf.reshape(frame, [width * height, 3]), centroids);
        const colors = tf.cast(tf.round(centroids), 'int32');
        return tf.reshape(tf.gather(colors, labels), [height, width, 3]) as tf.Tensor3D;
      });
      before.dispose();
      await tf.browser.toPixels(picture, canvas);
      picture.dispose();
    },
    drain,
    picture: () => pixelsOf(canvas),
    centroids: async () => (await centroids.data()) as Float32Array,
    dispose: () => centroids.dispose(),
  };
}
