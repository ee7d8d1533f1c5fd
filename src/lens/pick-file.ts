/** One for the page, and held: Safari forgets an input that nobody holds while its window is open. */
let picker: HTMLInputElement | null = null;

/** Lets the viewer choose a picture or a video; hears nothing where that is given up. */
export function pickFile(onFile: (file: File) => void): void {
  picker ??= document.createElement('input');
  const input = picker;
  input.type = 'file';
  // Some systems know no type for these.
  input.accept = 'image/*,video/*,.heic,.avif,.mkv';
  // The same file once more is a choice too.
  input.value = '';
  input.onchange = () => {
    const file = input.files?.[0];
    if (file) onFile(file);
  };
  input.click();
}
