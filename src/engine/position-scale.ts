/** How long the frame's longer side is beside the color cube's side of 255. @param position weight in percent */
export function positionScale(position: number): number {
  return (255 * position) / 100;
}
