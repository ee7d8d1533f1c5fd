import { ExportError } from '../export/errors.ts';

/** @throws ExportError `no-clipboard` where the browser or its user does not let the page copy */
export async function copyText(text: string): Promise<void> {
  await refusable(() => navigator.clipboard.writeText(text));
}

/**
 * @param png may still be in the making: the browser must be asked at once, while it knows of the click
 * @throws what `png` throws; ExportError as above
 */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  // Only its failure to be made is the picture's own.
  const asked = refusable(() => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]));
  asked.catch(() => {});
  await png;
  await asked;
}

/** Where there is no clipboard at all, as on insecure pages, that is an error like the others. */
async function refusable(ask: () => Promise<void>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    throw new ExportError('no-clipboard', {}, error);
  }
}
