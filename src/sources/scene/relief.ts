import { halfWay, type Light, linear, roomLight, SUN, sunShare, tone } from './light.ts';
import { normalAt, type Turned } from './turned.ts';

type Context = CanvasRenderingContext2D;

/** How a turned body is placed and painted. */
export interface Placing {
  readonly body: Turned;
  readonly outline: Path2D;
  /** Where the body's origin lies on the sheet, its turn (clockwise, in radians) and its size. */
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly size: number;
  /** Farthest point of the outline from the origin, in units of the body. */
  readonly reach: number;
  /** Strength of the mirrored light, 0 (matt) to 1, and how small it is: 8 is broad, 60 is glaze. */
  readonly gloss: number;
  readonly focus: number;
  /** Paints the body's own color within its outline, in the body's frame, as it looks in white light. */
  paint(context: Context): void;
}

/** A painted body that can be lit again and again: for each pixel its color and which way it faces. */
export interface Relief {
  readonly context: Context;
  readonly image: ImageData;
  readonly left: number;
  readonly top: number;
  readonly scale: number;
  /** Offsets into the image's data of those pixels that the body covers. */
  readonly pixels: Uint32Array;
  /** Per pixel: normal x, y, z; color under the sun r, g, b; color without it r, g, b. */
  readonly surface: Float32Array;
  readonly mirror: Float32Array;
}

/** Values per pixel of `surface`. */
const VALUES = 9;
/** Steps of the table of mirrored light over the cosine to the half-way vector. */
const MIRROR_STEPS = 511;

/** @param scale picture pixels per unit of the sheet */
export function carve(placing: Placing, scale: number): Relief {
  const { body, outline, x, y, angle, size, reach } = placing;
  const left = x - reach * size;
  const top = y - reach * size;
  const side = Math.ceil(2 * reach * size * scale);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Context;
  context.scale(scale, scale);
  context.translate(x - left, y - top);
  context.rotate(angle);
  context.scale(size, size);
  // The paint keeps to the outline, whose soft edge stays in the alpha channel.
  context.fill(outline);
  context.globalCompositeOperation = 'source-atop';
  placing.paint(context);
  const image = context.getImageData(0, 0, side, side);
  const { data } = image;

  const found: number[] = [];
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 0) found.push(at);
  const surface = new Float32Array(found.length * VALUES);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  found.forEach((at, i) => {
    const px = ((at / 4) % side) + 0.5;
    const py = Math.floor(at / 4 / side) + 0.5;
    const dx = (px / scale + left - x) / size;
    const dy = (py / scale + top - y) / size;
    const [nx, ny, nz] = normalAt(body, dx * cos + dy * sin, dy * cos - dx * sin);
    const up = ny * cos - nx * sin;
    surface.set([nx * cos + ny * sin, up, nz], i * VALUES);
    for (let c = 0; c < 3; c++) {
      const albedo = linear(data[at + c]);
      surface[i * VALUES + 3 + c] = albedo * SUN[c];
      surface[i * VALUES + 6 + c] = albedo * roomLight(c, up);
    }
  });
  const mirror = Float32Array.from(
    { length: MIRROR_STEPS + 1 },
    (_, i) => placing.gloss * (i / MIRROR_STEPS) ** placing.focus,
  );
  return { context, image, left, top, scale, pixels: Uint32Array.from(found), surface, mirror };
}

/** Lights the relief and draws it in its place; `target` is scaled to the sheet. */
export function drawRelief(target: Context, relief: Relief, light: Light): void {
  const { context, image, pixels, surface, mirror } = relief;
  const { data } = image;
  const half = halfWay(light);
  for (let i = 0, s = 0; i < pixels.length; i++, s += VALUES) {
    const x = surface[s];
    const y = surface[s + 1];
    const z = surface[s + 2];
    const sun = sunShare(x * light.x + y * light.y + z * light.z);
    const mirrored = x * half.x + y * half.y + z * half.z;
    const shine = mirrored > 0 && sun > 0 ? mirror[(mirrored * MIRROR_STEPS) | 0] : 0;
    const at = pixels[i];
    data[at] = tone(surface[s + 3] * sun + surface[s + 6] + shine);
    data[at + 1] = tone(surface[s + 4] * sun + surface[s + 7] + shine);
    data[at + 2] = tone(surface[s + 5] * sun + surface[s + 8] + shine * 0.92);
  }
  context.putImageData(image, 0, 0);
  const { canvas } = context;
  target.drawImage(canvas, relief.left, relief.top, canvas.width / relief.scale, canvas.height / relief.scale);
}
