import { isTyping } from '../lens/commands.ts';

/**
 * Hears of files that are dropped anywhere on the page or pasted into it, the first where they are many.
 * @param onHover is told when a file comes over the page, and when it is dropped or leaves
 * @returns stops it
 */
export function listenToFiles(onFile: (file: File) => void, onHover: (on: boolean) => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const take = (event: Event, data: DataTransfer | null) => {
    const file = data?.files[0];
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Without it the browser would leave the page for the file.
    event.preventDefault();
    onHover(true);
  };
  const onDrop = (event: DragEvent) => {
    onHover(false);
    take(event, event.dataTransfer);
  };
  // Each element that is left says so; out of the window there is none to go to.
  const onDragLeave = (event: DragEvent) => event.relatedTarget || onHover(false);
  addEventListener('dragover', onDragOver, { signal });
  addEventListener('dragleave', onDragLeave, { signal });
  addEventListener('drop', onDrop, { signal });
  addEventListener('paste', (event) => !isTyping(event) && take(event, event.clipboardData), { signal });
  return () => listeners.abort();
}
