import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { messageOf, useApp } from "../context";
import type { NodeRow } from "../data/types";
import type { Route } from "../route";
import { FAMILIES, KINDS, familyColour, type Words } from "../words";
import { Glyph, IconButton, Waiting } from "../ui/parts";
import { strongest, visible, type Bundle } from "./drawing";
import { grow, look as lookAhead, type Grown } from "./grow";
import { lineText, nameOf, type Look } from "./labels";
import { Stage, communities, communityColour, sureness } from "./stage";

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The network: what the route asks for is fetched, filtered and drawn. */
export function GraphView() {
  const app = useApp();
  const { words, route, overview, source, go, dark, learn } = app;
  const [grown, setGrown] = useState<Grown | null>(null);
  const [error, setError] = useState("");
  const [sources, every] = [route.show.includes("sources"), route.show.includes("lines")];
  const toggle = (name: string) => go({ show: route.show.includes(name) ? route.show.filter((one) => one !== name) : [...route.show, name].sort() }, true);
  const holder = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const fitted = useRef<string | null>(null);
  const heard = useRef({ route, grown });
  heard.current = { route, grown };

  const wanted = JSON.stringify([route.focus, route.steps]);
  // Before the page is painted: what is asked for is under way the sooner.
  useLayoutEffect(() => {
    let current = true;
    // At first the page is painted with its panel, so that reading and drawing are no one long task.
    const before = heard.current.grown ? Promise.resolve() : new Promise((next) => setTimeout(next));
    before.then(() => grow(source, overview, route, heard.current.grown)).then(
      (made) => {
        if (!current) return;
        learn([...made.drawing.nodes.values()]);
        setError("");
        setGrown({ ...made });
      },
      (problem: unknown) => current && setError(messageOf(problem)),
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  useLayoutEffect(() => {
    const nodeOf = (number: number) => heard.current.grown?.drawing.nodes.get(number);
    const select = (number: number) => {
      const node = nodeOf(number);
      if (node) go({ selected: { kind: "node", id: node.id } });
    };
    stage.current = new Stage(holder.current!, {
      node: select,
      expand: (number) => {
        const node = nodeOf(number);
        if (node) go({ steps: [...heard.current.route.steps, { kind: "around", id: node.id }], selected: { kind: "node", id: node.id } });
      },
      link: (a, b) => {
        const [first, second] = [nodeOf(a), nodeOf(b)];
        if (first && second) go({ selected: { kind: "link", ends: [first.id, second.id] } });
      },
      nothing: () => heard.current.route.selected && go({ selected: null }),
    });
    return () => stage.current?.close();
  }, []);

  const whole = useMemo(() => grown && visible(grown.drawing, route.filters, overview, sources), [grown, route.filters, sources]);
  const chosen = grown && whole ? selection(route, grown) : { selected: null, link: null };
  const few = useMemo(() => whole && new Set(strongest(whole.bundles, whole.nodes.size, (one) => one.claims.length)), [whole]);
  const crowded = Boolean(whole && few && few.size < whole.bundles.length);
  // Whatever is selected shows all its lines.
  const scene = useMemo(
    () => whole && few && (crowded && !every ? { ...whole, bundles: whole.bundles.filter((one) => few.has(one) || one.key === chosen.link || one.a === chosen.selected || one.b === chosen.selected) } : whole),
    [whole, every, chosen.selected, chosen.link],
  );
  const groups = useMemo(() => (scene && route.colour === "community" ? communities(scene) : new Map<number, number>()), [scene, route.colour]);
  useLayoutEffect(() => {
    if (!grown || !scene || !stage.current) return;
    const size = `${wanted} ${grown.drawing.nodes.size}`;
    stage.current.show({ drawing: grown.drawing, ...scene, ...chosen, colour: route.colour, groups, look: look(dark, words) }, fitted.current !== size);
    fitted.current = size;
    const { selected } = chosen;
    if (selected !== null) setTimeout(() => stage.current?.reveal(selected), 80); // once the panel has its size
    document.documentElement.dataset.ready = "graph";
    Object.assign(window, { kzgraph: handle(stage.current, grown, scene, words) });
  }, [grown, scene, chosen.selected, chosen.link, route.colour, dark, words]);

  useEffect(() => {
    if (grown && chosen.selected !== null) lookAhead(source, grown.drawing, chosen.selected);
  }, [grown, chosen.selected]);

  const keys = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    const node = chosen.selected === null ? undefined : grown?.drawing.nodes.get(chosen.selected);
    if (arrow) {
      const next = stage.current?.next(chosen.selected, ...arrow);
      const to = next === null || next === undefined ? undefined : grown?.drawing.nodes.get(next);
      if (to) go({ selected: { kind: "node", id: to.id } }, true);
    } else if (event.key === "Enter" && node) go({ steps: [...route.steps, { kind: "around", id: node.id }] });
    else if (event.key === "f") stage.current?.fit();
    else if (event.key === "+" || event.key === "=") stage.current?.zoom(1.5);
    else if (event.key === "-") stage.current?.zoom(1 / 1.5);
    else return;
    event.preventDefault();
  };
  const said = chosen.selected === null ? undefined : grown?.drawing.nodes.get(chosen.selected);
  const status = scene
    ? words.t("shownOf", { shown: words.number(scene.nodes.size), all: words.number(overview.counts.nodes), claims: words.number(new Set(whole!.bundles.flatMap((one) => one.claims.map((claim) => claim.i))).size) })
    : words.t("loading");
  return (
    <section class="stage" aria-label={words.t("viewGraph")}>
      <div class="network" ref={holder} tabIndex={0} role="application" aria-label={words.t("stageHelp")} onKeyDown={keys} />
      <p class="unseen" aria-live="polite" data-said>
        {said && `${nameOf(said, words)}, ${words.kind(said.kind)}, ${words.number(said.n)} ${words.t(said.n === 1 ? "claims1" : "claims")}`}
      </p>
      <div class="status">
        <span class="pill" role="status" data-status>
          {status}
        </span>
        {(route.focus || route.steps.length > 0) && (
          <button type="button" class="pill" data-do="home" onClick={() => go({ focus: "", steps: [], selected: null })}>
            {words.t("toOverview")}
          </button>
        )}
        {crowded && whole && scene && (
          <button type="button" class="pill" aria-pressed={every} data-do="every" onClick={() => toggle("lines")}>
            {words.t(every ? "allLines" : "strongLines", { n: words.number(scene.bundles.length), all: words.number(whole.bundles.length) })}
          </button>
        )}
        <button type="button" class="pill" aria-pressed={sources} data-do="sources" onClick={() => toggle("sources")}>
          {words.t("sourcesLines")}
        </button>
        <button type="button" class="pill" aria-pressed={route.colour === "community"} data-do="community" onClick={() => go({ colour: route.colour === "community" ? "kind" : "community" }, true)}>
          {words.t("byCommunity")}
        </button>
      </div>
      {error && (
        <div class="notice">
          <Waiting error={error} />
        </div>
      )}
      {scene && !scene.nodes.size && <p class="notice">{words.t(overview.counts.claims ? "nothingLeft" : "noClaims")}</p>}
      {route.colour === "community" && grown ? <Communities grown={grown} groups={groups} /> : <Key />}
      <div class="controls">
        <IconButton icon="plus" label={words.t("zoomIn")} onClick={() => stage.current?.zoom(1.5)} />
        <IconButton icon="minus" label={words.t("zoomOut")} onClick={() => stage.current?.zoom(1 / 1.5)} />
        <IconButton icon="fit" label={words.t("fit")} onClick={() => stage.current?.fit()} />
      </div>
    </section>
  );
}

const NAMED = 8; // communities

/** The largest communities by the nodes in them of which most is said. */
function Communities({ grown, groups }: { grown: Grown; groups: Map<number, number> }) {
  const { words } = useApp();
  const members = new Map<number, NodeRow[]>();
  for (const [number, group] of groups) (members.get(group) ?? members.set(group, []).get(group)!).push(grown.drawing.nodes.get(number)!);
  const shown = [...members].filter(([, nodes]) => nodes.length > 1).sort((a, b) => a[0] - b[0]).slice(0, NAMED);
  return (
    <div class="key communities" data-communities={shown.length}>
      {shown.map(([group, nodes]) => (
        <span key={group}>
          <i class="spot" style={{ background: communityColour(group) }} />
          {nodes.sort((a, b) => b.n - a.n).slice(0, 2).map((node) => nameOf(node, words)).join(", ")}
          <b>{nodes.length}</b>
        </span>
      ))}
    </div>
  );
}

function Key() {
  const { words, dark } = useApp();
  return (
    <div class="key" aria-hidden="true">
      <div>
        {KINDS.slice(0, 9).map((kind) => (
          <span key={kind}>
            <Glyph kind={kind} />
            {words.kind(kind)}
          </span>
        ))}
      </div>
      <div>
        {FAMILIES.map((family) => (
          <span key={family}>
            <i class="swatch" style={{ borderColor: familyColour(family, dark) }} />
            {words.shortFamily(family)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Return what of the drawing is selected: a node, or a line by its key. */
function selection(route: Route, grown: Grown): { selected: number | null; link: string | null } {
  const { selected } = route;
  if (selected?.kind === "node") return { selected: grown.drawing.byId(selected.id)?.i ?? null, link: null };
  if (selected?.kind !== "link") return { selected: null, link: null };
  const [a, b] = selected.ends.map((id) => grown.drawing.byId(id)?.i ?? -1).sort((x, y) => x - y);
  return { selected: null, link: `${a}-${b}` };
}

function look(dark: boolean, words: Look["words"]): Look {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return { dark, words, paper: colour("--bg"), text: colour("--text"), muted: colour("--muted"), faint: colour("--line-strong"), negated: colour("--negated") };
}

/** What tests and the console can ask of the page. */
function handle(stage: Stage, grown: Grown, scene: { nodes: Set<number>; bundles: Bundle[] }, words: Words) {
  return {
    untranslated: () => [...words.untranslated],
    nodes: () => [...scene.nodes].map((number) => grown.drawing.nodes.get(number)),
    links: () => scene.bundles,
    lines: () => scene.bundles.map((one) => ({ text: lineText(one, words, false), modality: sureness(one), negated: one.claims.some((claim) => claim.pol === "Negated") })),
    screen: (id: string) => {
      const node = grown.drawing.byId(id);
      return node ? stage.screen(node.i) : null;
    },
  };
}
