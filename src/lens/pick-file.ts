/** Lets the viewer choose a picture or a video; hears nothing where that is given up. */
export function pickFile(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  // Some systems know no type for these.
  input.accept = 'image/*,video/*,.heic,.avif,.mkv';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) onFile(file);
  });
  input.click();
}
