/** Between two looks, in milliseconds. */
const PAUSE_MS = 20;

/**
 * Looks again and again until something is so, for as long as that takes.
 * @param signal aborted: looks no longer; never unless told
 * @returns whether it is so
 */
export async function until(condition: () => boolean, signal?: AbortSignal): Promise<boolean> {
  while (!condition()) {
    if (signal?.aborted) return false;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return true;
}
