import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import {
  CENTROID_COLUMNS,
  GRID_SHADER,
  GRID_UNIFORMS,
  type Grid,
  gridValues,
  labelsSize,
  POINT_SHADER,
  POINT_UNIFORMS,
  pointValues,
  SQUARED_DISTANCE,
  tileCount,
} from './layout.ts';

/** Most attempts that are seeded side by side. */
export const ATTEMPTS_MAX = 16;

/** `values`, with zeros behind it up to the size that a uniform array has in the shader. */
function padded(values: readonly number[], length: number): number[] {
  return [...values, ...Array<number>(length - values.length).fill(0)];
}

export interface SetCentroids {
  readonly attempts: number;
  /** r, g, b, share of each cluster, 0 to 1. */
  readonly colors: readonly number[];
  /** x, y, 0, share of each cluster; zeros unless told. */
  readonly positions?: readonly number[];
}

/** Given values → centroids, the same in every attempt. By uniforms: no upload, and so nothing to compile later. */
export const setCentroids: Kernel<SetCentroids> = {
  name: 'KLensSetCentroids',
  inputs: [],
  uniforms: [{ name: 'centers', type: 'vec4', arrayIndex: CENTROID_COLUMNS }],
  values: ({ colors, positions = [] }) => [[...padded(colors, 4 * K_MAX), ...padded(positions, 4 * K_MAX)]],
  outputSize: ({ attempts }) => [attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    void main() { setOutput(centers[texel().x]); }
  `,
};

/** Centroids → the same again. */
export const copyCentroids: Kernel<{ readonly attempts: number }> = {
  name: 'KLensCopyCentroids',
  inputs: ['centroids'],
  uniforms: [],
  values: () => [],
  outputSize: ({ attempts }) => [attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    void main() { setOutput(texelFetch(centroids, texel(), 0)); }
  `,
};

export interface PointsAt {
  readonly grid: Grid;
  /** Index of a point for each cluster of the first attempt, then of the next: K_MAX in all at most. */
  readonly indices: readonly number[];
}

/** Points → centroids at the points with given indices (`random-points`, and the first of the greedy seedings). */
export const pointsAt: Kernel<PointsAt> = {
  name: 'KLensPointsAt',
  inputs: ['points'],
  uniforms: [...POINT_UNIFORMS, { name: 'indices', type: 'int', arrayIndex: K_MAX }],
  values: ({ grid, indices }) => [...pointValues(grid, indices.length / grid.attempts), padded(indices, K_MAX)],
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    void main() {
      int index = indices[min(texel().y * k + clusterIn(texel().x), K_MAX - 1)];
      ivec2 cell = ivec2(index % gridSize.x, index / gridSize.x);
      setOutput(vec4(valueIn(texel().x, texelFetch(points, cell, 0).rgb, cell), 0.0));
    }
  `,
};

export interface AddCentroid extends OnGrid {
  /** For each attempt a uniform number in [0, 1): by chance, in proportion to d². −1: the farthest point instead. */
  readonly chances: readonly number[];
}

/**
 * Labels, tileDistances, centroids → centroids with one more, number k + 1: a point drawn in proportion to its
 * squared distance (k-means++: Arthur & Vassilvitskii 2007) or the farthest one (maximin: Gonzalez 1985).
 */
export const addCentroid: Kernel<AddCentroid> = {
  name: 'KLensAddCentroid',
  inputs: ['tileDistances', 'labels', 'centroids'],
  uniforms: [...POINT_UNIFORMS, { name: 'chances', type: 'float', arrayIndex: ATTEMPTS_MAX }],
  values: ({ grid, k, chances }) => [...pointValues(grid, k), padded(chances, ATTEMPTS_MAX)],
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    ${SQUARED_DISTANCE}
    vec4 distancesOf(int t, int attempt) { return texelFetch(tileDistances, placeOf(t, attempt), 0); }
    ivec2 farthest(int attempt) {
      vec3 best = vec3(-1.0, 0.0, 0.0);
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        vec4 tile = distancesOf(t, attempt);
        if (tile.g > best.x) best = vec3(tile.gb, float(t));
      }
      return pointInTile(int(best.z), best.y);
    }
    ivec2 drawn(int attempt, float chance) {
      int tiles = tileCount();
      float sum = 0.0;
      for (int t = 0; t < tiles; t++) { vec4 tile = distancesOf(t, attempt); sum += tile.r * tile.a; }
      float left = chance * sum;
      // Rounding can leave a rest behind the last tile: then the last that has any distance is meant.
      int chosen = 0;
      for (int t = 0; t < tiles; t++) {
        vec4 tile = distancesOf(t, attempt);
        float weight = tile.r * tile.a;
        if (weight <= 0.0) continue;
        chosen = t;
        if (left < weight) break;
        left -= weight;
      }
      ivec2 origin = tileOrigin(chosen);
      ivec2 point = origin;
      for (int i = 0; i < TILE * TILE; i++) {
        ivec2 at = origin + ivec2(i % TILE, i / TILE);
        vec4 labeled = texelFetch(labels, labelsOf(attempt) + at, 0);
        if (labeled.a < 0.0) continue;
        float d = squaredDistance(labeled.rgb, at, int(labeled.a), attempt);
        if (d <= 0.0) continue;
        point = at;
        if (left < d) return point;
        left -= d;
      }
      return point;
    }
    void main() {
      ivec2 here = texel();
      if (clusterIn(here.x) != k) {
        setOutput(texelFetch(centroids, here, 0));
        return;
      }
      float chance = chances[here.y];
      ivec2 point = chance < 0.0 ? farthest(here.y) : drawn(here.y, chance);
      setOutput(vec4(valueIn(here.x, texelFetch(labels, labelsOf(here.y) + point, 0).rgb, point), 0.0));
    }
  `,
};

export interface RandomLabels extends OnGrid {
  /** Any integer: another one, another partition. */
  readonly seed: number;
}

/** Points → labels: every point in a random cluster (`random-partition`). */
export const randomLabels: Kernel<RandomLabels> = {
  name: 'KLensRandomLabels',
  inputs: ['points'],
  uniforms: [...GRID_UNIFORMS, { name: 'seed', type: 'int' }],
  values: ({ grid, k, seed }) => [...gridValues(grid, k), [seed]],
  outputSize: ({ grid }) => labelsSize(grid),
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      uvec2 here = uvec2(texel());
      uint h = (here.x * 0x9e3779b1u) ^ (here.y * 0x85ebca6bu) ^ (uint(seed) * 0xc2b2ae35u);
      h = (h ^ (h >> 16)) * 0x21f0aaadu;
      h = (h ^ (h >> 15)) * 0x735a2d97u;
      float label = float((h ^ (h >> 15)) % uint(k));
      ivec2 place = texel() - labelsOf(texel().y / (tileRows() * TILE));
      bool inGrid = all(lessThan(place, gridSize));
      setOutput(vec4(texelFetch(points, min(place, gridSize - 1), 0).rgb, inGrid ? label : -1.0));
    }
  `,
};

/** Points → per tile the lowest (row 0) and highest (row 1) value of each channel. */
export const tileBounds: Kernel<OnGrid> = {
  name: 'KLensTileBounds',
  inputs: ['points'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [2, tileCount(grid)],
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      ivec2 here = texel();
      ivec2 origin = tileOrigin(here.x);
      ivec2 end = tileEnd(here.x);
      vec4 bound = texelFetch(points, origin, 0);
      for (int y = origin.y; y < end.y; y++) {
        for (int x = origin.x; x < end.x; x++) {
          vec4 point = texelFetch(points, ivec2(x, y), 0);
          bound = here.y == 0 ? min(bound, point) : max(bound, point);
        }
      }
      setOutput(bound);
    }
  `,
};

