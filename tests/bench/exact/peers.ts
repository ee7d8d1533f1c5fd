import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../../tools/run.mjs';

/** Debian's own, which has what its packages bring; another on the path may not. */
const PYTHON = '/usr/bin/python3';

/** Such a Python is here; where not, it is said what is missing. */
export function hasPython(): boolean {
  if (existsSync(PYTHON)) return true;
  console.error(`This needs ${PYTHON} with cv2, sklearn and skimage.`);
  return false;
}

/** A script of this folder that waits for jobs: one a line, and one answer a line. */
export class Peers {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  constructor(script: string) {
    const child = spawn(PYTHON, [join(ROOT, 'tests/bench/exact', script)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async ask<A>(job: object): Promise<A> {
    this.#child.stdin?.write(`${JSON.stringify(job)}\n`);
    const { done, value } = await this.#answers.next();
    if (done) throw new Error('This needs /usr/bin/python3 with cv2, sklearn and skimage (Debian packages).');
    return JSON.parse(value);
  }

  close(): void {
    this.#child.stdin?.end();
  }
}
