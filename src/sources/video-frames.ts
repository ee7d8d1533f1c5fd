/** `requestVideoFrameCallback` is missing in Firefox before 132, though the DOM's types have it always. */
interface FrameVideo {
  requestVideoFrameCallback?(callback: () => void): number;
  cancelVideoFrameCallback?(handle: number): void;
}

/**
 * Calls `onFrame` for every frame that `video` presents, and once soon for the one it already shows: a source that
 * delivers a single picture would otherwise never be announced.
 *
 * @returns stops the calls
 */
export function watchFrames(video: HTMLVideoElement, onFrame: () => void): () => void {
  const { readyState } = video;
  const first = readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? requestAnimationFrame(onFrame) : 0;
  const stop = (video as FrameVideo).requestVideoFrameCallback
    ? followFrames(video, onFrame)
    : pollTime(video, onFrame);
  return () => {
    cancelAnimationFrame(first);
    stop();
  };
}

function followFrames(video: HTMLVideoElement, onFrame: () => void): () => void {
  const next = (): number =>
    video.requestVideoFrameCallback(() => {
      // Ordered before the callback, so that an owner who stops within it stops this one too.
      handle = next();
      onFrame();
    });
  let handle = next();
  return () => video.cancelVideoFrameCallback(handle);
}

/** A frame is taken as new when the video's clock has moved, which can be more often than the camera delivers. */
function pollTime(video: HTMLVideoElement, onFrame: () => void): () => void {
  let seen = video.currentTime;
  const tick = (): void => {
    handle = requestAnimationFrame(tick);
    if (video.currentTime === seen) return;
    seen = video.currentTime;
    onFrame();
  };
  let handle = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(handle);
}
