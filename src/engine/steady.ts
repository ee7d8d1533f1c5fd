/**
 * How far beyond the border between two clusters a pixel must lie before it leaves the one it was in, as a part of the
 * side of the space's cube: six steps of 255, twice the noise of a camera in a room.
 *
 * Beyond, measured across the border between centroids a and b, is (|p − a|² − |p − b|²) ÷ (2 |b − a|).
 */
export const STEADY_MARGIN = 6 / 255;
