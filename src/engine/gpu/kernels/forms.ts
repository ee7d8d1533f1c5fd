import type { Tensor } from '@tensorflow/tfjs-core';
import { K_MAX } from '../../../kmeans/index.ts';
import { type Kernel, run, type Uniform } from '../kernel.ts';
import {
  GRID_SHADER,
  GRID_UNIFORMS,
  type Grid,
  gridValues,
  POINT_SHADER,
  POINT_UNIFORMS,
  pointValues,
  SQUARED_DISTANCE,
} from './layout.ts';

/**
 * What runs with every frame is written in two forms: for points that are colors alone, and for those whose position
 * counts, too. What runs now and then has only the second, where a weight of 0 makes the position count for nothing.
 */
export interface Form {
  readonly suffix: string;
  /** Rows of the tileSums of one attempt. */
  readonly rows: number;
  readonly uniforms: readonly Uniform[];
  values(grid: Grid, k: number): number[][];
  readonly shader: string;
  /** GLSL of `squaredDistance`, for kernels that read centroids. */
  readonly distance: string;
}

/** The second form's functions, where they are next to nothing. */
const COLOR: Form = {
  suffix: '',
  rows: K_MAX,
  uniforms: GRID_UNIFORMS,
  values: gridValues,
  shader: /* glsl */ `
    ${GRID_SHADER}
    int clusterIn(int column) { return column; }
    vec3 valueIn(int column, vec3 color, ivec2 cell) { return color; }
  `,
  distance: /* glsl */ `
    float squaredDistance(vec3 color, ivec2 cell, int cluster, int attempt) {
      vec3 difference = color - texelFetch(centroids, ivec2(cluster, attempt), 0).rgb;
      return dot(difference, difference);
    }
  `,
};

const COLOR_AND_POSITION: Form = {
  suffix: 'Positioned',
  rows: 2 * K_MAX,
  uniforms: POINT_UNIFORMS,
  values: pointValues,
  shader: POINT_SHADER,
  distance: SQUARED_DISTANCE,
};

/** The form for colors alone, and beside it the other one. */
export interface FormedKernel<A> extends Kernel<A> {
  readonly positioned: Kernel<A>;
}

export function inBothForms<A>(write: (form: Form) => Kernel<A>): FormedKernel<A> {
  return { ...write(COLOR), positioned: write(COLOR_AND_POSITION) };
}

/** Of kernels that may come in two forms, each form. */
export function bothFormsOf(...kernels: readonly Kernel<never>[]): Kernel<never>[] {
  return kernels.flatMap((kernel) => ('positioned' in kernel ? [kernel, kernel.positioned as Kernel<never>] : kernel));
}

/** Runs a kernel in the form that the grid's points want. */
export function runOn<A extends { readonly grid: Grid }>(
  kernel: FormedKernel<A>,
  inputs: Readonly<Record<string, Tensor>>,
  attributes: A,
): Tensor {
  return run(attributes.grid.position > 0 ? kernel.positioned : kernel, inputs, attributes);
}
