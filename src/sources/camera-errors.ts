import { type ErrorCode, LensError } from '../settings/errors.ts';

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

/** What browsers call it, today's and older ones. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  // The specification's word for "media is switched off for this document", whoever is asked.
  SecurityError: 'camera-blocked',
  NotFoundError: 'camera-missing',
  DevicesNotFoundError: 'camera-missing',
  NotReadableError: 'camera-busy',
  TrackStartError: 'camera-busy',
  SourceUnavailableError: 'camera-busy',
  OverconstrainedError: 'camera-constraint',
  ConstraintNotSatisfiedError: 'camera-constraint',
};
/** By what browsers say where the name tells nothing. */
const START_FAILURE = /could not start|failed to allocate|device in use|starting video/i;

/** The `message` of whatever was thrown, '' where it has none. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
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
  const code = codeOf(error);
  return new LensError(code === 'camera-denied' && !allowed ? 'camera-blocked' : code, {}, error);
}

/** True where the hardware did not start, which passes: drivers need a moment to let go of what they had. */
export function failedToStart(error: unknown): boolean {
  return errorName(error) === 'AbortError' || codeOf(error) === 'camera-busy';
}

/** True where the system, not the browser or its viewer, forbids what was asked for: only its settings help. */
export function deniedBySystem(error: unknown): boolean {
  return /\b(system|os|macos|windows|android)\b/i.test(messageOf(error));
}

function codeOf(error: unknown): ErrorCode {
  const name = errorName(error);
  if (/^(NotAllowedError|Permission(Denied|Dismissed)Error)$/.test(name)) return denialOf(name, messageOf(error));
  const code = CODES[name];
  if (code) return code;
  return START_FAILURE.test(messageOf(error)) ? 'camera-busy' : 'camera-failed';
}

/** Who said no is told by the message alone. */
function denialOf(name: string, message: string): ErrorCode {
  if (deniedBySystem({ message })) return 'camera-system';
  if (/dismiss/i.test(name + message)) return 'camera-dismissed';
  return /secure (origin|context)/i.test(message) ? 'camera-insecure' : 'camera-denied';
}
