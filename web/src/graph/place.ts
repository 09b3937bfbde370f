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
  const order = [...places.keys()];
  const index = new Map(order.map((one, at) => [one, at]));
  const spots = order.map((one): Spot => ({ number: one, ...places.get(one)!, ...boxOf(nodes.get(one)!), near: [], settled: true }));
  for (const one of fresh) {
    const spot = spots[index.get(one)!]!;
    spot.settled = false;
    spot.near = (near.get(one) ?? []).flatMap((other) => spots[index.get(other) ?? -1] ?? []);
  }
  const all = spots.length <= MOST ? [...spots.filter((one) => !one.settled), ...spots.filter((one) => one.settled)] : spots.filter((one) => !one.settled);
  for (let round = 0; round < ROUNDS; round++) {
    const cool = 1 - round / ROUNDS;
    for (const one of all) step(one, spots, one.settled ? YIELD * cool : cool);
  }
  for (const one of all) places.set(one.number, { x: Math.round(one.x), y: Math.round(one.y) });
}

/** A node on its way. w, h: of its box; near: what it has a line to; settled: it was there before. */
interface Spot extends Point {
  number: number;
  w: number;
  h: number;
  near: Spot[];
  settled: boolean;
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

function step(at: Spot, spots: Spot[], cool: number): void {
  const reach = at.settled ? 1 : 1.6;
  let dx = 0;
  let dy = 0;
  for (const there of at.near) {
    const far = Math.hypot(there.x - at.x, there.y - at.y) || 1;
    const pull = (0.12 * (far - LINK)) / far;
    dx += (there.x - at.x) * pull;
    dy += (there.y - at.y) * pull;
  }
  for (const there of spots) {
    const x = at.x - there.x;
    const y = at.y - there.y;
    const wide = (at.w + there.w) / 2 + 8;
    const high = (at.h + there.h) / 2 + 4;
    const over = Math.max(Math.abs(x) / wide, Math.abs(y) / high);
    if (over >= reach || there === at) continue;
    const push = (reach - over) * (over < 1 ? 26 : 8);
    const far = Math.sqrt((x / wide) ** 2 + (y / high) ** 2) || 1;
    dx += (push * (x / wide || (at.number > there.number ? 1 : -1))) / far;
    dy += (push * (y / high || 0.5)) / far;
  }
  const most = (at.settled ? 60 : 40) * cool + (at.settled ? 0 : 2);
  const scale = Math.min(1, most / (Math.hypot(dx, dy) || 1));
  at.x += dx * scale;
  at.y += dy * scale;
}

function middle(points: Point[]): Point {
  if (!points.length) return { x: 0, y: 0 };
  const sum = points.reduce((all, one) => ({ x: all.x + one.x, y: all.y + one.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
