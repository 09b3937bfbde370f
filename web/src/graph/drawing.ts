import type { Facet, Fragment, LinkRow, NodeRow, Overview } from "../data/types";
import { isFiltered, type FacetName, type Filters } from "../route";

export interface Point {
  x: number;
  y: number;
}

/** All that was fetched of a graph to be drawn: nodes with their places, lines, and what filters need of claims. */
export class Drawing {
  readonly nodes = new Map<number, NodeRow>();
  readonly places = new Map<number, Point>();
  readonly links: LinkRow[] = [];
  readonly claims = new Map<number, Facet>();
  private readonly known = new Set<string>();

  /** Add a part; what is there already stays. The new nodes have no place yet. */
  add(part: Fragment): number[] {
    const fresh = part.nodes.filter((node) => !this.nodes.has(node.i));
    for (const node of fresh) this.nodes.set(node.i, node);
    for (const claim of part.claims) this.claims.set(claim.i, claim);
    for (const link of part.links) {
      const key = `${link.t} ${link.h} ${link.cls} ${link.role}`;
      if (!this.known.has(key)) this.links.push(link);
      this.known.add(key);
    }
    return fresh.map((node) => node.i);
  }

  byId(id: string): NodeRow | undefined {
    for (const node of this.nodes.values()) if (node.id === id) return node;
    return undefined;
  }
}

/** All lines between two nodes as one. there, back: does a claim go from a to b, from b to a; side: no main line. */
export interface Bundle {
  key: string;
  a: number;
  b: number;
  claims: Facet[];
  there: boolean;
  back: boolean;
  side: boolean;
  roles: string[];
}

/** Return the bundles of the claims that pass the filters, and the nodes that are left. */
export function visible(drawing: Drawing, filters: Filters, overview: Overview, sources: boolean): { bundles: Bundle[]; nodes: Set<number> } {
  const passes = filterOf(filters, overview);
  const found = new Map<string, Bundle & { seen: Set<number> }>();
  for (const link of drawing.links) {
    if (link.role === "source" && !sources) continue;
    const [a, b] = link.t < link.h ? [link.t, link.h] : [link.h, link.t];
    const key = `${a}-${b}`;
    const live = link.c.map((number) => drawing.claims.get(number)).filter((one) => one && passes(one)) as Facet[];
    if (!live.length) continue;
    const bundle = found.get(key) ?? { key, a, b, claims: [], there: false, back: false, side: true, roles: [], seen: new Set() };
    found.set(key, bundle);
    for (const claim of live) if (!bundle.seen.has(claim.i)) (bundle.seen.add(claim.i), bundle.claims.push(claim));
    if (link.role === "main") bundle.side = false;
    if (!bundle.roles.includes(link.role)) bundle.roles.push(link.role);
    if (link.t === a) bundle.there = true;
    else bundle.back = true;
  }
  // What is drawn last lies on top and gets the click: the lines of many claims.
  const bundles = [...found.values()].sort((a, b) => Number(b.side) - Number(a.side) || a.claims.length - b.claims.length);
  const ends = new Set(bundles.flatMap((bundle) => [bundle.a, bundle.b]));
  const nodes = isFiltered(filters) ? ends : new Set(drawing.nodes.keys());
  return { bundles, nodes };
}

const CROWDED = 90; // lines; up to it, or up to so many a node, all are drawn
const A_NODE = 2.6;
const KEPT = 2; // lines that each node keeps where there are too many to follow

/** Return the lines that show how things hang together where there are too many to follow: of each node the heaviest. */
export function strongest<T extends { a: number; b: number }>(lines: readonly T[], nodes: number, weight: (line: T) => number): T[] {
  if (lines.length <= Math.max(CROWDED, A_NODE * nodes)) return [...lines];
  const left = new Map<number, number>();
  const kept = new Set<T>();
  for (const line of [...lines].sort((one, two) => weight(two) - weight(one) || one.a - two.a || one.b - two.b)) {
    const [a, b] = [left.get(line.a) ?? 0, left.get(line.b) ?? 0];
    if (a >= KEPT && b >= KEPT) continue;
    kept.add(line);
    left.set(line.a, a + 1);
    left.set(line.b, b + 1);
  }
  return lines.filter((line) => kept.has(line));
}

/** The article's own voice, among the sources to filter by. */
export const OWN = "own";

/** Return what decides whether a claim passes. A claim of several sources passes when one of them does. */
export function filterOf(filters: Filters, overview: Overview): (claim: Facet) => boolean {
  const test = <T extends string | number>(facet: FacetName, read: (value: string) => T | undefined) => {
    const [hidden, only] = [filters.hidden[facet], filters.only[facet]].map((values) => new Set(values.flatMap((value) => read(value) ?? [])));
    return (value: T) => (filters.only[facet].length ? only!.has(value) : !hidden!.has(value));
  };
  const text = (value: string) => value;
  const number = (rows: { id: string; i: number }[]) => {
    const known = new Map(rows.map((row) => [row.id, row.i]));
    return (id: string) => (id === OWN ? OWN_NUMBER : known.get(id));
  };
  const [cls, mod, pol] = [test("cls", text), test("mod", text), test("pol", text)];
  const doc = test("doc", number(overview.documents));
  const src = test("src", number(overview.facets.sources));
  return (claim) =>
    cls(claim.cls) &&
    mod(claim.mod) &&
    pol(claim.pol) &&
    doc(claim.doc ?? -1) &&
    (claim.src?.length ? claim.src.some(src) : src(OWN_NUMBER)) &&
    (claim.conf ?? 1) >= filters.sure &&
    (!filters.from || (claim.time !== undefined && claim.time >= filters.from.slice(0, claim.time.length))) &&
    (!filters.to || (claim.time !== undefined && claim.time.slice(0, filters.to.length) <= filters.to));
}

const OWN_NUMBER = -2; // no node has it
