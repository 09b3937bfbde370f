import type { Source } from "../data/source";
import type { Overview } from "../data/types";
import type { Route, Step } from "../route";
import { Drawing, type Point } from "./drawing";
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
    fresh = drawing.add(await source.fragment({ around: node.i, limit, shown: [...drawing.nodes.keys()] }));
  }
  put(drawing, fresh);
}

function put(drawing: Drawing, fresh: number[]): void {
  const pairs = new Map(drawing.links.map((link): [string, [number, number]] => [`${Math.min(link.t, link.h)} ${Math.max(link.t, link.h)}`, [link.t, link.h]]));
  place(drawing.nodes, drawing.places, fresh, [...pairs.values()]);
}

const sameStep = (a: Step, b: Step | undefined) => a.id === b?.id && a.kind === b.kind;
