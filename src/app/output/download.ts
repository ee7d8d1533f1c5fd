/** A browser reads a file that is saved after the click; long before this it has, in milliseconds. */
const KEEP_URL_MS = 60_000;

/** Hands a file to the browser. Nothing leaves the machine. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}
