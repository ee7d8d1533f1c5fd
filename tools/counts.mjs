// @ts-check
/** How many tests passed and failed, from the runners' JSON reports. A skipped test counts as failed. */

/** @typedef {{ passed: number, failed: number }} Count */

/** @type {Count} */
export const PASSED = { passed: 1, failed: 0 };
/** @type {Count} */
export const FAILED = { passed: 0, failed: 1 };

/**
 * @param {{ numPassedTests: number, numTotalTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report of vitest
 * @returns {Count}
 */
export function countVitest({ numPassedTests, numTotalTests, testResults }) {
  // A file that does not load has no test that could fail.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + broken.length };
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 *   of Playwright; `errors` are those outside any test
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** A runner that failed without a failed test, say for an uncaught error, counts as one failure. */
export function withExitCode(/** @type {Count} */ count, /** @type {number} */ code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
