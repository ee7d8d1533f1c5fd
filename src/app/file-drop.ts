import { isTyping } from '../lens/commands.ts';

/**
 * Hears of files that are dropped anywhere on the page or pasted into it, the first where they are many.
 * @returns stops it
 */
export function listenToFiles(onFile: (file: File) => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const take = (event: Event, data: DataTransfer | null) => {
    const file = data?.files[0];
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  // Without it the browser would leave the page for the file.
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  addEventListener('dragover', onDragOver, { signal });
  addEventListener('drop', (event) => take(event, event.dataTransfer), { signal });
  addEventListener('paste', (event) => !isTyping(event) && take(event, event.clipboardData), { signal });
  return () => listeners.abort();
}
