// Draws pictures of the shell with WebGL 2: triangles with a colour, each pixel's ink from the atlas of letters. Whatever the
// graphics context held is made again after it was lost.

import type { Picture } from "./shell_module.ts";

const vertexShader = `#version 300 es
uniform vec2 size;
in vec2 place;
in vec2 letter;
in vec4 colour;
out vec2 at;
out vec4 ink;
void main() {
  at = letter;
  ink = colour;
  gl_Position = vec4(place.x / size.x * 2.0 - 1.0, 1.0 - place.y / size.y * 2.0, 0.0, 1.0);
}`;

const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in vec2 at;
in vec4 ink;
out vec4 pixel;
void main() {
  float alpha = ink.a * texture(atlas, at).r;
  pixel = vec4(ink.rgb * alpha, alpha);
}`;

interface Made {
  readonly size: WebGLUniformLocation | null;
  readonly array: WebGLVertexArrayObject;
  readonly vertices: WebGLBuffer;
  readonly indices: WebGLBuffer;
  readonly texture: WebGLTexture;
}

export class Painter {
  private readonly gl: WebGL2RenderingContext;
  private made: Made;
  private atlasNumber = 0;

  private constructor(gl: WebGL2RenderingContext) {
    this.gl = gl;
    this.made = make(gl);
  }

  /** Undefined: this browser has no WebGL 2, or none left. */
  static on(canvas: HTMLCanvasElement): Painter | undefined {
    const gl = canvas.getContext("webgl2", { alpha: false, antialias: true, depth: false, stencil: false, powerPreference: "low-power" });
    return gl === null || gl.isContextLost() ? undefined : new Painter(gl);
  }

  /** After "webglcontextrestored". */
  restore(): void {
    this.made = make(this.gl);
    this.atlasNumber = 0;
  }

  paint(picture: Picture, width: number, height: number, ratio: number): void {
    const { gl, made } = this;
    if (gl.isContextLost()) return;
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.bindVertexArray(made.array);
    gl.bindTexture(gl.TEXTURE_2D, made.texture);
    const { atlas } = picture;
    if (atlas.number !== this.atlasNumber) {
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, atlas.width, atlas.height, 0, gl.RED, gl.UNSIGNED_BYTE, atlas.pixels);
      this.atlasNumber = atlas.number;
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, made.vertices);
    gl.bufferData(gl.ARRAY_BUFFER, picture.vertices, gl.STREAM_DRAW);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, made.indices);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, picture.indices, gl.STREAM_DRAW);
    gl.uniform2f(made.size, width, height);
    gl.enable(gl.SCISSOR_TEST);
    for (const { first, count, left, top, right, bottom } of picture.commands) {
      const [x, y] = [Math.max(0, Math.floor(left * ratio)), Math.max(0, Math.floor((height - bottom) * ratio))];
      const [wide, high] = [Math.ceil(right * ratio) - x, Math.ceil((height - top) * ratio) - y];
      if (wide <= 0 || high <= 0) continue;
      gl.scissor(x, y, wide, high);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * 4);
    }
    gl.disable(gl.SCISSOR_TEST);
  }

  /** Gives the context back: browsers have only some. */
  release(): void {
    this.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }
}

function make(gl: WebGL2RenderingContext): Made {
  const program = gl.createProgram();
  for (const [kind, text] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
    const shader = gl.createShader(kind);
    if (shader === null) continue;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  const array = gl.createVertexArray();
  const [vertices, indices, texture] = [gl.createBuffer(), gl.createBuffer(), gl.createTexture()];
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  const attribute = (name: string, size: number, type: number, isColour: boolean, offset: number): void => {
    const at = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, size, type, isColour, 20, offset);
  };
  attribute("place", 2, gl.FLOAT, false, 0);
  attribute("letter", 2, gl.FLOAT, false, 8);
  attribute("colour", 4, gl.UNSIGNED_BYTE, true, 16);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR);
  for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  return { size: gl.getUniformLocation(program, "size"), array, vertices, indices, texture };
}
