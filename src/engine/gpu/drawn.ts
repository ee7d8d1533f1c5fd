import type { Tensor } from '@tensorflow/tfjs-core';
import type { Space } from '../../color/spaces.ts';
import { K_MAX } from '../../kmeans/index.ts';
import type { Device } from './device.ts';
import { run } from './kernel.ts';
import { RGB_SHADER, SPACE_SHADER, spaceValue } from './kernels/color-space.ts';
import { borders, nearestTable, TABLE_SHADER } from './kernels/nearest-table.ts';
import { Program, type UniformValues } from './program.ts';

/** What a clustering gives to be drawn. */
export interface Drawn {
  /** [1, 2 × K_MAX] texels: the centroids that the labels are nearest to. */
  readonly anchors: Tensor;
  /** What the pixels of each cluster are drawn in, as `paint` makes it. */
  readonly paints: Tensor;
  /** The space of the anchors. */
  readonly space: Space;
  /** Weight of the position, in percent. */
  readonly position: number;
  readonly k: number;
}

/** GLSL of `vec3 shownFor(vec3 point, ivec2 pixel)` by color alone; `point` is a place in the space's cube. */
const BY_COLOR = /* glsl */ `
  uniform int k;
  uniform sampler2D table;
  uniform sampler2D borders;
  uniform sampler2D anchors;
  uniform sampler2D paints;
  ${TABLE_SHADER}
  vec3 shownFor(vec3 point, ivec2 pixel) { return shownFor(point); }
`;

/** The same by color and position. There no table helps: each pixel looks at all centroids. */
const BY_POSITION = /* glsl */ `
  uniform int k;
  uniform int percent;
  uniform sampler2D anchors;
  uniform sampler2D paints;
  float squaredDistance(vec3 point, ivec2 pixel, int c) {
    ivec2 size = textureSize(frame, 0);
    vec2 position = (vec2(pixel) + 0.5) / float(max(size.x, size.y));
    vec3 difference = point - texelFetch(anchors, ivec2(c, 0), 0).rgb;
    vec2 apart = 0.01 * float(percent) * (position - texelFetch(anchors, ivec2(${K_MAX} + c, 0), 0).xy);
    return dot(difference, difference) + dot(apart, apart);
  }
  vec3 shownFor(vec3 point, ivec2 pixel) {
    int label = 0;
    float nearest = 1e9;
    for (int c = 0; c < k; c++) {
      float d = squaredDistance(point, pixel, c);
      label = d < nearest ? c : label;
      nearest = min(d, nearest);
    }
    return texelFetch(paints, ivec2(label, 0), 0).rgb;
  }
`;

/** One shader in the forms that what is drawn may want; all are compiled at once, so that nothing is later. */
export class ProgramForms {
  readonly #rgb: Program;
  readonly #other: Program;
  readonly #regions: Program;

  /**
   * @param write the fragment shader, around GLSL of `vec3 toSpace(vec3 rgb, int space)` and of `shownFor`
   * @param byColor more GLSL behind `shownFor` by color, and `byPosition` by position
   */
  constructor(
    gl: WebGL2RenderingContext,
    write: (conversion: string, search: string) => string,
    { byColor = '', byPosition = '' } = {},
  ) {
    this.#rgb = new Program(gl, write(RGB_SHADER, BY_COLOR + byColor));
    this.#other = new Program(gl, write(SPACE_SHADER, BY_COLOR + byColor));
    this.#regions = new Program(gl, write(SPACE_SHADER, BY_POSITION + byPosition));
  }

  for({ space, position }: Drawn): Program {
    if (position > 0) return this.#regions;
    return space === 'rgb' ? this.#rgb : this.#other;
  }

  dispose(): void {
    for (const program of [this.#rgb, this.#other, this.#regions]) program.dispose();
  }
}

/** Textures and uniforms that `shownFor` reads. Within `Device.run`. */
export function shaderInputs(
  device: Device,
  { anchors, paints, space, position, k }: Drawn,
): { textures: Readonly<Record<string, WebGLTexture | null>>; uniforms: UniformValues } {
  const tensors = { anchors, paints, ...(position === 0 && tablesOf(anchors, paints, k)) };
  const textures = Object.entries(tensors).map(([name, tensor]) => [name, device.textureOf(tensor)]);
  return {
    textures: Object.fromEntries(textures),
    uniforms: { space: spaceValue(space)[0], percent: position, k },
  };
}

export function tablesOf(anchors: Tensor, paints: Tensor, k: number): { table: Tensor; borders: Tensor } {
  return {
    table: run(nearestTable, { centroids: anchors, paints }, { k }),
    borders: run(borders, { centroids: anchors }, {}),
  };
}
