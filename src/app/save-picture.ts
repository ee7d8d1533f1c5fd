import type { KLens } from '../lens/k-lens.ts';

/** A browser reads a file that is saved after the click; long before this it has, in milliseconds. */
const KEEP_URL_MS = 60_000;

/** Hands the picture to the browser as a file. Nothing leaves the machine. */
export async function savePicture(lens: KLens): Promise<void> {
  const url = URL.createObjectURL(await lens.snapshot());
  const link = document.createElement('a');
  link.href = url;
  link.download = `k-lens-${lens.k}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}
