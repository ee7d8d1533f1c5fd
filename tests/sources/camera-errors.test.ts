import { describe, expect, it } from 'vitest';
import { LensError } from '../../src/settings/errors.ts';
import { cameraError, policyAllowsCamera } from '../../src/sources/camera-errors.ts';

// A busy or broken camera cannot be had on demand: the browser's own errors stand in for it.
const thrown = (name: string): DOMException => new DOMException('reason of the browser', name);

describe('a refusal of getUserMedia', () => {
  it.each([
    ['NotAllowedError', 'camera-denied'],
    ['SecurityError', 'camera-blocked'],
    ['NotFoundError', 'camera-missing'],
    ['NotReadableError', 'camera-busy'],
    ['OverconstrainedError', 'camera-constraint'],
    ['AbortError', 'camera-failed'],
    ['TypeError', 'camera-failed'],
  ])('%s becomes %s', (name, code) => {
    const error = cameraError(thrown(name), true);
    expect(error).toBeInstanceOf(LensError);
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('reason of the browser');
    expect((error.cause as DOMException).name).toBe(name);
  });

  it('is the page’s fault where the policy forbids the camera', () => {
    expect(cameraError(thrown('NotAllowedError'), false).code).toBe('camera-blocked');
  });

  it('passes on what is an error of the lens already', () => {
    const error = new LensError('camera-insecure');
    expect(cameraError(error, true)).toBe(error);
  });

  it('survives anything that can be thrown', () => {
    for (const value of [undefined, null, 'text', 7, {}]) expect(cameraError(value, true).code).toBe('camera-failed');
  });
});

describe('the permissions policy', () => {
  it('is asked under both of its names, and trusted to allow where it has none', () => {
    const policy = { allowsFeature: (feature: string) => feature !== 'camera' };
    expect(policyAllowsCamera({ permissionsPolicy: policy })).toBe(false);
    expect(policyAllowsCamera({ featurePolicy: policy })).toBe(false);
    expect(policyAllowsCamera({ featurePolicy: { allowsFeature: () => true } })).toBe(true);
    expect(policyAllowsCamera({})).toBe(true);
  });
});
