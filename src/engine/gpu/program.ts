/** One triangle that covers the target, counter-clockwise (tfjs leaves culling on), made from the vertex's number. */
const VERTEX = /* glsl */ `#version 300 es
  void main() {
    gl_Position = vec4(vec2[3](vec2(-1.0, -1.0), vec2(3.0, -1.0), vec2(-1.0, 3.0))[gl_VertexID], 0.0, 1.0);
  }
`;

/** Values of uniforms by name: a number for an `int` or `bool`, two for an `ivec2`. */
export type UniformValues = Readonly<Record<string, number | readonly [number, number]>>;

/** A fragment shader that covers its whole target, in plain WebGL: for what tfjs has no target or no format. */
export class Program {
  readonly #gl: WebGL2RenderingContext;
  readonly #linked: WebGLProgram;
  readonly #vertices: WebGLVertexArrayObject;
  readonly #locations = new Map<string, WebGLUniformLocation | null>();

  constructor(gl: WebGL2RenderingContext, fragment: string) {
    this.#gl = gl;
    this.#linked = link(gl, fragment);
    this.#vertices = gl.createVertexArray();
  }

  /** Fills the first [height, width] pixels of the target, null for the canvas. tfjs wants nothing put back. */
  draw(
    target: WebGLFramebuffer | null,
    [width, height]: readonly [number, number],
    textures: Readonly<Record<string, WebGLTexture | null>>,
    uniforms: UniformValues,
  ): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target);
    gl.viewport(0, 0, width, height);
    gl.scissor(0, 0, width, height);
    gl.useProgram(this.#linked);
    gl.bindVertexArray(this.#vertices);
    Object.entries(textures).forEach(([name, texture], unit) => {
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.uniform1i(this.#location(name), unit);
    });
    for (const [name, value] of Object.entries(uniforms)) {
      if (typeof value === 'number') gl.uniform1i(this.#location(name), value);
      else gl.uniform2i(this.#location(name), ...value);
    }
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  dispose(): void {
    this.#gl.deleteProgram(this.#linked);
    this.#gl.deleteVertexArray(this.#vertices);
  }

  #location(name: string): WebGLUniformLocation | null {
    let location = this.#locations.get(name);
    if (location === undefined) {
      location = this.#gl.getUniformLocation(this.#linked, name);
      this.#locations.set(name, location);
    }
    return location;
  }
}

function link(gl: WebGL2RenderingContext, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  const shaders = ([gl.VERTEX_SHADER, gl.FRAGMENT_SHADER] as const).map((type, i) => {
    const shader = gl.createShader(type) as WebGLShader;
    gl.shaderSource(shader, [VERTEX, fragment][i]);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    return shader;
  });
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    const logs = shaders.map((shader) => gl.getShaderInfoLog(shader));
    throw new Error(`a shader did not link: ${[gl.getProgramInfoLog(program), ...logs].join(' ')}`);
  }
  for (const shader of shaders) gl.deleteShader(shader);
  return program;
}
