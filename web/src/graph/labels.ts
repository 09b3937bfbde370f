/** Labels, arrows and marks, drawn above the lines at one size whatever the zoom; labels never overlap. */
import type { NodeRow } from "../data/types";
import { isPill, type Words } from "../words";
import { classColour } from "../words";
import type { Bundle, Point } from "./drawing";
import { radiusOf } from "./place";
import { classOf, type Scene } from "./stage";

export interface Look {
  dark: boolean;
  paper: string;
  text: string;
  muted: string;
  faint: string;
  negated: string;
  words: Words;
}

const FONT = '-apple-system, "Segoe UI", Inter, Roboto, "Noto Sans", Ubuntu, "Liberation Sans", Arial, sans-serif';
const MOST_LINES = 260; // words on lines are left out above it
const ALWAYS = 6; // nodes whose label is written even where there is no room
const EDGE = 3; // pixels that labels keep from the edge of the stage
export type Box = { l: number; t: number; r: number; b: number };

/** Where labels may stand: the stage, without what lies above it. */
export interface Room {
  width: number;
  height: number;
  covered: Box[];
}

/** Draw all. at: where the nodes in view are; lit: those that stay bright. */
export function drawLabels(on: CanvasRenderingContext2D, scene: Scene, at: Map<number, Point>, lit: Set<number> | null, hovered: number | null, room: Room): void {
  const nodes: Box[] = [...at].map(([number, point]) => {
    const r = radiusOf(scene.drawing.nodes.get(number)!) + 1;
    return { l: point.x - r, t: point.y - r, r: point.x + r, b: point.y + r };
  });
  const taken = [...nodes, ...room.covered];
  const lines = scene.bundles.filter((one) => at.has(one.a) && at.has(one.b));
  for (const bundle of lines) arrows(on, bundle, scene, at, dimmed(bundle, scene, lit));
  const order = [...at.keys()].sort((a, b) => rank(b, scene, lit, hovered) - rank(a, scene, lit, hovered) || a - b);
  order.forEach((number, index) => label(on, scene, number, at.get(number)!, taken, room, Boolean(lit && !lit.has(number)), number === hovered, index < ALWAYS || number === scene.selected));
  if (scene.selected !== null && at.has(scene.selected)) ring(on, at.get(scene.selected)!, radiusOf(scene.drawing.nodes.get(scene.selected)!) + 5, scene.look.text);
  const worded = [...lines].sort((a, b) => Number(dimmed(a, scene, lit)) - Number(dimmed(b, scene, lit)) || b.claims.length - a.claims.length);
  for (const bundle of worded.slice(0, MOST_LINES)) if (!dimmed(bundle, scene, lit)) words(on, bundle, scene, at, taken);
}

const rank = (number: number, scene: Scene, lit: Set<number> | null, hovered: number | null) =>
  (number === hovered || number === scene.selected ? 4000 : lit?.has(number) ? 2000 : 0) + scene.drawing.nodes.get(number)!.n;

function dimmed(bundle: Bundle, scene: Scene, lit: Set<number> | null): boolean {
  if (!lit) return false;
  return scene.link ? bundle.key !== scene.link : bundle.a !== scene.selected && bundle.b !== scene.selected;
}

/** Return what a line says: the verb of its claims, the number when there is one, and of how many claims. */
export function lineText(bundle: Bundle, words: Words, withEvent: boolean): string {
  const many = bundle.claims.length > 1 ? ` ${count(bundle)}` : "";
  if (bundle.side) return words.role(bundle.roles.find((role) => role !== "source") ?? "source") + many;
  if (withEvent) return many.trim();
  const cls = classOf(bundle);
  const lemmas = new Set(bundle.claims.map((claim) => claim.lemma));
  const verb = cls === "Action" && lemmas.size === 1 ? [...lemmas][0] : words.verb(cls);
  const others = new Set(bundle.claims.map((claim) => claim.cls)).size > 1 ? " …" : "";
  const numbers = [...new Set(bundle.claims.flatMap((claim) => claim.q ?? []))];
  const number = numbers.length && cls !== "Deployment" ? ` ${numbers.slice(0, 2).join(" / ")}` : "";
  return `${verb}${number}${others}${many}`;
}

function words(on: CanvasRenderingContext2D, bundle: Bundle, scene: Scene, at: Map<number, Point>, taken: Box[]): void {
  const [a, b] = [at.get(bundle.a)!, at.get(bundle.b)!];
  const kinds = [scene.drawing.nodes.get(bundle.a)!.kind, scene.drawing.nodes.get(bundle.b)!.kind];
  const negated = bundle.claims.filter((claim) => claim.pol === "Negated").length;
  const whole = lineText(bundle, scene.look.words, kinds.includes("event"));
  const chosen = bundle.key === scene.link;
  for (const text of bundle.claims.length > 1 && whole !== count(bundle) && !bundle.side ? [whole, count(bundle)] : [whole]) if (written(on, bundle, scene, text, negated, chosen, a, b, taken)) return;
}

