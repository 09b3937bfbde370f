/** Sigma's programs for what it lacks: nodes of several shapes, filled or not, and dashed lines. */
import { EdgeProgram, NodeProgram, type ProgramInfo } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

const SHAPES = ["dot", "square", "diamond", "triangle", "triangleDown", "hexagon", "star"];

export interface ShapeData {
  shape: string;
  filled: boolean;
  paper: string;
}

const NODE_VERTEX = `
attribute vec4 a_id; attribute vec4 a_color; attribute vec4 a_paper; attribute vec2 a_position;
attribute float a_size; attribute float a_shape; attribute float a_filled;
uniform mat3 u_matrix; uniform float u_pixels;
varying vec4 v_color; varying vec4 v_paper; varying float v_shape; varying float v_filled; varying float v_size;
const float bias = 255.0 / 254.0;
void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  v_size = a_size * u_pixels;
  gl_PointSize = 2.0 * v_size + 4.0;
  v_shape = a_shape; v_filled = a_filled; v_paper = a_paper; v_paper.a *= bias;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// Distances to the outline, negative inside, in units of the radius; y points up.
const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color; varying vec4 v_paper; varying float v_shape; varying float v_filled; varying float v_size;
uniform float u_pixels;
float polygon(vec2 p, float n, float turn) {
  float a = atan(p.y, p.x) + turn, s = 6.2831853 / n;
  return cos(floor(.5 + a / s) * s - a) * length(p);
}
float star(vec2 p) {
  const vec2 k1 = vec2(0.809016994, -0.587785252);
  vec2 k2 = vec2(-k1.x, k1.y);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= 1.0;
  vec2 ba = 0.45 * vec2(-k1.y, k1.x) - vec2(0, 1);
  float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, 1.0);
  return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * vec2(2.0, -2.0) * (v_size + 2.0) / v_size;
  float d;
  if (v_shape < 0.5) d = length(p) - 1.0;
  else if (v_shape < 1.5) d = max(abs(p.x), abs(p.y)) - 0.86;
  else if (v_shape < 2.5) d = (abs(p.x) + abs(p.y)) * 0.75 - 0.79;
  else if (v_shape < 3.5) d = polygon(p + vec2(0.0, 0.14), 3.0, 0.5235988 + 1.0471976) - 0.58;
  else if (v_shape < 4.5) d = polygon(p * vec2(1.0, -1.0) + vec2(0.0, 0.14), 3.0, 0.5235988 + 1.0471976) - 0.58;
  else if (v_shape < 5.5) d = polygon(p, 6.0, 0.0) - 0.88;
  else d = star(p * 0.95);
  float soft = 1.0 / v_size;
  #ifdef PICKING_MODE
  if (length(p) > 1.0 + 4.0 * soft) discard;
  gl_FragColor = v_color;
  #else
  float inside = 1.0 - smoothstep(-soft, soft, d);
  float core = v_filled > 0.5 ? 0.0 : 1.0 - smoothstep(-soft, soft, d + 3.0 * u_pixels / v_size);
  vec4 color = mix(v_color, v_paper, core);
  gl_FragColor = vec4(color.rgb, color.a) * inside;
  #endif
}`;

const NODE_UNIFORMS = ["u_matrix", "u_pixels"] as const;

/** Nodes as points whose outline a fragment shader draws. */
export class ShapeProgram extends NodeProgram<(typeof NODE_UNIFORMS)[number]> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, POINTS } = WebGLRenderingContext;
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: NODE_VERTEX,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
      METHOD: POINTS,
      UNIFORMS: NODE_UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_filled", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_paper", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  processVisibleItem(index: number, at: number, data: NodeDisplayData & Partial<ShapeData>): void {
    const into = this.array;
    into[at++] = data.x;
    into[at++] = data.y;
    into[at++] = data.size;
    into[at++] = Math.max(0, SHAPES.indexOf(data.shape ?? "dot"));
    into[at++] = data.filled === false ? 0 : 1;
    into[at++] = floatColor(data.color);
    into[at++] = floatColor(data.paper ?? "#ffffff");
    into[at++] = index;
  }

  setUniforms(params: RenderParams, info: ProgramInfo): void {
    const { u_matrix, u_pixels } = info.uniformLocations;
    info.gl.uniformMatrix3fv(u_matrix!, false, params.matrix);
    info.gl.uniform1f(u_pixels!, pixels(params, info));
  }
}

