import { ATLAS_COLUMNS, ATLAS_ROWS, NUMBER_PITCH, numberAtlas } from '../number-atlas.ts';
import { CHECKER_GRAYS, type Plan } from '../plan.ts';
import { TILE_GROUND, TILE_MARGIN_PART } from '../tiles.ts';
import type { Device } from './device.ts';
import { createImageTexture, type Image } from './frame.ts';
import { Program } from './program.ts';
import { fitCanvas } from './recolor.ts';

/** `Plan`, pixel by pixel, from labels that are there: nothing here asks what is nearest. */
const VIEW = /* glsl */ `#version 300 es
  precision highp float;
  precision highp int;
  precision highp usampler2D;
  uniform sampler2D frame;
  uniform usampler2D labels;
  uniform sampler2D paints;
  uniform sampler2D atlas;
  uniform bool mirror;
  uniform bool painted;
  uniform int muted;
  uniform int checker;
  uniform int outline;
  uniform int numbers;
  uniform int splitAt;
  uniform ivec2 tiles;
  uniform int k;
  out vec4 color;
  // Places count from the top left, as the canvas shows them, and in the frame, where they are mirrored.
  ivec2 size;
  ivec2 inFrame(ivec2 place) { return mirror ? ivec2(size.x - 1 - place.x, place.y) : place; }
  int labelAt(ivec2 here) { return int(texelFetch(labels, min(here, size - 1), 0).r); }

  // From the corner of the tile.
  ivec2 inTile;
  // The same as placeIn in tiles.ts; z is the cluster that is alone there, -2 between tiles.
  ivec3 placeIn(ivec2 at) {
    if (tiles.x == 0) return ivec3(at, -1);
    ivec2 tile = max(ivec2(1), size / tiles.x);
    ivec2 margin = tile / ${TILE_MARGIN_PART};
    ivec2 inner = tile - 2 * margin;
    ivec2 start = at - (size - tile * tiles) / 2;
    ivec2 cell = max(start, 0) / tile;
    inTile = start - cell * tile - margin;
    int alone = cell.y * tiles.x + cell.x;
    bool outside = cell.x >= tiles.x || alone >= k || any(lessThan(inTile, ivec2(0))) || any(greaterThanEqual(inTile, inner));
    return ivec3(inTile * size / inner, outside ? -2 : alone);
  }

  vec4 glyph(int label, ivec2 within) {
    vec2 cell = vec2(label % ${ATLAS_COLUMNS}, label / ${ATLAS_COLUMNS}) + (vec2(within) + 0.5) / float(numbers);
    return textureLod(atlas, cell / vec2(${ATLAS_COLUMNS}, ${ATLAS_ROWS}), 0.0);
  }

  // The number of a region, where it has room between its neighbors on the lattice.
  vec4 numberOn(ivec2 place) {
    int pitch = ${NUMBER_PITCH} * numbers;
    int row = place.y / pitch;
    int shift = row % 2 * (pitch / 2);
    ivec2 center = ivec2((place.x + shift) / pitch, row) * pitch + pitch / 2 - ivec2(shift, 0);
    ivec2 low = center - numbers / 2;
    ivec2 high = low + numbers - 1;
    ivec2 within = place - low;
    if (any(lessThan(min(within, low), ivec2(0))) || any(greaterThanEqual(within, ivec2(numbers))) || low.x < splitAt || high.x >= size.x || high.y >= size.y)
      return vec4(0.0);
    ivec2 corners[5] = ivec2[5](center, low, high, ivec2(low.x, high.y), ivec2(high.x, low.y));
    int there = labelAt(inFrame(center));
    for (int i = 1; i < 5; i++) if (labelAt(inFrame(corners[i])) != there) return vec4(0.0);
    if (((muted >> there) & 1) == 1) return vec4(0.0);
    return glyph(there, within);
  }

  // In place of what is not shown.
  vec3 hidden(ivec2 at) {
    if (checker == 0) return vec3(0.0);
    ivec2 square = at / checker;
    return vec3((square.x + square.y) % 2 == 0 ? ${CHECKER_GRAYS[0]}.0 : ${CHECKER_GRAYS[1]}.0) / 255.0;
  }

  // At a place of the canvas that shows one of the frame, in any view; alone is the only cluster that is seen there, -1 for all.
  vec3 colorAt(ivec2 at, ivec2 here, int alone) {
    vec3 own = texelFetch(frame, here, 0).rgb;
    if (at.x < splitAt) return own;
    int label = labelAt(here);
    if (((muted >> label) & 1) == 1 || (alone >= 0 && label != alone)) return hidden(at);
    if (outline > 0 && (labelAt(here + ivec2(outline, 0)) != label || labelAt(here + ivec2(0, outline)) != label))
      return vec3(1.0, 1.0, 0.0);
    return painted ? texelFetch(paints, ivec2(label, 0), 0).rgb : own;
  }

  void main() {
    size = textureSize(frame, 0);
    ivec2 at = ivec2(gl_FragCoord.x, size.y - 1 - int(gl_FragCoord.y));
    ivec3 place = placeIn(at);
    color = vec4(vec3(float(${TILE_GROUND}) / 255.0), 1.0);
    if (place.z == -2) return;
    color.rgb = colorAt(at, inFrame(place.xy), place.z);
    if (numbers == 0 || at.x < splitAt) return;
    vec4 number = vec4(0.0);
    if (place.z < 0) number = numberOn(at);
    else if (all(lessThan(inTile, ivec2(numbers)))) number = glyph(place.z, inTile);
    color.rgb = mix(color.rgb, number.rgb, number.a);
  }
`;

/** Draws a frame whose labels are known into the canvas, in any way there is. */
export class Views {
  readonly #device: Device;
  readonly #program: Program;
  #atlas: WebGLTexture | null = null;

  constructor(device: Device) {
    this.#device = device;
    this.#program = new Program(device.gl, VIEW);
  }

  /** @param paints [1, k or more] texels */
  draw(image: Image, labels: WebGLTexture, paints: WebGLTexture | null, plan: Plan, k: number): void {
    const { painted, muted, checker, outline, numbers, splitAt, columns, rows, mirror } = plan;
    const size = fitCanvas(this.#device.gl, [image.width, image.height]);
    // A sampler that is not asked wants a texture all the same.
    const atlas = numbers > 0 ? this.#numbers() : image.texture;
    this.#program.draw(
      null,
      size,
      { frame: image.texture, labels, paints, atlas },
      {
        mirror: Number(mirror),
        painted: Number(painted),
        muted,
        checker,
        outline,
        numbers,
        splitAt,
        tiles: [columns, rows],
        k,
      },
    );
  }

  dispose(): void {
    this.#program.dispose();
    if (this.#atlas) this.#device.gl.deleteTexture(this.#atlas);
  }

  /** The numbers' texture, made when first wanted. */
  #numbers(): WebGLTexture {
    if (this.#atlas) return this.#atlas;
    const { gl } = this.#device;
    gl.activeTexture(gl.TEXTURE0);
    this.#atlas = createImageTexture(gl);
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, numberAtlas());
    return this.#atlas;
  }
}
