import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../tools/run.mjs';

/** Debian's own, which has what `apt-get install python3-opencv` brings; another on the path may not. */
const PYTHON = '/usr/bin/python3';

export interface Job {
  /** RGB bytes. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly k: number;
  readonly attempts: number;
}
export interface Answer {
  readonly ms: number;
  /** Of the script's own picture. */
  readonly mse: number;
  /** Of the best picture of its centers. */
  readonly roundedMse: number;
  /** [k, 3], not rounded. */
  readonly centers: number[];
}

/** Runs a script of this folder to its end. @returns its output, or null where it failed (it then said why) */
export async function runPython(script: string, args: readonly string[]): Promise<string | null> {
  if (!existsSync(PYTHON)) return null;
  const child = spawn(PYTHON, [join(ROOT, 'tests/bench', script), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  child.stdout.on('data', (part) => lines.push(String(part)));
  const [code] = await once(child, 'close');
  return code === 0 ? lines.join('') : null;
}

/** OpenCV in Python, waiting for jobs. */
export class PythonOpenCv {
  readonly version: string;
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  /** @returns null where there is no python3-opencv */
  static async open(): Promise<PythonOpenCv | null> {
    if (!existsSync(PYTHON)) return null;
    const script = join(ROOT, 'tests/bench/live_script.py');
    const child = spawn(PYTHON, [script], { stdio: ['pipe', 'pipe', 'ignore'] });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { done, value } = await answers.next();
    return done ? null : new PythonOpenCv(child, answers, JSON.parse(value).version);
  }

  private constructor(child: ChildProcess, answers: AsyncIterator<string>, version: string) {
    this.#child = child;
    this.#answers = answers;
    this.version = version;
  }

  async run(job: Job): Promise<Answer> {
    this.#child.stdin?.write(`${JSON.stringify(job)}\n`);
    const { done, value } = await this.#answers.next();
    if (done) throw new Error('python3-opencv ended');
    return JSON.parse(value);
  }

  close(): void {
    this.#child.stdin?.end();
  }
}
