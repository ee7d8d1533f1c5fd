import { text } from '../settings/strings.ts';

/** Plugging in one device fires `devicechange` several times; the list is read once it is quiet, in milliseconds. */
const SETTLE_MS = 200;

/** A camera that can be opened. */
export interface Camera {
  /** What `openCamera` takes; '' until the viewer has allowed a camera once. */
  readonly deviceId: string;
  /** The camera's own name, foreign text to be shown as text only, or "Camera 1" where the browser hides it. */
  readonly label: string;
}

/** The cameras the browser tells of; empty where there are none, or the page is insecure. Never rejects. */
export async function listCameras(): Promise<Camera[]> {
  // Absent on insecure pages, though the DOM's types say otherwise.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return [];
  return camerasOf(await devices.enumerateDevices().catch(() => []));
}

/** The video inputs among `devices`, each with a label that can be read. */
export function camerasOf(devices: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[]): Camera[] {
  return devices
    .filter((device) => device.kind === 'videoinput')
    .map(({ deviceId, label }, index) => ({
      deviceId,
      label: label.trim() || text('camera.numbered', { number: String(index + 1) }),
    }));
}

/**
 * Calls back with the new list whenever a camera comes or goes: to fill a picker, and to rejoin a camera whose id
 * has returned.
 *
 * @returns stops the calls
 */
export function watchCameras(callback: (cameras: Camera[]) => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const read = async (): Promise<void> => {
    const mine = ++round;
    const cameras = await listCameras();
    // Lists can overtake each other; only the last asked for is true.
    if (mine === round) callback(cameras);
  };
  const onChange = (): void => {
    clearTimeout(timer);
    timer = setTimeout(read, SETTLE_MS);
  };
  devices.addEventListener('devicechange', onChange);
  return () => {
    devices.removeEventListener('devicechange', onChange);
    clearTimeout(timer);
    round += 1;
  };
}
