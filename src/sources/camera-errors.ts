import { LensError } from '../settings/errors.ts';

/** What a document says about its own permissions policy; Chromium has it under either name, others not at all. */
interface PolicyDocument {
  permissionsPolicy?: { allowsFeature(feature: string): boolean };
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/**
 * False only where the document knows that a header or the frame around it forbids the camera. Browsers without the
 * query answer true: then a refusal cannot be told from the viewer's own.
 */
export function policyAllowsCamera(page: object = document): boolean {
  const { permissionsPolicy, featurePolicy } = page as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('camera') ?? true;
}

/** The `name` of whatever was thrown, '' where it has none. */
export function errorName(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error)) return '';
  return String(error.name);
}

/**
 * The lens's error for a refusal of getUserMedia.
 *
 * @param error what the browser threw; a LensError is passed through
 * @param allowed whether the permissions policy allows the camera (see `policyAllowsCamera`)
 */
export function cameraError(error: unknown, allowed: boolean): LensError {
  if (error instanceof LensError) return error;
  switch (errorName(error)) {
    case 'NotAllowedError':
      return new LensError(allowed ? 'camera-denied' : 'camera-blocked', {}, error);
    case 'SecurityError':
      // The specification's word for "media is switched off for this document", whoever is asked.
      return new LensError('camera-blocked', {}, error);
    case 'NotFoundError':
      return new LensError('camera-missing', {}, error);
    case 'NotReadableError':
      return new LensError('camera-busy', {}, error);
    case 'OverconstrainedError':
      return new LensError('camera-constraint', {}, error);
    default:
      return new LensError('camera-failed', {}, error);
  }
}