const count = (bundle: Bundle) => `×${bundle.claims.length}`;

/** Write words on a line where there is room. Return whether there was. */
function written(on: CanvasRenderingContext2D, bundle: Bundle, scene: Scene, text: string, negated: number, chosen: boolean, a: Point, b: Point, taken: Box[]): boolean {
  on.font = `${chosen ? 600 : 500} 11.5px ${FONT}`;
  const width = (text ? on.measureText(text).width : 0) + (negated ? 17 : 0);
  if (!width) return true;
  if (Math.hypot(a.x - b.x, a.y - b.y) < width * 0.55 && !negated && !chosen) return false;
  for (const share of [0.5, 0.42, 0.58, 0.34, 0.66]) {
    const x = a.x + (b.x - a.x) * share;
    const y = a.y + (b.y - a.y) * share;
    const box = { l: x - width / 2 - 3, t: y - 8, r: x + width / 2 + 3, b: y + 8 };
    if (hits(box, taken) && !(chosen && share === 0.66)) continue;
    taken.push(box);
    if (negated) sign(on, box.l + 9, y, scene.look);
    on.textAlign = "left";
    on.textBaseline = "middle";
    halo(on, text, box.l + 3 + (negated ? 17 : 0), y + 0.5, bundle.side ? scene.look.muted : classColour(classOf(bundle), scene.look.dark), scene.look.paper);
    return true;
  }
  return false;
}

/** The no-entry sign of a claim that says that it is not so. */
function sign(on: CanvasRenderingContext2D, x: number, y: number, look: Look): void {
  on.beginPath();
  on.arc(x, y, 6.5, 0, 2 * Math.PI);
  on.fillStyle = look.negated;
  on.fill();
  on.fillStyle = look.paper;
  on.fillRect(x - 4, y - 1.2, 8, 2.4);
}

function ring(on: CanvasRenderingContext2D, at: Point, radius: number, colour: string): void {
  on.beginPath();
  on.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  on.strokeStyle = colour;
  on.lineWidth = 1.5;
  on.stroke();
}

function arrows(on: CanvasRenderingContext2D, bundle: Bundle, scene: Scene, at: Map<number, Point>, off: boolean): void {
  if (bundle.side && !bundle.roles.includes("source")) return;
  on.globalAlpha = off ? 0.22 : 1;
  on.fillStyle = bundle.side ? scene.look.faint : classColour(classOf(bundle), scene.look.dark);
  const size = bundle.side ? 6 : 8 + Math.min(4, Math.log2(bundle.claims.length));
  if (bundle.there) arrow(on, at.get(bundle.a)!, at.get(bundle.b)!, radiusOf(scene.drawing.nodes.get(bundle.b)!), size);
  if (bundle.back) arrow(on, at.get(bundle.b)!, at.get(bundle.a)!, radiusOf(scene.drawing.nodes.get(bundle.a)!), size);
  on.globalAlpha = 1;
}

function arrow(on: CanvasRenderingContext2D, from: Point, to: Point, radius: number, size: number): void {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far < radius + size + 6) return;
  const [ux, uy] = [(to.x - from.x) / far, (to.y - from.y) / far];
  const tip = { x: to.x - ux * (radius + 1), y: to.y - uy * (radius + 1) };
  const base = { x: tip.x - ux * size, y: tip.y - uy * size };
  on.beginPath();
  on.moveTo(tip.x, tip.y);
  on.lineTo(base.x - uy * size * 0.42, base.y + ux * size * 0.42);
  on.lineTo(base.x + uy * size * 0.42, base.y - ux * size * 0.42);
  on.fill();
}

function label(on: CanvasRenderingContext2D, scene: Scene, number: number, at: Point, taken: Box[], room: Room, off: boolean, always: boolean, first: boolean): void {
  const node = scene.drawing.nodes.get(number)!;
  const size = node.kind === "document" ? 11 : Math.min(16.5, 11.5 + 1.1 * Math.log2(Math.max(1, node.n)) * (isPill(node.kind) ? 0.4 : 0.75));
  on.font = `${node.kind === "words" ? "italic 400" : node.n >= 6 ? 600 : 450} ${size.toFixed(1)}px ${FONT}`;
  const name = nameOf(node, scene.look.words);
  const forms = [wrap(name), ...(node.kind === "words" ? [] : [[shortName(node, name)]])];
  for (const lines of forms) if (put(on, scene, node, lines, size, at, taken, room, off, always)) return;
  if (first) put(on, scene, node, forms.at(-1)!, size, at, taken, room, off, true);
}

