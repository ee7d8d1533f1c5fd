import { type ErrorCode, LensError } from '../../settings/errors.ts';
import type { PolicyWatch } from '../../settings/policy-watch.ts';
import { text } from '../../settings/strings.ts';

/** Longest part of a file's name that a sentence repeats. */
const NAME_MAX = 60;

/** A file as a sentence names it. The name is foreign text, to be shown as text only. */
export function nameOf(file: Blob): string {
  const name = file instanceof File ? file.name : '';
  if (!name) return text('file.unnamed');
  return `“${name.length > NAME_MAX ? `${name.slice(0, NAME_MAX - 1)}…` : name}”`;
}

/** An error that names its file. */
export function fileError(
  code: ErrorCode,
  file: Blob,
  values: Readonly<Record<string, string>> = {},
  cause?: unknown,
): LensError {
  return new LensError(code, { ...values, name: nameOf(file) }, cause);
}

/** Why a file was not shown, where the page's policy forbade it; else null. @param needed what it must allow */
export async function blockedError(file: Blob, watch: PolicyWatch, needed: string): Promise<LensError | null> {
  const policy = await watch.policy();
  return policy === null ? null : fileError('file-blocked', file, { needed }, policy);
}

/** A part of a file. @throws LensError `file-unreadable`: it is gone, a folder, or forbidden */
export async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (error) {
    throw fileError('file-unreadable', file, {}, error);
  }
}
