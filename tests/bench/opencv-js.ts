/** The part of opencv.js that is used here. */
export interface OpenCv {
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
/** opencv.js says nowhere reliably that it is ready; it is when it has its classes. Awaiting it as such never ends: it
 * has a `then` that gives itself. */
const READY_INTERVAL_MS = 20;

export async function untilReady(cv: Partial<OpenCv>): Promise<void> {
  while (!cv.Mat) await new Promise((resolve) => setTimeout(resolve, READY_INTERVAL_MS));
}

/** EPS + MAX_ITER, 100 iterations, 0.2: the live script's. */
export const CRITERIA = [3, 100, 0.2] as const;

/** [n, 3] points to [k, 3] centroids. */
export type Cluster = (points: Float32Array, k: number) => Float32Array;

/** As the live script does it, from random centers. */
export function openCv(cv: OpenCv, attempts: number): Cluster {
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
