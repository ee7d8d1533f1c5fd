import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';

test('the camera that looks at the scene comes first, and cameras that tell no id are asked one after the other', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { deviceCount: 3 });
  const result = await page.evaluate(async () => {
    const asked: MediaTrackConstraints[] = [];
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      asked.push(constraints?.video as MediaTrackConstraints);
      const stream = await getUserMedia(constraints);
      for (const track of stream.getTracks()) {
        const settings = track.getSettings.bind(track);
        track.getSettings = () => ({ ...settings(), deviceId: '' });
      }
      return stream;
    };
    await lens.start('camera');
    const ids = (await mediaDevices.enumerateDevices())
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId }) => deviceId);
    for (let i = 0; i < 3; i++) await lens.nextCamera();
    const places = asked.slice(1).map(({ deviceId }) => ids.indexOf((deviceId as { exact: string }).exact));
    // A browser may also hide the ids from its list.
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () =>
      (await list()).map(({ kind, label }) => ({ kind, label, deviceId: '' }) as MediaDeviceInfo);
    lens.remove();
    const other = document.createElement('k-lens');
    document.body.append(other);
    asked.length = 0;
    await other.start('camera');
    for (let i = 0; i < 2; i++) await other.nextCamera();
    return { places, facing: asked.map(({ facingMode }) => facingMode), state: other.state };
  });
  expect(result.places).toEqual([1, 2, 0]);
  expect(result.facing).toEqual([{ ideal: 'environment' }, { ideal: 'user' }, { ideal: 'environment' }]);
  expect(result.state).toBe('live');
});

test('a camera that faces the viewer stays mirrored when it is gone, and what is saved is what was seen', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: fields(64, 48, 2) });
  const result = await page.evaluate(async () => {
    const tracks: MediaStreamTrack[] = [];
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      const [track] = stream.getVideoTracks();
      const settings = track.getSettings.bind(track);
      track.getSettings = () => ({ ...settings(), facingMode: 'user' });
      tracks.push(track);
      return stream;
    };
    lens.k = 2;
    lens.view = 'original';
    await lens.start('camera');
    await until(() => lens.stats.frames > 3, 'frames');
    const corner = () => {
      const { data } = pixels();
      return data[0] > data[4 * 63];
    };
    const live = [lens.mirrored, corner()];
    lens.stop();
    lens.split = 1;
    await lens.snapshot();
    const stopped = [lens.mirrored, corner()];
    await lens.start('camera');
    tracks[1].dispatchEvent(new Event('ended'));
    await until(() => lens.state === 'failed', 'it ended');
    await lens.snapshot();
    const ended = [lens.mirrored, corner()];
    await lens.start('demo');
    return { live, stopped, ended, demo: lens.mirrored };
  });
  expect(result).toEqual({ live: [true, true], stopped: [true, true], ended: [true, true], demo: false });
});

test('a camera that ends while a screen is asked for is lost at once, is waited for, and comes back after the refusal', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: fields(64, 48, 2) });
  const result = await page.evaluate(async () => {
    const { mediaDevices } = navigator;
    const tracks: MediaStreamTrack[] = [];
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      tracks.push(...stream.getVideoTracks());
      return stream;
    };
    let refuse = (_error: DOMException) => {};
    mediaDevices.getDisplayMedia = () =>
      new Promise((_, reject) => {
        refuse = reject;
      });
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    let listed = 0;
    mediaDevices.enumerateDevices = async () => {
      const devices = await list();
      listed++;
      return devices;
    };
    await lens.start('camera');
    const screen = lens.start('screen').catch((error) => error.code);
    tracks[0].dispatchEvent(new Event('ended'));
    const lost = [lens.state, lens.error?.code];
    mediaDevices.dispatchEvent(new Event('devicechange'));
    await until(() => listed > 0, 'the cameras are listed');
    await new Promise((resolve) => setTimeout(resolve));
    // The choice that is being made is not taken away.
    const meanwhile = [tracks.length, lens.state];
    // It is another program's still.
    let tries = 0;
    const open = mediaDevices.getUserMedia;
    mediaDevices.getUserMedia = async () => {
      tries++;
      throw new DOMException('injected', 'NotReadableError');
    };
    refuse(new DOMException('Permission denied by system', 'NotAllowedError'));
    const refused = await screen;
    await until(() => tries === 2 && lens.error?.code === 'camera-busy', 'it was tried');
    mediaDevices.getUserMedia = open;
    mediaDevices.dispatchEvent(new Event('devicechange'));
    await until(() => lens.state === 'live', 'the camera is back');
    return { lost, meanwhile, refused, tracks: tracks.length, source: lens.source };
  });
  expect(result).toEqual({
    lost: ['failed', 'camera-ended'],
    meanwhile: [1, 'failed'],
    refused: 'screen-system',
    tracks: 2,
    source: 'camera',
  });
});

