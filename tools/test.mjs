// @ts-check
/**
 * `npm test`: every check of the project, one after the other, each shown as it runs. `npm test -- browser` runs one
 * step and what it needs, `npm test -- browser smoke` passes `smoke` on to its runner. The last line is
 * `N passed, N failed`.
 */
import { FAILED } from './counts.mjs';
import { STEPS } from './steps.mjs';

const [only, ...args] = process.argv.slice(2);

/** Names of the steps to run: all, or the one asked for after what it needs. */
function chosen() {
  if (only === undefined) return Object.keys(STEPS);
  const step = Object.hasOwn(STEPS, only) ? STEPS[only] : undefined;
  if (step) return step.needs ? [step.needs, only] : [only];
  console.error(`There is no step ${only}, only ${Object.keys(STEPS).join(', ')}.`);
  return [];
}

const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const failed = [];
for (const name of chosen()) {
  const { title, needs, run } = /** @type {import('./steps.mjs').Step} */ (STEPS[name]);
  console.log(`\n── ${title} ──`);
  const started = performance.now();
  // Without a new build the old one would be tested.
  const count = needs && failed.includes(needs) ? FAILED : await run(name === only ? args : []);
  if (count.failed > 0) failed.push(name);
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${title}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
