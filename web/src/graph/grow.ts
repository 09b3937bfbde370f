import type { Source } from "../data/source";
import type { Fragment, Overview } from "../data/types";
import type { Route, Step } from "../route";
import { Drawing, strongest, type Point } from "./drawing";
import { place } from "./place";

/** Neighbours that one step brings; a focus opens on more. */
export const AROUND = 20;
export const FOCUS = 36;

/** A drawing with the steps that made it, so that a further step need not start over. */
export interface Grown {
  drawing: Drawing;
  focus: string;
  steps: Step[];
}

/** What a node would bring, asked for before it is: the answer for the drawing as it was. */
interface Ahead {
  drawing: Drawing;
  size: number;
  node: number;
  answer: Promise<Fragment>;
}
let ahead: Ahead | null = null;

/** Ask for the neighbours of a node that is likely to be expanded next. */
export function look(source: Source, drawing: Drawing, node: number): void {
  if (isAhead(drawing, node)) return;
  const answer = source.fragment({ around: node, limit: AROUND, shown: [...drawing.nodes.keys()] });
  answer.catch(() => undefined); // whoever takes it is told
  ahead = { drawing, size: drawing.nodes.size, node, answer };
}

const isAhead = (drawing: Drawing, node: number) => ahead?.drawing === drawing && ahead.size === drawing.nodes.size && ahead.node === node;

/** Return the drawing of a route: that of `before` with what is missing, or a new one where nodes keep their places. */
export async function grow(source: Source, overview: Overview, route: Route, before: Grown | null): Promise<Grown> {
  const follows = before && before.focus === route.focus && before.steps.every((step, index) => sameStep(step, route.steps[index]));
  const grown = follows ? before : await start(source, overview, route.focus, before?.drawing.places);
  const { drawing } = grown;
  for (const step of route.steps.slice(grown.steps.length)) await take(source, drawing, step);
  return { drawing, focus: route.focus, steps: route.steps };
}

async function start(source: Source, overview: Overview, focus: string, known?: Map<number, Point>): Promise<Grown> {
  const drawing = new Drawing();
  if (focus) {
    await take(source, drawing, { kind: "node", id: focus });
    await take(source, drawing, { kind: "around", id: focus }, FOCUS);
  } else {
    drawing.add(overview.core);
    for (const [number, [x, y]] of Object.entries(overview.places)) drawing.places.set(Number(number), { x, y });
    for (const [number, at] of known ?? []) if (drawing.nodes.has(number)) drawing.places.set(number, at);
  }
  return { drawing, focus, steps: [] };
}

async function take(source: Source, drawing: Drawing, step: Step, limit = AROUND): Promise<void> {
  const shown = [...drawing.nodes.keys()];
  let fresh: number[] = [];
  const middle = drawing.byId(step.id);
  if (!middle) fresh = drawing.add(await source.fragment({ ids: [step.id], shown }));
  const node = middle ?? drawing.byId(step.id);
  if (step.kind === "around" && node) {
    if (fresh.length) put(drawing, fresh);
    const known = limit === AROUND && isAhead(drawing, node.i) ? ahead!.answer : null;
    fresh = drawing.add(await (known ?? source.fragment({ around: node.i, limit, shown: [...drawing.nodes.keys()] })));
  }
  put(drawing, fresh);
}

function put(drawing: Drawing, fresh: number[]): void {
  const pairs = new Map<string, { a: number; b: number; n: number }>();
  for (const link of drawing.links) {
    const [a, b] = [Math.min(link.t, link.h), Math.max(link.t, link.h)];
    const pair = pairs.get(`${a} ${b}`);
    if (pair) pair.n += link.c.length;
    else pairs.set(`${a} ${b}`, { a, b, n: link.c.length });
  }
  const lines = strongest([...pairs.values()], drawing.nodes.size, (pair) => pair.n);
  place(drawing.nodes, drawing.places, fresh, lines.map(({ a, b }) => [a, b]));
}

const sameStep = (a: Step, b: Step | undefined) => a.id === b?.id && a.kind === b.kind;
