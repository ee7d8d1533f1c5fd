import { bytesOf } from './file-error.ts';

/** How many bytes of either end of a file are looked at: a file may be larger than the memory. */
export const EDGE_BYTES = 2 ** 20;

/** The ends of a file: what the head has is not in the tail. */
export interface Edges {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** In bytes. */
  readonly size: number;
}

/** @throws LensError `file-unreadable` */
export async function edgesOf(file: Blob): Promise<Edges> {
  const { size } = file;
  const head = await bytesOf(file, 0, EDGE_BYTES);
  return { head, tail: await bytesOf(file, Math.max(head.length, size - EDGE_BYTES), size), size };
}
