import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Camera, camerasOf, listCameras, watchCameras } from '../../src/sources/cameras.ts';

const device = (kind: MediaDeviceKind, deviceId: string, label = '') => ({ kind, deviceId, label });

/** Plugging cannot be done from a test: an event target with a list stands in for the machine's devices. */
class FakeDevices extends EventTarget {
  list = [device('videoinput', 'a', 'Desk')];
  async enumerateDevices() {
    return this.list;
  }
}

beforeEach(() => void vi.useFakeTimers());

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the list of cameras', () => {
  it('holds video inputs only, numbered where the browser hides their names', () => {
    const cameras = camerasOf([
      device('audioinput', 'm', 'Microphone'),
      device('videoinput', 'a'),
      device('videoinput', 'b', ' Desk <b>cam</b> '),
      device('videoinput', 'c', '  '),
    ]);
    expect(cameras).toEqual([
      { deviceId: 'a', label: 'Camera 1' },
      { deviceId: 'b', label: 'Desk <b>cam</b>' },
      { deviceId: 'c', label: 'Camera 3' },
    ]);
  });

  it('is empty on an insecure page, or where the browser refuses', async () => {
    vi.stubGlobal('navigator', {});
    expect(await listCameras()).toEqual([]);
    expect(watchCameras(() => {})).toBeTypeOf('function');
    vi.stubGlobal('navigator', { mediaDevices: { enumerateDevices: () => Promise.reject(new Error()) } });
    expect(await listCameras()).toEqual([]);
  });
});

describe('watching cameras', () => {
  it('tells once of a device that announces itself several times', async () => {
    const devices = new FakeDevices();
    vi.stubGlobal('navigator', { mediaDevices: devices });
    const told = vi.fn<(cameras: Camera[]) => void>();
    const stop = watchCameras(told);
    devices.list = [...devices.list, device('videoinput', 'b', 'Lens')];
    for (let i = 0; i < 3; i++) devices.dispatchEvent(new Event('devicechange'));
    await vi.runAllTimersAsync();
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.calls[0][0].map((camera) => camera.deviceId)).toEqual(['a', 'b']);
    stop();
    devices.dispatchEvent(new Event('devicechange'));
    await vi.runAllTimersAsync();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is silent once stopped, even with a list on its way', async () => {
    const devices = new FakeDevices();
    vi.stubGlobal('navigator', { mediaDevices: devices });
    const told = vi.fn();
    const stop = watchCameras(told);
    devices.dispatchEvent(new Event('devicechange'));
    vi.advanceTimersByTime(200);
    stop();
    await vi.runAllTimersAsync();
    expect(told).not.toHaveBeenCalled();
  });
});
