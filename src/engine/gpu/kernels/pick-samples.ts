import type { Kernel } from '../kernel.ts';

export interface PickSamples {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Frame → points: one pixel of every cell, at the fixed offset of `cellJitter`. Picked, not averaged: averages invent
 * mixed colors at edges, and the centroids follow them.
 */
export const pickSamples: Kernel<PickSamples> = {
  name: 'KLensPickSamples',
  inputs: ['frame'],
  uniforms: [
    { name: 'frameSize', type: 'ivec2' },
    { name: 'gridSize', type: 'ivec2' },
  ],
  values: ({ width, height, columns, rows }) => [
    [width, height],
    [columns, rows],
  ],
  outputSize: ({ rows, columns }) => [rows, columns],
  // The hash is that of cellJitter in sample-grid.ts, in the same 32-bit integers.
  shader: /* glsl */ `
    int jitter(uvec2 cell, uint axis) {
      uint h = ((cell.x + 1u) * 0x9e3779b1u) ^ ((cell.y + 1u) * 0x85ebca6bu) ^ ((axis + 1u) * 0xc2b2ae35u);
      h = (h ^ (h >> 15)) * 0x2c1b3c6du;
      return int(((h ^ (h >> 12)) >> 8) & 255u);
    }
    void main() {
      ivec2 cell = texel();
      ivec2 offset = ivec2(jitter(uvec2(cell), 0u), jitter(uvec2(cell), 1u));
      ivec2 pixel = ((cell * 256 + offset) * frameSize) / (gridSize * 256);
      setOutput(vec4(texelFetch(frame, pixel, 0).rgb, 1.0));
    }
  `,
};
