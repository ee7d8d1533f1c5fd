import { expect, test } from 'vitest';
import { countPlaywright, countVitest, withExitCode } from '../../tools/counts.mjs';

test('a skipped test counts as failed', () => {
  expect(countVitest({ numPassedTests: 3, numTotalTests: 5, testResults: [] })).toEqual({ passed: 3, failed: 2 });
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 4 });
});

test('a file that does not load counts as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countVitest({ numPassedTests: 0, numTotalTests: 0, testResults: [broken] })).toEqual({ passed: 0, failed: 1 });
});

test('a runner that fails without a failed test counts as one failure', () => {
  expect(withExitCode({ passed: 2, failed: 0 }, 1)).toEqual({ passed: 2, failed: 1 });
  expect(withExitCode({ passed: 2, failed: 3 }, 1)).toEqual({ passed: 2, failed: 3 });
});