export interface DashData {
  dash: number[];
}

const EDGE_VERTEX = `
attribute vec4 a_id; attribute vec4 a_color; attribute vec2 a_start; attribute vec2 a_end; attribute float a_size;
attribute vec4 a_dash; attribute float a_along; attribute float a_side;
uniform mat3 u_matrix; uniform vec2 u_half; uniform float u_pixels;
varying vec4 v_color; varying vec4 v_dash; varying float v_along; varying float v_across; varying float v_half;
const float bias = 255.0 / 254.0;
void main() {
  vec2 a = (u_matrix * vec3(a_start, 1)).xy * u_half, b = (u_matrix * vec3(a_end, 1)).xy * u_half;
  float far = max(length(b - a), 0.001);
  vec2 along = (b - a) / far, across = vec2(-along.y, along.x);
  #ifdef PICKING_MODE
  v_half = max(a_size, 9.0) * 0.5 * u_pixels;
  v_color = a_id;
  #else
  v_half = a_size * 0.5 * u_pixels;
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_across = a_side * (v_half + 1.0);
  v_along = a_along * far;
  v_dash = a_dash * u_pixels;
  gl_Position = vec4((mix(a, b, a_along) + across * v_across) / u_half, 0, 1);
}`;

const EDGE_FRAGMENT = `
precision highp float;
varying vec4 v_color; varying vec4 v_dash; varying float v_along; varying float v_across; varying float v_half;
void main() {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  float period = v_dash.x + v_dash.y + v_dash.z + v_dash.w;
  if (period > 0.0) {
    float at = mod(v_along, period);
    if (at > v_dash.x && (at < v_dash.x + v_dash.y || at > v_dash.x + v_dash.y + v_dash.z)) discard;
  }
  gl_FragColor = v_color * (1.0 - smoothstep(v_half - 0.5, v_half + 0.5, abs(v_across)));
  #endif
}`;

const EDGE_UNIFORMS = ["u_matrix", "u_half", "u_pixels"] as const;

/** Straight lines with dashes (on, off, on, off in pixels), as wide on the screen whatever the zoom. */
export class DashProgram extends EdgeProgram<(typeof EDGE_UNIFORMS)[number]> {
  getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: EDGE_VERTEX,
      FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT,
      METHOD: TRIANGLES,
      UNIFORMS: EDGE_UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_dash", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: "a_along", size: 1, type: FLOAT },
        { name: "a_side", size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  processVisibleItem(index: number, at: number, a: NodeDisplayData, b: NodeDisplayData, data: EdgeDisplayData & Partial<DashData>): void {
    const into = this.array;
    const dash = data.dash ?? [];
    into[at++] = a.x;
    into[at++] = a.y;
    into[at++] = b.x;
    into[at++] = b.y;
    into[at++] = data.size;
    for (let part = 0; part < 4; part++) into[at++] = dash[part] ?? 0;
    into[at++] = floatColor(data.color);
    into[at++] = index;
  }

  setUniforms(params: RenderParams, info: ProgramInfo): void {
    const { u_matrix, u_half, u_pixels } = info.uniformLocations;
    const ratio = pixels(params, info);
    info.gl.uniformMatrix3fv(u_matrix!, false, params.matrix);
    info.gl.uniform2f(u_half!, (params.width * ratio) / 2, (params.height * ratio) / 2);
    info.gl.uniform1f(u_pixels!, ratio);
  }
}

/** Return how many pixels of the buffer one of the page is; that for picking is smaller. */
function pixels(params: RenderParams, info: ProgramInfo): number {
  return info.isPicking ? params.pixelRatio / params.downSizingRatio : params.pixelRatio;
}
