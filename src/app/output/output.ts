import { ExportError } from '../../export/errors.ts';
import { fileName } from '../../export/file-name.ts';
import { hexPalette } from '../../export/palette.ts';
import { type Recording, record } from '../../export/recording.ts';
import type { Command } from '../../lens/commands.ts';
import { isRunning } from '../../lens/events.ts';
import type { KLens } from '../../lens/k-lens.ts';
import { unlessPicture } from '../../lens/sentences.ts';
import { settingsOf } from '../../lens/setting-properties.ts';
import { until } from '../../lens/until.ts';
import { LensError } from '../../settings/errors.ts';
import { type MessageId, text } from '../../settings/strings.ts';
import { copyPicture, copyText } from '../clipboard.ts';
import { linkHash } from '../link.ts';
import { download } from './download.ts';
import { FILES, pictureOf } from './files.ts';
import { clusteredBy } from './numbers-of.ts';
import './recording-sign.ts';

/** How long it is said what was done, in milliseconds. */
const SAID_MS = 6_000;
/** A sentence that is said again is heard again only where there was none for a moment, in milliseconds. */
const PAUSE_MS = 50;

/** What the page shows of it. */
export interface OutputHost {
  /** What was just done, or why it could not be; '' is nothing. */
  say(status: string): void;
  /** A sign that a recording goes on, or null. */
  show(sign: Element | null): void;
}

/** Saves and copies what a lens shows, and records it. */
export class Output {
  /** Those without a key: only here, and in the drawer, where they are buttons. */
  readonly commands: readonly Command[];
  readonly #lens: KLens;
  readonly #host: OutputHost;
  #recording: Recording | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(lens: KLens, host: OutputHost) {
    this.#lens = lens;
    this.#host = host;
    const others = (Object.keys(FILES) as (keyof typeof FILES)[]).filter((id) => id !== 'save');
    this.commands = [
      ...others.map((id) => this.#command(id, `command.${id}`, () => this.save(id))),
      this.#command('copy-picture', 'command.copy-picture', () => this.#copyPicture()),
      this.#command('copy-palette', 'command.copy-palette', () => this.#copyPalette()),
      this.#command('copy-link', 'command.copy-link', () => this.#copyLink()),
    ];
    lens.addEventListener('statechange', () => {
      if (lens.state === 'stopped' || lens.state === 'failed') this.#recording?.stop();
    });
  }

  save(id: keyof typeof FILES): Promise<void> {
    const { part, ending, of, make } = FILES[id];
    const lens = this.#lens;
    return this.#tell(async () => {
      // A file is of one moment: the numbers and what they are called by.
      if (of === 'numbers') await until(() => lens.stats.current || !isRunning(lens.state));
      const name = fileName(clusteredBy(lens), part, ending);
      download(await make(lens), name);
      return text('export.saved', { name });
    });
  }

  /** Starts a recording, or stops and saves the one that goes on. */
  async record(): Promise<void> {
    if (this.#recording) this.#recording.stop();
    else await this.#tell(() => this.#record());
  }

  async #record(): Promise<string> {
    const lens = this.#lens;
    const { frameWidth, frameHeight } = lens.stats;
    const recording = record(frameWidth, frameHeight, () => lens.renderRoot.querySelector('canvas'));
    this.#recording = recording;
    this.#host.show(document.createElement('k-lens-recording'));
    try {
      const file = await recording.file;
      const name = fileName(clusteredBy(lens), '', file.type.replace('video/', ''));
      download(file, name);
      return text('export.saved', { name });
    } finally {
      this.#recording = null;
      this.#host.show(null);
    }
  }

  #copyPicture(): Promise<void> {
    return this.#tell(async () => {
      await copyPicture(pictureOf(this.#lens, 'png'));
      return text('export.picture-copied');
    });
  }

  #copyPalette(): Promise<void> {
    return this.#copyText(hexPalette(this.#lens.palette), 'export.palette-copied');
  }

  /** Of the settings as they are: the address follows them a moment later. */
  #copyLink(): Promise<void> {
    const link = location.href.replace(/#.*/, '') + linkHash(this.#lens, settingsOf(this.#lens), true);
    return this.#copyText(link, 'export.link-copied');
  }

  #copyText(copied: string, said: MessageId): Promise<void> {
    return this.#tell(async () => {
      await copyText(copied);
      return text(said);
    });
  }

  #command(id: string, message: MessageId, run: () => Promise<void>): Command {
    return { id, keys: [], message, group: 'save', blocked: () => unlessPicture(this.#lens), run };
  }

  /** @param work does it, and gives the sentence that says so, or none; else it is said why it was not done */
  async #tell(work: () => Promise<string | null>): Promise<void> {
    try {
      const done = await work();
      if (done) this.#say(done);
    } catch (error) {
      const known = error instanceof ExportError || error instanceof LensError;
      // What is not ours is a defect: it goes on to the console, with the sentence for the viewer.
      if (!known) reportError(error);
      this.#say(known ? error.message : text('export.failed'));
    }
  }

  #say(status: string): void {
    clearTimeout(this.#timer);
    this.#host.say('');
    this.#timer = setTimeout(() => {
      this.#host.say(status);
      this.#timer = setTimeout(() => this.#host.say(''), SAID_MS);
    }, PAUSE_MS);
  }
}
