/** The modes of the Image Capture specification that make a picture drift by itself. */
const MODES = ['exposureMode', 'whiteBalanceMode', 'focusMode'] as const;

type Mode = (typeof MODES)[number];
type ModeSettings = Partial<Record<Mode, string>>;
type ModeCapabilities = Partial<Record<Mode, readonly string[]>>;

/** The part of a video track that locking needs; a real MediaStreamTrack has it all, older ones lack capabilities. */
export interface LockableTrack {
  getCapabilities?(): object;
  getConstraints(): MediaTrackConstraints;
  getSettings(): object;
  applyConstraints(constraints: MediaTrackConstraints): Promise<void>;
}

/** The modes that `track` can both hold and set free again: a mode without a way back is left alone. */
export function lockableModes(track: LockableTrack): Mode[] {
  const capabilities = (track.getCapabilities?.() ?? {}) as ModeCapabilities;
  return MODES.filter((mode) => {
    const offered = capabilities[mode];
    return Array.isArray(offered) && offered.includes('manual') && offered.includes('continuous');
  });
}

/**
 * Holds exposure, white balance and focus at their present values, or sets them free, for those modes the camera
 * offers. Only the mode is set, not a value: what a camera reports as its exposure time under automatics is often the
 * last manual one, and writing it back makes the picture jump.
 *
 * @returns whether the camera is locked now; never rejects
 */
export async function lockTrack(track: LockableTrack, on: boolean): Promise<boolean> {
  const modes = lockableModes(track);
  if (modes.length === 0) return false;
  const wish: ModeSettings = {};
  for (const mode of modes) wish[mode] = on ? 'manual' : 'continuous';
  const advanced = [wish as MediaTrackConstraintSet];
  try {
    // Constraints replace each other as a whole: without the old ones the frame size could change.
    await track.applyConstraints({ ...track.getConstraints(), advanced });
  } catch {
    // Chromium refuses to mix these modes with any other constraint, and keeps the size by itself.
    await track.applyConstraints({ advanced }).catch(() => {});
  }
  return isLocked(track, modes);
}

/** Advanced constraints fail silently, so the settings are asked what came of them. */
function isLocked(track: LockableTrack, modes: readonly Mode[]): boolean {
  const settings = track.getSettings() as ModeSettings;
  return modes.every((mode) => settings[mode] === 'manual');
}
