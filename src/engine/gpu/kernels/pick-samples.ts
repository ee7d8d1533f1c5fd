import type { Kernel } from '../kernel.ts';
import { RGB_SHADER, SPACE_SHADER, SPACE_UNIFORM, spaceValue } from './color-space.ts';
import type { InSpace } from './display.ts';

export interface PickSamples extends InSpace {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** @param conversion GLSL of `vec3 toSpace(vec3 rgb, int space)` */
const kernel = (name: string, conversion: string): Kernel<PickSamples> => ({
  name,
  inputs: ['frame'],
  uniforms: [{ name: 'frameSize', type: 'ivec2' }, { name: 'gridSize', type: 'ivec2' }, SPACE_UNIFORM],
  values: ({ width, height, columns, rows, space }) => [[width, height], [columns, rows], spaceValue(space)],
  outputSize: ({ rows, columns }) => [rows, columns],
  // The hash is that of cellJitter in sample-grid.ts, in the same 32-bit integers.
  shader: /* glsl */ `
    ${conversion}
    int jitter(uvec2 cell, uint axis) {
      uint h = ((cell.x + 1u) * 0x9e3779b1u) ^ ((cell.y + 1u) * 0x85ebca6bu) ^ ((axis + 1u) * 0xc2b2ae35u);
      h = (h ^ (h >> 15)) * 0x2c1b3c6du;
      return int(((h ^ (h >> 12)) >> 8) & 255u);
    }
    void main() {
      ivec2 cell = texel();
      ivec2 offset = ivec2(jitter(uvec2(cell), 0u), jitter(uvec2(cell), 1u));
      ivec2 pixel = ((cell * 256 + offset) * frameSize) / (gridSize * 256);
      setOutput(vec4(toSpace(texelFetch(frame, pixel, 0).rgb, space), 1.0));
    }
  `,
});

/**
 * Frame → points: one pixel of every cell, at the fixed offset of `cellJitter`, as RGB. Picked, not averaged: averages
 * invent mixed colors at edges, and the centroids follow them.
 */
export const pickSamples = kernel('KLensPickSamples', RGB_SHADER);
/** The same in any space's cube. */
export const pickSamplesInSpace = kernel('KLensPickSamplesInSpace', SPACE_SHADER);
