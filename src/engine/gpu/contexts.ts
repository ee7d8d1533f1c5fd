/**
 * The contexts of all lenses of a page. A browser gives a page so many, 16 in Chrome and 8 on Android, the page's own among
 * them; for one more it takes the oldest away, without a word to whoever asked. So whoever asked looks whether somebody
 * else lost one, and gives the new one back: were each to take its own again, they would take turns for ever.
 */
const held = new Set<WebGL2RenderingContext>();
/** So many lenses may have one: one fewer each time that one was too many. */
let most = Number.POSITIVE_INFINITY;
/** Taken a moment ago, the newest last: what the page loses now, it loses to them. */
const recent: WebGL2RenderingContext[] = [];
/** How long the browser may take to tell a canvas of the page that its context is gone, in milliseconds. */
const TOLD_WITHIN_MS = 1_000;
/** A lost context has no extensions: whoever may want to lose it again asks before. */
const losers = new WeakMap<WebGL2RenderingContext, WEBGL_lose_context | null>();
/** Those that came back, for the next device on the same canvas. */
const returned = new WeakMap<HTMLCanvasElement | OffscreenCanvas, WebGL2RenderingContext>();

/** @returns null where the canvas can have none, or where another would lose its own for it */
export function takeContext(
  canvas: HTMLCanvasElement,
  attributes: WebGLContextAttributes,
): WebGL2RenderingContext | null {
  if (held.size >= most) {
    const back = returned.get(canvas);
    if (back) giveBack(back);
    return null;
  }
  const others = [...held].filter((other) => !other.isContextLost());
  const gl = canvas.getContext('webgl2', attributes);
  if (!gl || gl.isContextLost()) return null;
  held.add(gl);
  losers.set(gl, gl.getExtension('WEBGL_lose_context'));
  if (others.some((other) => other.isContextLost())) {
    oneTooMany();
    giveBack(gl);
    return null;
  }
  watch(gl);
  return gl;
}

/** Gives a context back at once: the garbage collector would keep it for long. */
export function giveBack(gl: WebGL2RenderingContext): void {
  held.delete(gl);
  const lose = () => losers.get(gl)?.loseContext();
  if (!gl.isContextLost()) lose();
  // The browser may still give it to a canvas that nobody looks at any more.
  else gl.canvas.addEventListener('webglcontextrestored', lose, { once: true });
}

/** A context that was lost and came back is no longer its old device's, which leaves it to the next. */
export function passOn(gl: WebGL2RenderingContext): void {
  held.delete(gl);
  returned.set(gl.canvas, gl);
}

function oneTooMany(): void {
  most = Math.min(most, held.size) - 1;
}

function watch(gl: WebGL2RenderingContext): void {
  recent.push(gl);
  addEventListener('webglcontextlost', onPageLoss, true);
  setTimeout(() => {
    recent.splice(recent.indexOf(gl), 1);
    if (recent.length === 0) removeEventListener('webglcontextlost', onPageLoss, true);
  }, TOLD_WITHIN_MS);
}

/** A canvas of the page lost its context, to the newest of ours. That one's lens sees a loss as any other, and then that there is no room. */
function onPageLoss({ target }: Event): void {
  if ([...held].some(({ canvas }) => canvas === target)) return;
  // A reset driver takes them all.
  const newest = recent.findLast((gl) => held.has(gl) && !gl.isContextLost());
  if (!newest) return;
  oneTooMany();
  losers.get(newest)?.loseContext();
}
