import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/base';
import { engine, type NamedTensorMap, registerKernel, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';

/** A uniform of a kernel: what changes from frame to frame, so that nothing is ever recompiled for it. */
export interface Uniform {
  readonly name: string;
  readonly type: 'int' | 'float' | 'ivec2' | 'vec2' | 'vec3' | 'vec4';
  readonly arrayIndex?: number;
}

/**
 * A GPU kernel as data: one fragment shader from packed textures (one vec4 a texel) to a packed texture. The runner is
 * shared. The shader finds itself by `texel()`, its column and row in the output, and ends with `setOutput(vec4)`.
 */
export interface Kernel<Attributes> {
  readonly name: string;
  /** Names of the input textures, as samplers in the shader. */
  readonly inputs: readonly string[];
  readonly uniforms: readonly Uniform[];
  /** Values of the uniforms, in their order. */
  values(attributes: Attributes): number[][];
  /** Size of the output in texels. */
  outputSize(attributes: Attributes): readonly [rows: number, columns: number];
  readonly shader: string;
}

const PRELUDE = /* glsl */ `
  ivec2 texel() { return ivec2(gl_FragCoord.xy); }
`;

/** The shape tfjs needs for a packed texture of so many texels: two by two numbers share one. */
export function packedShape(rows: number, columns: number): [number, number] {
  return [2 * rows, 2 * columns];
}

/** Makes a kernel known to tfjs for one backend, under its name. */
export function register<A>(backendName: string, kernel: Kernel<A>): void {
  registerKernel({
    kernelName: kernel.name,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const attributes = attrs as unknown as A;
      const program = {
        variableNames: [...kernel.inputs],
        outputShape: packedShape(...kernel.outputSize(attributes)),
        userCode: PRELUDE + kernel.shader,
        packedInputs: true,
        packedOutput: true,
        customUniforms: kernel.uniforms as Uniform[],
      };
      const tensors = kernel.inputs.map((name) => inputs[name] as TensorInfo);
      return (backend as MathBackendWebGL).runWebGLProgram(program, tensors, 'float32', kernel.values(attributes));
    },
  });
}

/** Runs a kernel on the current backend. */
export function run<A>(kernel: Kernel<A>, inputs: Readonly<Record<string, Tensor>>, attributes: A): Tensor {
  return engine().runKernel(kernel.name, inputs as NamedTensorMap, attributes as never) as Tensor;
}
