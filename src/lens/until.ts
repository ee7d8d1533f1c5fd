/** Between two looks, in milliseconds. */
const PAUSE_MS = 20;

/**
 * Looks again and again until something is so.
 * @param signal aborted: looks no longer
 * @param ms looks for so long, in milliseconds
 * @returns whether it is so
 */
export async function until(condition: () => boolean, signal: AbortSignal, ms: number): Promise<boolean> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (signal.aborted || performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return true;
}
