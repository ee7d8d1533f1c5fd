import type { Space } from '../../../color/spaces.ts';
import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { SPACE_SHADER, SPACE_UNIFORM, spaceValue } from './color-space.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues, tileCount } from './layout.ts';

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

/**
 * Points, labels, display colors → per tile the mean squared difference of its samples and what is shown for them, in
 * RGB. For rgb itself nothing: there it is the distance that is known already.
 */
export const tileErrors: Kernel<OnGrid & InSpace> = {
  name: 'KLensTileErrors',
  inputs: ['points', 'labels', 'colors'],
  uniforms: [...GRID_UNIFORMS, SPACE_UNIFORM],
  values: ({ grid, k, space }) => [...gridValues(grid, k), spaceValue(space)],
  outputSize: ({ grid }) => [1, tileCount(grid)],
  shader: /* glsl */ `
    ${GRID_SHADER}
    ${SPACE_SHADER}
    void main() {
      if (space == 0) {
        setOutput(vec4(0.0));
        return;
      }
      ivec2 origin = tileOrigin(texel().x);
      ivec2 end = tileEnd(texel().x);
      float sum = 0.0;
      for (int y = origin.y; y < end.y; y++) {
        for (int x = origin.x; x < end.x; x++) {
          int label = int(texelFetch(labels, ivec2(x, y), 0).r);
          vec3 color = toRgb(texelFetch(points, ivec2(x, y), 0).rgb, space);
          vec3 difference = color - texelFetch(colors, ivec2(label, 0), 0).rgb;
          sum += dot(difference, difference);
        }
      }
      float count = float((end.x - origin.x) * (end.y - origin.y));
      setOutput(vec4(sum / count, 0.0, 0.0, count));
    }
  `,
};
