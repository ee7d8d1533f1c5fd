import type { StepReport } from '../../src/lens/stepping.ts';
import { expect, test } from './fixtures.ts';
import { openLens, withoutWebgl } from './lens-page.ts';
import type { Video } from './y4m.ts';

/** Blobs of many colors with grain: something for which a warm start is not the best. */
const BLOBS: Video = {
  width: 160,
  height: 120,
  frames: (x, y) => {
    const [column, row] = [Math.floor(x / 32), Math.floor(y / 30)];
    const grain = ((x * 7919 + y * 104729) % 17) - 8;
    const level = (a: number, b: number) => 40 + ((column * a + row * b) % 7) * 28 + grain;
    return [level(2, 3), level(3, 5), level(5, 1)];
  },
};

for (const backend of ['webgl', 'cpu'] as const) {
  const initScripts = backend === 'cpu' ? [withoutWebgl] : [];
  const asked = [
    { space: 'rgb', position: 0 },
    { space: 'lab', position: 0 },
    { space: 'oklab', position: 20 },
  ] as const;

  test(`a half-step tells what it did, there and back, until nothing changes any more: ${backend}`, async ({
    launchLens,
  }) => {
    const page = await openLens(launchLens, { y4m: BLOBS, initScripts });
    for (const { space, position } of asked) {
      const result = await page.evaluate(
        async ([space, position]) => {
          Object.assign(lens, { space, position, k: 4 });
          if (lens.state !== 'live') await lens.start('camera');
          lens.freeze();
          await until(() => lens.stats.settled, 'it stands');
          const events: (StepReport | null)[] = [];
          const hear = () => events.push(lens.lastStep);
          lens.addEventListener('stepchange', hear);
          const look = async () => {
            await until(() => lens.lastStep !== null && lens.stats.current, 'the step is known');
            return {
              report: lens.lastStep as StepReport,
              mse: lens.stats.mse,
              labels: lens.labels()?.labels ?? new Uint8Array(0),
              look: `${lens.centroids.join()} ${lens.stats.mse}`,
            };
          };
          lens.reseed({ seeding: 'random-points', seed: 5 });
          const seen = [await look()];
          const halves: unknown[] = [];
          while (!seen[seen.length - 1].report.converged && seen.length < 200) {
            halves.push(lens.step());
            seen.push(await look());
          }
          const wrong: string[] = [];
          seen.forEach(({ report, mse, labels }, i) => {
            const before = seen[i - 1];
            const half = i === 0 ? null : halves[i - 1];
            const changed = half === 'assign' ? labels.filter((label, p) => label !== before.labels[p]).length : null;
            const expected = { step: i, half, before: before?.mse ?? null, mse, changed, pixels: labels.length };
            const told = { ...report, converged: undefined };
            if (
              JSON.stringify({ ...expected, converged: undefined }, Object.keys(expected).sort()) !==
              JSON.stringify(told, Object.keys(expected).sort())
            )
              wrong.push(`${JSON.stringify(expected)} ${JSON.stringify(told)}`);
          });
          const end = seen[seen.length - 1];
          // Once more: the same is said again, and nothing is another.
          events.length = 0;
          const again = lens.step();
          const saidAgain = events.length === 1 && events[0]?.step === end.report.step;
          const after = await look();
          const stands = after.look === end.look && after.report.step === end.report.step;
          // Back, and the reports are those from before.
          const back: boolean[] = [];
          for (let i = seen.length - 2; i >= seen.length - 4; i--) {
            lens.stepBack();
            const { report, look: shown } = await look();
            back.push(JSON.stringify(report) === JSON.stringify(seen[i].report) && shown === seen[i].look);
          }
          const mode = lens.stats.mode;
          lens.removeEventListener('stepchange', hear);
          lens.resume();
          await until(() => lens.stats.mode === 'live', 'live');
          return {
            wrong,
            steps: seen.length,
            // The error is in RGB: what is nearer in another space may for a step be farther there.
            falls:
              end.report.mse < seen[0].report.mse &&
              (space !== 'rgb' || seen.every(({ report: { before, mse } }) => before === null || mse <= before * 1.02)),
            again,
            saidAgain,
            stands,
            back,
            mode,
            gone: lens.lastStep,
          };
        },
        [space, position] as const,
      );
      expect(result.wrong, `${space} ${position}`).toEqual([]);
      expect(result.steps).toBeGreaterThan(5);
      expect(result.steps).toBeLessThan(200);
      expect(result).toMatchObject({ falls: true, saidAgain: true, stands: true, back: [true, true, true] });
      expect(result.again).toMatch(/assign|update/);
      expect(result).toMatchObject({ mode: 'stepping', gone: null });
    }
  });

  test(`what is clustered changes, also after an exact run or by hand, and it is clustered anew, as well as can be: ${backend}`, async ({
    launchLens,
  }) => {
    const page = await openLens(launchLens, { y4m: BLOBS, initScripts });
    const results = await page.evaluate(async () => {
      const settled = () => until(() => lens.stats.settled, 'it stands');
      const steps = () => {
        lens.reseed({ seeding: 'random-points', seed: 1 });
        lens.step();
      };
      const playing = async () => {
        lens.togglePlay();
        await until(() => lens.lastStep !== null, 'a step was played');
      };
      const cases: [string, () => unknown, Partial<typeof lens>][] = [
        ['exact', () => lens.exact({ attempts: 1 }), { k: 3 }],
        ['seeds', () => lens.reseed({ seeding: 'random-points', seed: 1 }), { k: 9 }],
        ['playing', playing, { k: 6 }],
        ['steps', steps, { space: 'lab' }],
        ['exact in lab', () => lens.exact({ attempts: 1 }), { space: 'rgb' }],
        ['steps', steps, { position: 30 }],
        ['steps', steps, { resolution: 80 }],
      ];
      await lens.start('camera');
      lens.freeze();
      lens.k = 7;
      await settled();
      const found: Record<string, unknown>[] = [];
      for (const [how, act, change] of cases) {
        await act();
        await until(() => lens.stats.current, 'it is known');
        Object.assign(lens, change);
        const stale = lens.stats.current;
        const modes = new Set<unknown>();
        await until(() => {
          if (lens.stats.current) modes.add(lens.stats.mode);
          return lens.stats.settled;
        }, 'it stands again');
        const { mse, mode } = lens.stats;
        found.push({
          name: `${JSON.stringify(change)} after ${how}`,
          mse,
          mode,
          stale,
          others: [...modes].filter((mode) => mode !== 'converging' && mode !== 'settled'),
          playing: lens.playing,
          lastStep: lens.lastStep,
          exact: lens.exactResult,
          palette: lens.palette.length,
          seen: new Set(lens.labels()?.labels).size,
          k: lens.k,
        });
      }
      // At a sample for every pixel, an exact run in RGB is about the same points.
      const best: number[] = [];
      for (const k of [3, 9, 6]) {
        const { inertia, labels } = await lens.exact({ k, space: 'rgb', attempts: 20 });
        best.push(inertia / (3 * labels.length));
      }
      return found.map((result, i) => ({ ...result, worse: i < 3 && (result.mse as number) > 1.02 * best[i] }));
    });
    for (const result of results) {
      const { name, k } = result as unknown as { name: string; k: number };
      const expected = {
        mode: 'settled',
        stale: false,
        others: [],
        playing: false,
        lastStep: null,
        exact: null,
        worse: false,
      };
      expect(result, name).toMatchObject({ ...expected, palette: k, seen: k });
    }
  });
}

