import { kmeans as mlKMeans } from 'ml-kmeans';
import { context2d, type Row, type Size } from '../../../src/bench/row.ts';
import { gridPoints } from '../../../src/bench/sample-points.ts';
import type { FrameImage } from '../../../src/engine/engine.ts';
import { SETTINGS } from '../../../src/settings/settings.ts';
import { labelsOf } from './judge.ts';

/** The part of opencv.js that is used here. */
interface OpenCv {
  readonly Mat: new (rows?: number, columns?: number, type?: number) => Mat;
  readonly TermCriteria: new (type: number, maxCount: number, epsilon: number) => unknown;
  readonly CV_32F: number;
  readonly KMEANS_RANDOM_CENTERS: number;
  kmeans(points: Mat, k: number, labels: Mat, criteria: unknown, attempts: number, flags: number, centers: Mat): number;
}
interface Mat {
  readonly data32F: Float32Array;
  delete(): void;
}
declare const cv: Partial<OpenCv>;

/** opencv.js says nowhere reliably that it is ready; it is when it has its classes. Awaiting it as such never ends: it
 * has a `then` that gives itself. */
const READY_INTERVAL_MS = 20;

/** EPS + MAX_ITER, 100 iterations, 0.2: the live script's. */
const CRITERIA = [3, 100, 0.2] as const;
const LIVE_SCRIPT_ATTEMPTS = 10;

/** [n, 3] points to [k, 3] centroids. */
type Cluster = (points: Float32Array, k: number) => Float32Array;

function openCv(cv: OpenCv, attempts: number): Cluster {
  return (points, k) => {
    const data = new cv.Mat(points.length / 3, 3, cv.CV_32F);
    data.data32F.set(points);
    const labels = new cv.Mat();
    const centers = new cv.Mat();
    const criteria = new cv.TermCriteria(...CRITERIA);
    cv.kmeans(data, k, labels, criteria, attempts, cv.KMEANS_RANDOM_CENTERS, centers);
    const result = Float32Array.from(centers.data32F);
    for (const mat of [data, labels, centers]) mat.delete();
    return result;
  };
}

const ml: Cluster = (points, k) => {
  const rows = Array.from({ length: points.length / 3 }, (_, i) => [...points.subarray(3 * i, 3 * i + 3)]);
  // It compares squared distances with its tolerance.
  const options = { maxIterations: CRITERIA[1], tolerance: CRITERIA[2] ** 2, seed: 1 };
  return Float32Array.from(mlKMeans(rows, k, options).centroids.flat());
};

function everyPixel({ data }: ImageData): Float32Array {
  const points = new Float32Array((data.length / 4) * 3);
  for (let i = 0, at = 0; i < data.length; i += 4) {
    points[at++] = data[i];
    points[at++] = data[i + 1];
    points[at++] = data[i + 2];
  }
  return points;
}

/** Peers that start cold on every frame, on the CPU. The page has to have loaded opencv.js. */
export async function coldPeers(size: Size, ks: readonly number[]): Promise<Row[]> {
  while (!cv.Mat) await new Promise((resolve) => setTimeout(resolve, READY_INTERVAL_MS));
  const opencv = cv as OpenCv;
  const grid = (frame: ImageData) => gridPoints(frame, SETTINGS.resolution.default);
  return ks.flatMap((k): Row[] => [
    { ...coldPeer('opencv', size, k, everyPixel, openCv(opencv, LIVE_SCRIPT_ATTEMPTS)), slow: true },
    coldPeer('opencv-grid', size, k, grid, openCv(opencv, 1)),
    coldPeer('ml-kmeans', size, k, grid, ml),
  ]);
}

function coldPeer(
  id: string,
  size: Size,
  k: number,
  pointsOf: (frame: ImageData) => Float32Array,
  cluster: Cluster,
): Row {
  const input = context2d(size);
  const output = context2d(size);
  let centroids = new Float32Array();
  return {
    id,
    k,
    frame(image: FrameImage) {
      input.drawImage(image, 0, 0);
      const frame = input.getImageData(0, 0, size.width, size.height);
      centroids = Float32Array.from(cluster(pointsOf(frame), k));
      const labels = labelsOf(frame.data, centroids);
      const colors = centroids.map(Math.round);
      for (let i = 0; i < labels.length; i++) {
        frame.data[4 * i] = colors[3 * labels[i]];
        frame.data[4 * i + 1] = colors[3 * labels[i] + 1];
        frame.data[4 * i + 2] = colors[3 * labels[i] + 2];
      }
      output.putImageData(frame, 0, 0);
    },
    drain: () => {},
    picture: () => output.getImageData(0, 0, size.width, size.height),
    centroids: async () => centroids,
    dispose: () => {},
  };
}
