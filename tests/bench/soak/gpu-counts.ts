/** What the page's graphics contexts hold at a moment. */
export interface GpuCounts {
  readonly contexts: number;
  readonly textures: number;
  readonly buffers: number;
  readonly framebuffers: number;
  readonly bytes: number;
}

declare global {
  var gpuCounts: () => GpuCounts;
}

/**
 * Counts what WebGL makes and frees, as `gpuCounts()`. Goes into the page before its own scripts, so that it has no
 * variables from outside. A context that is lost or collected holds nothing.
 */
export function countGpu(): void {
  type Gl = WebGL2RenderingContext;
  type Method = (this: Gl, ...args: unknown[]) => unknown;
  const KINDS = ['Texture', 'Buffer', 'Framebuffer'] as const;
  interface Held {
    readonly Texture: Map<unknown, number>;
    readonly Buffer: Map<unknown, number>;
    readonly Framebuffer: Map<unknown, number>;
  }
  const contexts: WeakRef<Gl>[] = [];
  const held = new WeakMap<Gl, Held>();
  const methods = WebGL2RenderingContext.prototype as unknown as Record<string, Method>;

  const of = (gl: Gl): Held => {
    const known = held.get(gl);
    if (known) return known;
    const fresh: Held = { Texture: new Map(), Buffer: new Map(), Framebuffer: new Map() };
    held.set(gl, fresh);
    contexts.push(new WeakRef(gl));
    gl.canvas.addEventListener('webglcontextlost', () => {
      for (const kind of KINDS) fresh[kind].clear();
    });
    return fresh;
  };
  const wrap = (name: string, after: (gl: Gl, result: unknown, args: unknown[]) => void) => {
    const original = methods[name];
    methods[name] = function (...args) {
      const result = original.apply(this, args);
      after(this, result, args);
      return result;
    };
  };
  for (const kind of KINDS) {
    wrap(`create${kind}`, (gl, made) => of(gl)[kind].set(made, 0));
    wrap(`delete${kind}`, (gl, _, [gone]) => of(gl)[kind].delete(gone));
  }

  const bytesOf = (format: unknown): number => {
    const { RGBA32F, RGBA16F, RG32F, R16F, R8, RED } = WebGL2RenderingContext;
    const bytes = new Map<unknown, number>([
      [RGBA32F, 16],
      [RGBA16F, 8],
      [RG32F, 8],
      [R16F, 2],
      [R8, 1],
      [RED, 1],
    ]);
    return bytes.get(format) ?? 4;
  };
  const size = (gl: Gl, bytes: number) => {
    const texture = gl.getParameter(gl.TEXTURE_BINDING_2D);
    if (texture) of(gl).Texture.set(texture, bytes);
  };
  wrap('texStorage2D', (gl, _, [, , format, width, height]) =>
    size(gl, bytesOf(format) * (width as number) * (height as number)),
  );
  wrap('texImage2D', (gl, _, args) => {
    const image = args[5] as Partial<HTMLVideoElement & HTMLCanvasElement>;
    const [width, height] =
      args.length > 6
        ? [args[3] as number, args[4] as number]
        : [image.videoWidth ?? image.width ?? 0, image.videoHeight ?? image.height ?? 0];
    size(gl, bytesOf(args[2]) * width * height);
  });

  globalThis.gpuCounts = () => {
    const alive = contexts.flatMap((reference) => reference.deref() ?? []).filter((gl) => !gl.isContextLost());
    const count = (kind: (typeof KINDS)[number]) => alive.reduce((sum, gl) => sum + of(gl)[kind].size, 0);
    return {
      contexts: alive.length,
      textures: count('Texture'),
      buffers: count('Buffer'),
      framebuffers: count('Framebuffer'),
      bytes: alive.reduce((sum, gl) => sum + [...of(gl).Texture.values()].reduce((a, b) => a + b, 0), 0),
    };
  };
}
