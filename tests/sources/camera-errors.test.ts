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
    // What browsers said before the specification did.
    ['PermissionDeniedError', 'camera-denied'],
    ['PermissionDismissedError', 'camera-dismissed'],
    ['DevicesNotFoundError', 'camera-missing'],
    ['TrackStartError', 'camera-busy'],
    ['ConstraintNotSatisfiedError', 'camera-constraint'],
  ])('%s becomes %s', (name, code) => {
    const error = cameraError(thrown(name), true);
    expect(error).toBeInstanceOf(LensError);
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('reason of the browser');
    expect((error.cause as DOMException).name).toBe(name);
  });

  it.each([
    ['NotAllowedError', 'Permission denied', 'camera-denied', /address bar/],
    ['NotAllowedError', 'The request is not allowed by the user agent or the platform', 'camera-denied', /address bar/],
    ['NotAllowedError', 'Permission denied by system', 'camera-system', /system’s settings/],
    ['NotAllowedError', 'Permission denied by the operating system', 'camera-system', /system’s settings/],
    ['NotAllowedError', 'Access was denied by macOS', 'camera-system', /system’s settings/],
    ['NotAllowedError', 'The system denied access; see System Settings', 'camera-system', /system’s settings/],
    ['NotAllowedError', 'Permission dismissed', 'camera-dismissed', /try again/i],
    ['NotAllowedError', 'Only secure origins are allowed', 'camera-insecure', /https/],
    ['Error', 'Could not start video source', 'camera-busy', /another program/],
    ['SecurityError', 'Permission denied by system', 'camera-blocked', /tab of its own/],
  ])('%s “%s” becomes %s', (name, message, code, sentence) => {
    const error = cameraError(new DOMException(message, name), true);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
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
