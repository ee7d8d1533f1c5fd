import { PolicyWatch } from '../../settings/policy-watch.ts';
import { blockedError } from './file-error.ts';

/** What ends a JPEG. Programs take what comes after an end for nobody's, and some files have none. */
const JPEG_END = Uint8Array.of(0xff, 0xd9);

/** A picture of the page's own, to be drawn. Its pixels go with `release`. */
export interface Decoded {
  readonly image: HTMLImageElement;
  release(): void;
}

/**
 * Has an element decode a file. Not createImageBitmap: that one knows the size only once it has all pixels, and no drawing.
 * @throws LensError `file-blocked` where the page's policy forbids it; DOMException where the browser cannot
 */
export async function decode(file: Blob, format: string): Promise<Decoded> {
  // By no other word for it does an element take a drawing.
  if (format === 'SVG') return load(file, URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' })));
  // Without an end the last rows would be missing.
  return load(file, URL.createObjectURL(format === 'JPEG' ? new Blob([file, JPEG_END], { type: 'image/jpeg' }) : file));
}

/** The same drawing from an address that holds it whole: Chromium then lets a page read also pieces of web pages in it. @throws as `decode` */
export async function decodeInline(file: Blob): Promise<Decoded> {
  const reader = new FileReader();
  const read = new Promise<void>((resolve, reject) => {
    reader.onload = () => resolve();
    reader.onerror = () => reject(reader.error);
  });
  reader.readAsDataURL(new Blob([file], { type: 'image/svg+xml' }));
  await read;
  return load(file, reader.result as string);
}

async function load(file: Blob, url: string): Promise<Decoded> {
  const image = new Image();
  const release = (): void => {
    URL.revokeObjectURL(url);
    image.removeAttribute('src');
  };
  const { protocol } = new URL(url);
  const watch = new PolicyWatch('img-src', protocol);
  image.src = url;
  try {
    await image.decode();
  } catch (error) {
    release();
    throw (await blockedError(file, watch, `img-src ${protocol}`)) ?? error;
  } finally {
    watch.end();
  }
  return { image, release };
}
