import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';

/** Cells of the table along each axis of the color cube. */
export const TABLE_SIDE = 16;
/** Candidates as a set of bits, so many to a channel: integers of 11 bits are exact in 16-bit floats, too. */
const CHANNEL_BITS = 11;

/** GLSL: the place of the lowest bit that is set, which is the exponent of what it is worth as a float. */
const LOWEST_SHADER = /* glsl */ `
  int lowestOf(uint bits) { return (floatBitsToInt(float(bits & (~bits + 1u))) >> 23) - 127; }
`;

/**
 * GLSL for whoever reads the table and the borders: `shownFor(point)`, what a pixel with this place in the cube, 0 to 1,
 * is drawn in. 1 belongs to the last cell: that is the little that is missing from the side.
 */
export const TABLE_SHADER = /* glsl */ `
  ${LOWEST_SHADER}
  // The one of two that is nearer; the first of them where both are as near.
  int nearerOf(int a, int b, vec3 point) {
    vec4 border = texelFetch(borders, ivec2(a, b), 0);
    return dot(border.rgb, point) > border.a ? b : a;
  }
  int nearestOf(uvec3 bits, vec3 point) {
    int label = 0;
    float nearest = 1e9;
    uint candidates = bits.r | bits.g << ${CHANNEL_BITS} | bits.b << ${2 * CHANNEL_BITS};
    for (uint left = candidates; left != 0u; left &= left - 1u) {
      int c = lowestOf(left);
      vec3 difference = point - texelFetch(anchors, ivec2(c, 0), 0).rgb;
      float d = dot(difference, difference);
      if (d < nearest) { nearest = d; label = c; }
    }
    return label;
  }
  vec3 shownFor(vec3 point) {
    ivec3 place = ivec3(point * (float(${TABLE_SIDE}) - 1e-4));
    vec4 cell = texelFetch(table, ivec2(place.r + ${TABLE_SIDE} * place.g, place.b), 0);
    // Most cells lie within one cluster, and most of the others are crossed by one border or two.
    if (cell.a > 0.5) {
      int label = nearerOf(int(cell.r), int(cell.g), point);
      if (cell.a > 1.5) label = nearerOf(label, int(cell.b), point);
      if (cell.a > 2.5) label = nearestOf(uvec3(cell.rgb), point);
      cell.rgb = texelFetch(paints, ivec2(label, 0), 0).rgb;
    }
    return cell.rgb;
  }
`;

/**
 * Centroids → the borders between any two of them: at (a, b) the normal and the offset of the plane between centroids a
 * and b, on whose positive side b is nearer.
 */
export const borders: Kernel<object> = {
  name: 'KLensBorders',
  inputs: ['centroids'],
  uniforms: [],
  values: () => [],
  outputSize: () => [K_MAX, K_MAX],
  shader: /* glsl */ `
    void main() {
      vec3 a = texelFetch(centroids, ivec2(texel().x, 0), 0).rgb;
      vec3 b = texelFetch(centroids, ivec2(texel().y, 0), 0).rgb;
      setOutput(vec4(b - a, 0.5 * dot(b - a, b + a)));
    }
  `,
};

export interface NearestTable {
  readonly k: number;
}

/**
 * Centroids, what their pixels are drawn in → per cell of the color cube what is drawn there; where two or
 * three centroids can be nearest, their labels, with alpha 1 or 2; where more can, the set of them as bits, with alpha 3. So that a full-size pixel looks at two or three centroids instead of k, and in most cells at
 * none. Exact: let m be the cell's middle, h half its side, c the centroid nearest to m, and a = m − c, b = m − o for
 * another centroid o. At m + q, o is as near as c where |a|² − |b|² + 2 q·(a − b) ≥ 0, which some q with |qᵢ| ≤ h
 * reaches exactly where |a|² − |b|² + 2 h Σ|aᵢ − bᵢ| ≥ 0.
 */
export const nearestTable: Kernel<NearestTable> = {
  name: 'KLensNearestTable',
  inputs: ['centroids', 'paints'],
  uniforms: [{ name: 'k', type: 'int' }],
  values: ({ k }) => [[k]],
  outputSize: () => [TABLE_SIDE, TABLE_SIDE ** 2],
  shader: /* glsl */ `
    ${LOWEST_SHADER}
    // A little wider than a cell: what lies on a border belongs to either side.
    const float HALF = 0.5 / float(${TABLE_SIDE}) + 1e-4;
    const uint CHANNEL = ${2 ** CHANNEL_BITS - 1}u;
    void main() {
      ivec2 here = texel();
      ivec3 cell = ivec3(here.x % ${TABLE_SIDE}, here.x / ${TABLE_SIDE}, here.y);
      vec3 middle = (vec3(cell) + 0.5) / float(${TABLE_SIDE});
      vec4 nearest = vec4(0.0, 0.0, 0.0, 1e4);
      int label = 0;
      for (int c = 0; c < k; c++) {
        vec3 difference = middle - texelFetch(centroids, ivec2(c, 0), 0).rgb;
        float d = dot(difference, difference);
        if (d < nearest.a) { nearest = vec4(difference, d); label = c; }
      }
      uint candidates = 0u;
      for (int c = 0; c < k; c++) {
        vec3 difference = middle - texelFetch(centroids, ivec2(c, 0), 0).rgb;
        float reach = 2.0 * HALF * dot(abs(nearest.rgb - difference), vec3(1.0));
        if (nearest.a - dot(difference, difference) + reach >= 0.0) candidates |= 1u << c;
      }
      uint second = candidates & (candidates - 1u);
      uint third = second & (second - 1u);
      bool more = (third & (third - 1u)) != 0u;
      uvec3 bits = uvec3(candidates, candidates >> ${CHANNEL_BITS}, candidates >> ${2 * CHANNEL_BITS}) & CHANNEL;
      vec3 labels = vec3(lowestOf(candidates), lowestOf(second), lowestOf(third));
      if (second == 0u) setOutput(vec4(texelFetch(paints, ivec2(label, 0), 0).rgb, 0.0));
      else setOutput(more ? vec4(bits, 3.0) : vec4(labels, third == 0u ? 1.0 : 2.0));
    }
  `,
};
