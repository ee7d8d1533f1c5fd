/** One line that says what is going on, written over itself on a terminal; elsewhere a line every now and then. */
const LOG_EVERY_MS = 10_000;
const started = performance.now();
let loggedAt = Number.NEGATIVE_INFINITY;

export function progress(text: string): void {
  const now = performance.now();
  const line = `${((now - started) / 1000).toFixed(0).padStart(4)} s  ${text}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
  else if (now - loggedAt > LOG_EVERY_MS) {
    loggedAt = now;
    process.stderr.write(`${line}\n`);
  }
}

/** Takes the line away, for what is to stay. */
export function progressDone(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
}
