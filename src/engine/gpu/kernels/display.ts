import { ROUND_UP } from '../../../color/round-color.ts';
import type { Space } from '../../../color/spaces.ts';
import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { SPACE_SHADER, SPACE_UNIFORM, spaceValue } from './color-space.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues, tilesSize } from './layout.ts';

export interface InSpace {
  readonly space: Space;
}

/** Centroids → the same as RGB: what is drawn and what is read come from here, and so they are the same to the last bit. */
export const displayColors: Kernel<InSpace> = {
  name: 'KLensDisplayColors',
  inputs: ['centroids'],
  uniforms: [SPACE_UNIFORM],
  values: ({ space }) => [spaceValue(space)],
  outputSize: () => [1, K_MAX],
  shader: /* glsl */ `
    ${SPACE_SHADER}
    void main() {
      vec4 center = texelFetch(centroids, texel(), 0);
      setOutput(vec4(toRgb(center.rgb, space), center.a));
    }
  `,
};

/** Centroids → what the pixels of each cluster are drawn in: eight bits a channel. */
export const paint: Kernel<InSpace> = {
  name: 'KLensPaint',
  inputs: ['centroids'],
  uniforms: [SPACE_UNIFORM],
  values: ({ space }) => [spaceValue(space)],
  outputSize: () => [1, K_MAX],
  shader: /* glsl */ `
    ${SPACE_SHADER}
    void main() {
      vec3 color = toRgb(texelFetch(centroids, texel(), 0).rgb, space);
      setOutput(vec4(floor(color * 255.0 + ${ROUND_UP}) / 255.0, 1.0));
    }
  `,
};

/**
 * Labels, display colors → per tile the mean squared difference of its samples and what is shown for them, in RGB.
 */
export const tileErrors: Kernel<OnGrid & InSpace> = {
  name: 'KLensTileErrors',
  inputs: ['labels', 'colors'],
  uniforms: [...GRID_UNIFORMS, SPACE_UNIFORM],
  values: ({ grid, k, space }) => [...gridValues(grid, k), spaceValue(space)],
  outputSize: ({ grid }) => tilesSize(grid),
  shader: /* glsl */ `
    ${GRID_SHADER}
    ${SPACE_SHADER}
    void main() {
      ivec2 origin = tileOrigin(tileAt(texel()));
      vec2 sum = vec2(0.0);
      for (int i = 0; i < TILE * TILE; i++) {
        vec4 labeled = texelFetch(labels, origin + ivec2(i % TILE, i / TILE), 0);
        if (labeled.a < 0.0) continue;
        vec3 difference = toRgb(labeled.rgb, space) - texelFetch(colors, ivec2(labeled.a, 0), 0).rgb;
        sum += vec2(dot(difference, difference), 1.0);
      }
      setOutput(vec4(sum.r / sum.g, 0.0, 0.0, sum.g));
    }
  `,
};
