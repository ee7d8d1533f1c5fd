import { bytesOf } from './file-error.ts';

/** Bytes of a file that are read at a time: it may be larger than the memory. */
const WINDOW_BYTES = 2 ** 16;

/** Any byte of a file, without reading it whole. */
export class FileBytes {
  readonly size: number;
  readonly #file: Blob;
  #window = new Uint8Array();
  #from = 0;

  constructor(file: Blob) {
    this.#file = file;
    this.size = file.size;
  }

  /** 0 behind the end. */
  async at(place: number): Promise<number> {
    if (place >= this.size) return 0;
    if (place < this.#from || place >= this.#from + this.#window.length) {
      this.#from = place;
      this.#window = new Uint8Array(await bytesOf(this.#file, place, place + WINDOW_BYTES));
    }
    return this.#window[place - this.#from];
  }

  async four(place: number): Promise<number[]> {
    return [await this.at(place), await this.at(place + 1), await this.at(place + 2), await this.at(place + 3)];
  }

  async word(place: number): Promise<string> {
    return String.fromCharCode(...(await this.four(place)));
  }

  async length(place: number): Promise<number> {
    return (await this.four(place)).reduce((sum, byte) => 256 * sum + byte, 0);
  }
}
