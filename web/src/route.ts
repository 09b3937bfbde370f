/** What is shown, as the part of the address behind #: a link restores it, and back and forward walk through it. */

export type View = "graph" | "numbers" | "frames" | "timeline" | "map" | "sources" | "sparql";
export const VIEWS: readonly View[] = ["graph", "numbers", "frames", "timeline", "map", "sources", "sparql"];

/** What is selected. A link is named by the ids of its two ends. */
export type Selection =
  | { kind: "node"; id: string }
  | { kind: "link"; ends: [string, string] }
  | { kind: "claim"; id: string };

/** A step from the opening view: a node with what is around it, or a node alone. */
export interface Step {
  kind: "around" | "node";
  id: string;
}

export const FACETS = ["cls", "mod", "pol", "doc", "src"] as const;
export type FacetName = (typeof FACETS)[number];

/** What is left out. hidden: values of each facet; only: if any, all other values; from, to: EDTF days; sure: least confidence. */
export interface Filters {
  hidden: Record<FacetName, string[]>;
  only: Record<FacetName, string[]>;
  from: string;
  to: string;
  sure: number;
}

/** focus: id of the node to start from in place of the overview. article: id of the open document.
 *  query: a SPARQL query; item: which of several dossiers; show: what of a view is turned on. */
export interface Route {
  view: View;
  focus: string;
  steps: Step[];
  selected: Selection | null;
  article: string;
  filters: Filters;
  colour: "kind" | "community";
  query: string;
  item: string;
  show: string[];
}

const NOTHING = { cls: [], mod: [], pol: [], doc: [], src: [] };

export const NO_FILTERS: Filters = { hidden: NOTHING, only: NOTHING, from: "", to: "", sure: 0 };

export const HOME: Route = {
  view: "graph",
  focus: "",
  steps: [],
  selected: null,
  article: "",
  filters: NO_FILTERS,
  colour: "kind",
  query: "",
  item: "",
  show: [],
};

/** Return the route that an address names; what it does not say, or says wrongly, is as on the first page. */
export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split(/\?(.*)/s);
  const values = new URLSearchParams(query);
  const list = (name: string) => values.getAll(name);
  const steps = [...values].flatMap(([name, id]): Step[] =>
    name === "around" || name === "node" ? [{ kind: name, id }] : [],
  );
  const sure = Number(values.get("sure"));
  return {
    view: VIEWS.find((view) => view === path) ?? "graph",
    focus: values.get("focus") ?? "",
    steps,
    selected: selection(values.get("at") ?? ""),
    article: values.get("article") ?? "",
    filters: {
      hidden: facets((name) => list(name)),
      only: facets((name) => list(`only-${name}`)),
      from: values.get("from") ?? "",
      to: values.get("to") ?? "",
      sure: sure > 0 && sure <= 1 ? sure : 0,
    },
    colour: values.get("colour") === "community" ? "community" : "kind",
    query: values.get("query") ?? "",
    item: values.get("item") ?? "",
    show: list("show"),
  };
}

/** Return the address of a route: `parse(format(route))` is the same route. */
export function format(route: Route): string {
  const values = new URLSearchParams();
  const set = (name: string, value: string | number) => void (value && values.append(name, String(value)));
  set("focus", route.focus);
  for (const step of route.steps) set(step.kind, step.id);
  if (route.selected) set("at", named(route.selected));
  set("article", route.article);
  for (const facet of FACETS) {
    for (const value of route.filters.hidden[facet]) set(facet, value);
    for (const value of route.filters.only[facet]) set(`only-${facet}`, value);
  }
  set("from", route.filters.from);
  set("to", route.filters.to);
  set("sure", route.filters.sure);
  if (route.colour !== "kind") set("colour", route.colour);
  set("query", route.query);
  set("item", route.item);
  for (const one of route.show) set("show", one);
  const query = values.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
  return `#/${route.view}${query && `?${query}`}`;
}

export function same(a: Selection | null, b: Selection | null): boolean {
  return (a ? named(a) : "") === (b ? named(b) : "");
}

/** Return a route with what is the same as before as the very same objects, so that nothing is made anew for it. */
export function settled(before: Route, next: Route): Route {
  const kept = <T>(old: T, fresh: T): T => (JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh);
  return { ...next, steps: kept(before.steps, next.steps), show: kept(before.show, next.show), selected: kept(before.selected, next.selected), filters: kept(before.filters, next.filters) };
}

export function isFiltered(filters: Filters): boolean {
  return Boolean(filters.from || filters.to || filters.sure || FACETS.some((facet) => filters.hidden[facet].length || filters.only[facet].length));
}

const facets = (values: (name: FacetName) => string[]) => Object.fromEntries(FACETS.map((name) => [name, values(name)])) as Record<FacetName, string[]>;

function named(selected: Selection): string {
  return selected.kind === "link" ? `link:${selected.ends.join(" ")}` : `${selected.kind}:${selected.id}`;
}

function selection(text: string): Selection | null {
  const [kind = "", id = ""] = text.split(/:(.*)/s);
  if (!id) return null;
  if (kind === "node" || kind === "claim") return { kind, id };
  const [first, second] = id.split(" ");
  return kind === "link" && first && second ? { kind, ends: [first, second] } : null;
}
