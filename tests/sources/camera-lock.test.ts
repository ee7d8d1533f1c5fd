import { describe, expect, it } from 'vitest';
import { type LockableTrack, lockableModes, lockTrack } from '../../src/sources/camera-lock.ts';

/** A camera as far as locking sees it; real ones differ in what they offer, and cannot be had in every kind. */
class FakeTrack implements LockableTrack {
  readonly settings: Record<string, unknown> = { exposureMode: 'continuous', whiteBalanceMode: 'continuous' };
  readonly applied: MediaTrackConstraints[] = [];

  constructor(
    readonly capabilities: object,
    readonly refuse: (constraints: MediaTrackConstraints) => boolean = () => false,
    readonly obeys = true,
  ) {}

  getCapabilities(): object {
    return this.capabilities;
  }
  getConstraints(): MediaTrackConstraints {
    return { width: { ideal: 1280 } };
  }
  getSettings(): object {
    return this.settings;
  }
  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    if (this.refuse(constraints)) throw new DOMException('', 'OverconstrainedError');
    if (this.obeys) Object.assign(this.settings, constraints.advanced?.[0]);
  }
}

const BOTH = ['continuous', 'manual'];

describe('locking a camera', () => {
  it('holds the modes it offers, and no others', async () => {
    const track = new FakeTrack({ exposureMode: BOTH, whiteBalanceMode: BOTH, focusMode: ['manual'] });
    expect(lockableModes(track)).toEqual(['exposureMode', 'whiteBalanceMode']);
    expect(await lockTrack(track, true)).toBe(true);
    expect(track.applied[0].advanced).toEqual([{ exposureMode: 'manual', whiteBalanceMode: 'manual' }]);
    expect(await lockTrack(track, false)).toBe(false);
    expect(track.settings.exposureMode).toBe('continuous');
  });

  it('keeps the constraints that set the frame size', async () => {
    const track = new FakeTrack({ exposureMode: BOTH });
    await lockTrack(track, true);
    expect(track.applied[0].width).toEqual({ ideal: 1280 });
  });

  it('sends the modes alone to a browser that refuses the mixture', async () => {
    const track = new FakeTrack({ exposureMode: BOTH }, (constraints) => 'width' in constraints);
    expect(await lockTrack(track, true)).toBe(true);
    expect(track.applied).toHaveLength(2);
  });

  it('stays unlocked, without throwing, where it fails', async () => {
    expect(await lockTrack(new FakeTrack({ exposureMode: BOTH }, () => true), true)).toBe(false);
    expect(await lockTrack(new FakeTrack({ exposureMode: BOTH }, () => false, false), true)).toBe(false);
  });

  it('asks nothing of a camera that offers nothing', async () => {
    const track = new FakeTrack({});
    expect(await lockTrack(track, true)).toBe(false);
    expect(track.applied).toHaveLength(0);
  });
});