/** Return a name that takes less room: of a person the last part, of an organisation its acronym, else the beginning. */
function shortName(node: NodeRow, name: string): string {
  if (node.kind === "person") return name.split(" ").at(-1)!;
  const acronym = node.names?.find((one) => /^\p{Lu}{2,6}$/u.test(one) && /^[A-Z]+$/.test(one));
  return acronym ?? (name.length > 15 ? `${name.slice(0, 14).trimEnd()}…` : name);
}

/** Write a label where it is free: below, above, beside, then at the corners. Return whether there was room. */
function put(on: CanvasRenderingContext2D, scene: Scene, node: NodeRow, lines: string[], size: number, at: Point, taken: Box[], room: Room, off: boolean, always: boolean): boolean {
  const width = Math.max(...lines.map((line) => on.measureText(line).width));
  const height = lines.length * (size + 3);
  const r = radiusOf(node);
  const aside = r + 6 + width / 2;
  const spots: [number, number][] = [
    [at.x, at.y + r + 4],
    [at.x, at.y - r - height - 3],
    [at.x + aside, at.y - height / 2],
    [at.x - aside, at.y - height / 2],
    [at.x + aside * 0.8, at.y + r * 0.7],
    [at.x - aside * 0.8, at.y + r * 0.7],
    [at.x + aside * 0.8, at.y - r * 0.7 - height],
    [at.x - aside * 0.8, at.y - r * 0.7 - height],
  ];
  const boxes = spots.map(([x, y]) => inside({ l: x - width / 2 - 2, t: y, r: x + width / 2 + 2, b: y + height }, at, r, room));
  const box = boxes.find((one) => one && !hits(one, taken, at, r)) ?? (always ? boxes.find((one) => one) : null);
  if (!box) return false;
  taken.push(box);
  on.globalAlpha = off ? 0.35 : 1;
  if (isPill(node.kind)) pill(on, box, scene.look);
  on.textAlign = "center";
  on.textBaseline = "top";
  lines.forEach((line, index) => halo(on, line, (box.l + box.r) / 2, box.t + 1 + index * (size + 3), scene.look.text, scene.look.paper));
  on.globalAlpha = 1;
  return true;
}

/** Return a box below or above its node moved sideways into the stage; null where it would be cut. */
function inside(box: Box, at: Point, radius: number, room: Room): Box | null {
  if (at.x < -radius || at.x > room.width + radius) return box; // its node is not to be seen either
  if (box.t < EDGE || box.b > room.height - EDGE) return null;
  if (box.l >= EDGE && box.r <= room.width - EDGE) return box;
  if (box.r - box.l > room.width - 2 * EDGE || (box.t < at.y + radius && box.b > at.y - radius)) return null;
  const by = box.l < EDGE ? EDGE - box.l : room.width - EDGE - box.r;
  return { ...box, l: box.l + by, r: box.r + by };
}

function pill(on: CanvasRenderingContext2D, box: Box, look: Look): void {
  on.beginPath();
  on.roundRect(box.l - 5, box.t - 2, box.r - box.l + 10, box.b - box.t + 3, 8);
  on.fillStyle = look.paper;
  on.fill();
  on.strokeStyle = look.faint;
  on.lineWidth = 1;
  on.stroke();
}

export function nameOf(node: NodeRow, words: Words): string {
  if (node.kind === "words") return `“${shorten(node.label, 46)}”`;
  if (node.kind !== "event") return shorten(node.label, 44);
  const noun = node.cls && node.cls !== "Action" ? words.noun(node.cls) : node.label;
  return node.number ? `${noun} · ${node.number}` : noun;
}

const shorten = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);

/** Return text in at most two lines of about 22 characters. */
function wrap(text: string): string[] {
  if (text.length <= 22 || !text.includes(" ")) return [text];
  const parts = text.split(" ");
  let first = parts.shift()!;
  while (parts.length && first.length + parts[0]!.length < 22) first += ` ${parts.shift()!}`;
  return parts.length ? [first, shorten(parts.join(" "), 26)] : [first];
}

/** Return whether a box meets one that is taken; the node that it belongs to does not count. */
function hits(box: Box, taken: Box[], own?: Point, radius = 0): boolean {
  return taken.some((one) => {
    if (own && one.l === own.x - radius - 1 && one.t === own.y - radius - 1) return false;
    return box.l < one.r && box.r > one.l && box.t < one.b && box.b > one.t;
  });
}

function halo(on: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, paper: string): void {
  on.lineJoin = "round";
  on.lineWidth = 3.5;
  on.strokeStyle = paper;
  on.strokeText(text, x, y);
  on.fillStyle = colour;
  on.fillText(text, x, y);
}
