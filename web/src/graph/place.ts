/** Places for nodes that come into a drawing: beside what they belong to, clear of others, the same each time. */
import type { NodeRow } from "../data/types";
import type { Point } from "./drawing";

const LINK = 120; // pixels that a line wants to be long
const ROUNDS = 90;
const YIELD = 0.4; // how far settled nodes give way to fresh ones that overlap them
const MOST = 300; // nodes; above it settled ones stay

/** Return width and height of a node with its label, in pixels. */
export function boxOf(node: NodeRow): { w: number; h: number } {
  const text = Math.min(node.label.length, 46);
  const lines = text <= 22 ? 1 : 2;
  const longest = lines === 1 ? text : (text + 4) / 2;
  return { w: Math.max(2 * radiusOf(node), 7 * longest) + 14, h: 2 * radiusOf(node) + 15 * lines + 12 };
}

/** Return the radius of a node in pixels; its area grows with the number of its claims. */
export function radiusOf(node: NodeRow): number {
  if (node.kind === "quantity" || node.kind === "words") return 4;
  const least = ["event", "thing", "document"].includes(node.kind) ? 6 : 7.5;
  return Math.min(22, least + 2.1 * Math.sqrt(Math.max(0, node.n - 1)));
}

/** Set places of the fresh nodes; those near them give way a little. pairs: which nodes have a line. */
export function place(nodes: Map<number, NodeRow>, places: Map<number, Point>, fresh: number[], pairs: [number, number][]): void {
  const near = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    (near.get(a) ?? near.set(a, []).get(a)!).push(b);
    (near.get(b) ?? near.set(b, []).get(b)!).push(a);
  }
  start(places, fresh, near);
  const boxes = new Map([...places.keys()].map((one) => [one, boxOf(nodes.get(one)!)]));
  const others = new Set([...places.keys()].filter((one) => !fresh.includes(one)));
  const moving = [...places.keys()].length <= MOST ? [...fresh, ...others] : fresh;
  for (let round = 0; round < ROUNDS; round++) {
    const cool = 1 - round / ROUNDS;
    for (const one of moving) step(one, boxes, places, near.get(one) ?? [], others.has(one) ? YIELD * cool : cool, others.has(one));
  }
  for (const one of moving) {
    const at = places.get(one)!;
    places.set(one, { x: Math.round(at.x), y: Math.round(at.y) });
  }
}

/** Put fresh nodes in a ring around the middle of the neighbours that have a place. */
function start(places: Map<number, Point>, fresh: number[], near: Map<number, number[]>): void {
  const centre = middle([...places.values()]);
  fresh.forEach((one, index) => {
    const hosts = (near.get(one) ?? []).flatMap((other) => places.get(other) ?? []);
    const host = hosts.length ? middle(hosts) : centre;
    const out = Math.atan2(host.y - centre.y, host.x - centre.x || 1e-9);
    const turn = fresh.length === places.size + fresh.length ? index : ((index % 2 ? 1 : -1) * (index + 1)) / 2;
    const angle = out + (turn * 2 * Math.PI) / Math.max(7, fresh.length);
    const reach = LINK * (1 + 0.4 * (index % 3));
    places.set(one, { x: host.x + reach * Math.cos(angle) * 1.3, y: host.y + reach * Math.sin(angle) });
  });
}

function step(one: number, boxes: Map<number, { w: number; h: number }>, places: Map<number, Point>, near: number[], cool: number, settled: boolean): void {
  const at = places.get(one)!;
  const box = boxes.get(one)!;
  let dx = 0;
  let dy = 0;
  for (const other of settled ? [] : near) {
    const there = places.get(other);
    if (!there) continue;
    const far = Math.hypot(there.x - at.x, there.y - at.y) || 1;
    const pull = (0.12 * (far - LINK)) / far;
    dx += (there.x - at.x) * pull;
    dy += (there.y - at.y) * pull;
  }
  for (const [other, there] of places) {
    if (other === one) continue;
    const gap = boxes.get(other)!;
    const x = at.x - there.x;
    const y = at.y - there.y;
    const room = { x: (box.w + gap.w) / 2 + 8, y: (box.h + gap.h) / 2 + 4 };
    const over = Math.max(Math.abs(x) / room.x, Math.abs(y) / room.y);
    const reach = settled ? 1 : 1.6;
    if (over >= reach) continue;
    const push = (reach - over) * (over < 1 ? 26 : 8);
    const far = Math.hypot(x / room.x, y / room.y) || 1;
    dx += (push * (x / room.x || (one > other ? 1 : -1))) / far;
    dy += (push * (y / room.y || 0.5)) / far;
  }
  const most = (settled ? 60 : 40) * cool + (settled ? 0 : 2);
  const length = Math.hypot(dx, dy) || 1;
  const scale = Math.min(1, most / length);
  places.set(one, { x: at.x + dx * scale, y: at.y + dy * scale });
}

function middle(points: Point[]): Point {
  if (!points.length) return { x: 0, y: 0 };
  const sum = points.reduce((all, one) => ({ x: all.x + one.x, y: all.y + one.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
