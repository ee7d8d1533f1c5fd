import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Camera, listCameras, watchCameras } from '../lens/cameras.ts';
import type { Command } from '../lens/commands.ts';
import { isRunning, type PaletteChangeEvent, type Swatch } from '../lens/events.ts';
import type { KLens } from '../lens/k-lens.ts';
import { settingsOf } from '../lens/setting-properties.ts';
import type { Stats } from '../lens/stats.ts';
import type { StepReport } from '../lens/stepping.ts';
import type { Settings } from '../settings/settings.ts';
import { type CommandView, viewCommand } from './controls/command-view.ts';

/** How often the numbers are read anew, in milliseconds: faster, nobody can read them. */
const NUMBERS_INTERVAL_MS = 500;

/** What the page shows of a lens, and when it has to show it anew. */
export class LensWatch implements ReactiveController {
  views: readonly CommandView[] = [];
  settings: Settings;
  swatches: readonly Swatch[] = [];
  cameras: readonly Camera[] = [];
  stats: Stats;
  /** What the last half-step did; the one before until that is known, null where none is taken. */
  report: StepReport | null = null;
  /** True from a quit to the next picture: the one from before the quit is not shown again. */
  quit = false;
  readonly #host: ReactiveControllerHost;
  readonly #lens: KLens;
  #isOld = true;
  #timer: ReturnType<typeof setInterval> | undefined;
  #stopWatching = () => {};
  readonly #onFullScreen = () => this.lookAgain();

  /** @param onState is told of every change of the lens's state */
  constructor(host: ReactiveControllerHost, lens: KLens, onState: () => void) {
    this.#host = host;
    this.#lens = lens;
    this.stats = lens.stats;
    this.settings = { ...settingsOf(lens) };
    host.addController(this);
    lens.addEventListener('statechange', () => {
      this.#onState();
      onState();
    });
    lens.addEventListener('exactprogress', () => host.requestUpdate());
    lens.addEventListener('palettechange', (event) => {
      this.swatches = (event as PaletteChangeEvent).palette;
      // What stands has the numbers that came with it; those of a live picture could not be read so fast.
      if (lens.state === 'frozen' || !this.stats.current) this.stats = lens.stats;
      host.requestUpdate();
    });
    lens.addEventListener('stepchange', () => {
      this.report = lens.lastStep;
      this.lookAgain();
    });
  }

  get hasPicture(): boolean {
    return this.#lens.hasPicture && !this.quit;
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#onFullScreen);
    this.#stopWatching = watchCameras((cameras) => this.#setCameras(cameras));
    this.#timer = setInterval(() => this.#readNumbers(), NUMBERS_INTERVAL_MS);
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#onFullScreen);
    this.#stopWatching();
    clearInterval(this.#timer);
  }

  hostUpdate(): void {
    if (!this.#isOld) return;
    this.#isOld = false;
    this.views = this.#lens.commands.map(viewCommand);
    this.settings = { ...settingsOf(this.#lens) };
    this.stats = this.#lens.stats;
  }

  /** Something changed: the settings, and what the commands can do now, are looked at with the next update. */
  lookAgain(): void {
    this.#isOld = true;
    this.#host.requestUpdate();
  }

  /** The same commands; whoever runs one, a key or a button, it is seen here. */
  watched(commands: readonly Command[]): readonly Command[] {
    return commands.map((command) => ({
      ...command,
      run: () => {
        const done = command.run();
        this.lookAgain();
        return done;
      },
    }));
  }

  #onState(): void {
    const { state } = this.#lens;
    if (state !== 'frozen') this.report = null;
    if (state === 'stopped') this.quit = true;
    if (isRunning(state)) this.quit = false;
    // Only now, with the viewer's permission, do cameras have names.
    if (state === 'live' || state === 'failed') void listCameras().then((cameras) => this.#setCameras(cameras));
    this.lookAgain();
  }

  #setCameras(cameras: readonly Camera[]): void {
    this.cameras = cameras;
    this.lookAgain();
  }

  #readNumbers(): void {
    if (!isRunning(this.#lens.state) || document.hidden) return;
    this.stats = this.#lens.stats;
    this.#host.requestUpdate();
  }
}