test('what is frozen needs no camera: it stands and is worked on, until the camera is back, which is then held', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: fields(64, 48, 4) });
  const result = await page.evaluate(async () => {
    const { mediaDevices } = navigator;
    const tracks: MediaStreamTrack[] = [];
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    let asked: MediaTrackConstraints[] = [];
    let busy = false;
    mediaDevices.getUserMedia = async (constraints) => {
      asked.push(constraints?.video as MediaTrackConstraints);
      if (busy) throw new DOMException('injected', 'NotReadableError');
      const stream = await getUserMedia(constraints);
      tracks.push(...stream.getVideoTracks());
      return stream;
    };
    const unplug = () => {
      const track = tracks[tracks.length - 1];
      track.stop();
      track.dispatchEvent(new Event('ended'));
    };
    const plug = () => mediaDevices.dispatchEvent(new Event('devicechange'));
    const now = () => [lens.state, lens.frozen, lens.error?.code ?? null].join();
    lens.k = 4;
    await lens.start('camera');
    const { cameraId } = lens;
    await until(() => lens.palette.length === 4, 'a palette');
    lens.freeze();
    unplug();
    const lost = [now()];
    await until(() => lens.stats.settled, 'it settles');
    lost.push(lens.stats.mode as string);
    const exact = await lens.exact({ seed: 1 });
    lost.push(`${exact.width}x${exact.height}`, lens.stats.mode as string);
    lost.push(lens.step() as string, lens.stats.mode as string);
    lens.k = 3;
    await until(() => lens.palette.length === 3 && lens.stats.settled, 'it settles by another k');
    const frames = await lens.exactFrames({ seed: 1, k: 2 });
    lost.push(`${frames.k}`, `${(await lens.whichK()).length}`, now());
    // Going on asks for that very camera, which still is not there.
    busy = true;
    asked = [];
    lens.resume();
    await until(() => lens.error?.code === 'camera-busy', 'it is said');
    const gone = [now(), (asked[0].deviceId as { exact: string }).exact === cameraId];
    // So is it at the first plug; and at the next it is there.
    asked = [];
    plug();
    await until(() => asked.length === 2, 'both tries');
    busy = false;
    const stood = lens.stats.frames;
    const again = setInterval(plug, 250);
    await until(() => tracks.length === 2, 'it is there');
    clearInterval(again);
    await until(() => lens.error === null, 'it is taken up');
    await ticks(10);
    const back = [now(), lens.stats.frames === stood];
    lens.resume();
    await moreFrames(3);
    const on = now();
    const same = lens.cameraId === cameraId;
    // The graphics driver takes along what nothing can bring back.
    lens.freeze();
    unplug();
    const canvas = lens.shadowRoot?.querySelector('canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    await until(() => lens.state === 'failed', 'the picture is gone');
    const without = [lens.error?.code, lens.notice];
    await lens.start();
    return { lost, gone, back, on, same, without, again: lens.state };
  });
  expect(result).toEqual({
    lost: [
      'frozen,true,camera-ended',
      'settled',
      '64x48',
      'exact',
      'update',
      'stepping',
      '2',
      '16',
      'frozen,true,camera-ended',
    ],
    gone: ['frozen,true,camera-busy', true],
    back: ['frozen,true,', true],
    on: 'live,false,',
    same: true,
    without: ['not-running', null],
    again: 'live',
  });
});
