import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { abortable } from '../../src/sources/abortable.ts';
import { constraintLadder, PROMPT_HINT_MS, requestStream } from '../../src/sources/camera-request.ts';

// Prompts that stay open, drivers that fail once, constraints that cannot be met: a fake getUserMedia plays them here;
// the real one is asked in the browser tests.
type Ask = (constraints: MediaStreamConstraints) => Promise<unknown>;

class FakeStream {
  stopped = 0;
  getTracks(): { stop: () => void }[] {
    return [{ stop: () => this.stopped++ }, { stop: () => this.stopped++ }];
  }
}

function browserWith(getUserMedia: Ask): ReturnType<typeof vi.fn<Ask>> {
  const ask = vi.fn(getUserMedia);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: ask } });
  return ask;
}

const refusal = (name: string): DOMException => new DOMException('', name);
const never = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the constraints', () => {
  it('climb down from exact over ideal to any for a chosen camera', () => {
    const ladder = constraintLadder({ deviceId: 'a', facingMode: 'user' });
    expect(ladder.map((step) => step.deviceId)).toEqual([{ exact: 'a' }, { ideal: 'a' }, undefined]);
    expect(ladder[0]).toMatchObject({ width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } });
    expect(ladder[2]).toEqual({});
  });

  it('never demand a facing mode', () => {
    expect(constraintLadder({ facingMode: 'environment' }).map((step) => step.facingMode)).toEqual([
      { ideal: 'environment' },
      undefined,
    ]);
    expect(constraintLadder({})).toHaveLength(2);
  });
});

describe('asking for a camera', () => {
  it('never asks for sound', async () => {
    const stream = new FakeStream();
    const ask = browserWith(async () => stream);
    await expect(requestStream({}, never)).resolves.toBe(stream);
    expect(ask.mock.calls[0][0].audio).toBe(false);
  });

  it('says so where the page is insecure', async () => {
    vi.stubGlobal('navigator', {});
    await expect(requestStream({}, never)).rejects.toMatchObject({ code: 'camera-insecure' });
  });

  it('relaxes constraints that cannot be met, then gives up', async () => {
    const ask = browserWith(() => Promise.reject(refusal('OverconstrainedError')));
    await expect(requestStream({ deviceId: 'gone' }, never)).rejects.toMatchObject({ code: 'camera-constraint' });
    expect(ask).toHaveBeenCalledTimes(3);
    expect(ask.mock.calls[2][0].video).toEqual({});
  });

  it.each([
    ['AbortError', '', 'camera-failed'],
    ['NotReadableError', 'Could not start video source', 'camera-busy'],
    ['TrackStartError', '', 'camera-busy'],
    ['Error', 'Could not start video source', 'camera-busy'],
  ])('waits and tries once more when the camera failed to start: %s %s', async (name, message, code) => {
    const failure = new DOMException(message, name);
    const stream = new FakeStream();
    const once = browserWith(vi.fn<Ask>(async () => stream).mockRejectedValueOnce(failure));
    const request = requestStream({ deviceId: 'b' }, never);
    await vi.advanceTimersByTimeAsync(100);
    expect(once).toHaveBeenCalledTimes(1);
    await vi.runAllTimersAsync();
    await expect(request).resolves.toBe(stream);
    // The same camera, not another one.
    expect(once.mock.calls.map(([{ video }]) => video)).toEqual(Array(2).fill(once.mock.calls[0][0].video));
    const ask = browserWith(() => Promise.reject(failure));
    const outcome = expect(requestStream({}, never)).rejects.toMatchObject({ code });
    await vi.runAllTimersAsync();
    await outcome;
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('does not ask again after a refusal', async () => {
    const ask = browserWith(() => Promise.reject(refusal('NotAllowedError')));
    await expect(requestStream({}, never)).rejects.toMatchObject({ code: 'camera-denied' });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('tells once that the prompt is waiting, and only then', async () => {
    const waiting = vi.fn();
    let grant: (stream: FakeStream) => void = () => {};
    browserWith(() => new Promise((resolve) => (grant = resolve)));
    const request = requestStream({}, never, waiting);
    await vi.advanceTimersByTimeAsync(PROMPT_HINT_MS - 1);
    expect(waiting).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(waiting).toHaveBeenCalledTimes(1);
    grant(new FakeStream());
    await request;
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('giving up', () => {
  it('rejects at once with the reason, and stops the tracks that are granted later', async () => {
    let grant: (stream: FakeStream) => void = () => {};
    browserWith(() => new Promise((resolve) => (grant = resolve)));
    const owner = new AbortController();
    const request = requestStream({}, owner.signal);
    const reason = new Error('another camera was chosen');
    owner.abort(reason);
    await expect(request).rejects.toBe(reason);
    const late = new FakeStream();
    grant(late);
    await vi.runAllTimersAsync();
    expect(late.stopped).toBe(2);
  });

  it('asks nothing where it was given up before', async () => {
    const ask = browserWith(async () => new FakeStream());
    await expect(requestStream({}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(ask).not.toHaveBeenCalled();
  });

  it('ends the pause before a retry', async () => {
    const ask = browserWith(() => Promise.reject(refusal('AbortError')));
    const owner = new AbortController();
    const request = requestStream({}, owner.signal);
    const outcome = expect(request).rejects.toBe('enough');
    await vi.advanceTimersByTimeAsync(10);
    owner.abort('enough');
    await outcome;
    await vi.runAllTimersAsync();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('leaves values and errors as they are while nobody gives up', async () => {
    await expect(abortable(Promise.resolve(5), never)).resolves.toBe(5);
    await expect(abortable(Promise.reject(new Error('x')), never)).rejects.toThrow('x');
  });
});