test('an exact run ends what is played, and going back comes back to it', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: BLOBS });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.k = 4;
    lens.freeze();
    await until(() => lens.stats.settled, 'it stands');
    lens.togglePlay();
    await until(() => lens.lastStep !== null, 'a step was played');
    const run = lens.exact({ attempts: 2, space: 'hsv', scaling: 'min-max' });
    const playing = lens.playing;
    const exact = await run;
    const look = async () => {
      await until(() => lens.stats.settled, 'it is known');
      const { mode, mse } = lens.stats;
      return {
        mode,
        mse,
        palette: lens.palette,
        seen: colors(),
        labels: lens.labels()?.labels.join(),
        result: lens.exactResult === exact,
      };
    };
    const shown = await look();
    const stepped = [lens.step(), lens.step()];
    const away = await look();
    lens.stepBack();
    lens.stepBack();
    const back = await look();
    // A second time, and back from further away.
    for (let i = 0; i < 3; i++) lens.step();
    for (let i = 0; i < 3; i++) lens.stepBack();
    const again = await look();
    // Nothing is before it.
    lens.stepBack();
    const before = await look();
    return { playing, shown, stepped, away, back, again, before, labels: exact.labels.join() };
  });
  expect(result.playing).toBe(false);
  expect(result.shown).toMatchObject({ mode: 'exact', labels: result.labels, result: true });
  expect(result.stepped).toEqual(['update', 'assign']);
  expect(result.away).toMatchObject({ mode: 'stepping', result: false });
  for (const back of [result.back, result.again, result.before]) expect(back).toEqual(result.shown);
});
