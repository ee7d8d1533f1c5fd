import { kmeans as mlKMeans } from 'ml-kmeans';
import { context2d, type Row, type Size } from '../../../src/bench/row.ts';
import { gridPoints } from '../../../src/bench/sample-points.ts';
import type { FrameImage } from '../../../src/engine/engine.ts';
import { SETTINGS } from '../../../src/settings/settings.ts';
import { type Cluster, CRITERIA, type OpenCv, openCv, untilReady } from '../opencv-js.ts';
import { labelsOf } from './judge.ts';

declare const cv: Partial<OpenCv>;

const LIVE_SCRIPT_ATTEMPTS = 10;

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
  await untilReady(cv);
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
