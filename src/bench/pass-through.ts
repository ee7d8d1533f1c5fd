import type { FrameImage } from '../engine/engine.ts';
import { drainer, NoWebGl2Error, newCanvas, pixelsOf, type Row, type Size } from './row.ts';

const VERTEX = /* glsl */ `#version 300 es
  void main() {
    gl_Position = vec4(vec2[3](vec2(-1.0, -1.0), vec2(3.0, -1.0), vec2(-1.0, 3.0))[gl_VertexID], 0.0, 1.0);
  }
`;
const FRAGMENT = /* glsl */ `#version 300 es
  precision highp float;
  uniform sampler2D frame;
  uniform ivec2 size;
  out vec4 color;
  void main() {
    color = texelFetch(frame, ivec2(gl_FragCoord.x, size.y - 1 - int(gl_FragCoord.y)), 0);
  }
`;
/** As the lens asks for its own, so that both pay the same for it. */
const CONTEXT: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  depth: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: true,
};

/** The least that any lens can do, in WebGL alone: upload the frame, draw it. Every other row is measured against it. @throws NoWebGl2Error */
export function passThrough(size: Size): Row {
  const canvas = newCanvas(size);
  const gl = canvas.getContext('webgl2', CONTEXT);
  if (!gl) throw new NoWebGl2Error();
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.uniform2i(gl.getUniformLocation(program, 'size'), size.width, size.height);
  gl.bindVertexArray(gl.createVertexArray());
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.viewport(0, 0, size.width, size.height);
  return {
    id: 'pass-through',
    k: 0,
    frame(image: FrameImage) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    },
    drain: drainer(gl),
    picture: () => pixelsOf(canvas),
    centroids: async () => new Float32Array(),
    dispose: () => gl.getExtension('WEBGL_lose_context')?.loseContext(),
  };
}