export interface RandomBox {
  readonly grid: Grid;
  /** Three uniform numbers in [0, 1) for the color of each of k clusters, then for the position. */
  readonly chances: readonly number[];
  readonly k: number;
}

/** tileBounds → centroids anywhere in the points' bounding box, widened by 1/d of it on each side, as OpenCV does. */
export const randomBox: Kernel<RandomBox> = {
  name: 'KLensRandomBox',
  inputs: ['tileBounds'],
  uniforms: [...POINT_UNIFORMS, { name: 'chances', type: 'vec3', arrayIndex: CENTROID_COLUMNS }],
  values: ({ grid, k, chances }) => [...pointValues(grid, k), padded(chances, 3 * CENTROID_COLUMNS)],
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    void main() {
      int tiles = tileCount();
      vec3 low = texelFetch(tileBounds, ivec2(0, 0), 0).rgb;
      vec3 high = texelFetch(tileBounds, ivec2(0, 1), 0).rgb;
      for (int t = 1; t < tiles; t++) {
        low = min(low, texelFetch(tileBounds, ivec2(t, 0), 0).rgb);
        high = max(high, texelFetch(tileBounds, ivec2(t, 1), 0).rgb);
      }
      low = valueIn(texel().x, low, ivec2(0));
      high = valueIn(texel().x, high, gridSize - 1);
      float margin = 1.0 / (weight > 0.0 ? 5.0 : 3.0);
      vec3 chance = chances[clusterIn(texel().x) + (texel().x < K_MAX ? 0 : k)];
      setOutput(vec4(low + (high - low) * (chance * (1.0 + 2.0 * margin) - margin), 0.0));
    }
  `,
};
