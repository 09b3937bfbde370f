import { useMemo, useState } from "preact/hooks";
import { useApp, useLoaded } from "../context";
import type { NodeRow } from "../data/types";
import { place, radiusOf } from "../graph/place";
import { kindColour } from "../words";
import { isNumber, type Answer, type Term } from "./answer";

const PAGE = 200;
const MOST_NODES = 120;

export function Table({ answer }: { answer: Answer }) {
  const { words } = useApp();
  const [most, setMost] = useState(PAGE);
  useLabels(answer);
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={words.t("table")}>
      <table class="answer">
        <thead>
          <tr>
            {answer.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.slice(0, most).map((row, index) => (
            <tr key={index}>
              {row.map((term, column) => (
                <td key={column} class={isNumber(term) ? "number" : ""}>
                  {term && <Cell term={term} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {answer.rows.length > most && (
        <button type="button" class="action" onClick={() => setMost(most + 5 * PAGE)}>
          {words.t("showFull", { n: answer.rows.length - most })}
        </button>
      )}
    </div>
  );
}

/** Fetch what the nodes of an answer are called; shown once they are known. */
function useLabels(answer: Answer): void {
  const { overview, nodes, source, learn } = useApp();
  useLoaded(async () => {
    const known = new Set([...nodes.values()].map((node) => node.id));
    const ids = answer.rows.slice(0, PAGE).flatMap((row) => row.flatMap((term) => (term?.type === "uri" && term.value.startsWith(overview.base) ? [term.value.slice(overview.base.length)] : [])));
    const wanted = [...new Set(ids)].filter((id) => !known.has(id) && !isInner(id)).slice(0, PAGE);
    if (wanted.length) learn((await source.fragment({ ids: wanted })).nodes);
    return null;
  }, [answer]);
}

/** Return whether an id names a part of a claim, which is no node of the drawing. */
const isInner = (id: string) => /^(claim|passage|attribution|document|run|origin|comparison)\//.test(id);

/** A term: resources of the graph open their evidence or article, all else is text. */
function Cell({ term }: { term: Term }) {
  const { overview, go, nodes } = useApp();
  if (term.type !== "uri" || !term.value.startsWith(overview.base)) return <>{term.type === "uri" ? short(term.value) : term.value}</>;
  const id = term.value.slice(overview.base.length);
  const open = () => {
    if (id.startsWith("claim/")) go({ selected: { kind: "claim", id } });
    else if (id.startsWith("document/")) go({ article: id });
    else go({ selected: { kind: "node", id } });
  };
  const known = [...nodes.values()].find((node) => node.id === id);
  return (
    <button type="button" class="plain iri" title={term.value} onClick={open}>
      {known?.label ?? id}
    </button>
  );
}

/** Return the last step of an IRI of a vocabulary. */
const short = (iri: string) => iri.replace(/^.*[#/](?=[^#/]+$)/, "");

/** Bars: the first column that names something, by the first that is a number. */
export function Chart({ answer }: { answer: Answer }) {
  const { words, overview } = useApp();
  const value = answer.columns.findIndex((_, column) => answer.rows.some((row) => row[column]) && answer.rows.every((row) => !row[column] || isNumber(row[column])));
  const name = answer.columns.findIndex((_, column) => column !== value && answer.rows.some((row) => row[column] && !isNumber(row[column])));
  if (value < 0) return <p class="hint">{words.t("noChart")}</p>;
  const rows = answer.rows.slice(0, 60).map((row, index) => ({ name: name < 0 ? String(index + 1) : (row[name]?.value ?? "").replace(overview.base, ""), n: Number(row[value]?.value ?? 0) }));
  const most = Math.max(...rows.map((row) => row.n), 1e-9);
  return (
    <ul class="bars">
      {rows.map((row, index) => (
        <li key={index}>
          <span class="name">{short(row.name)}</span>
          <span class="bar">
            <i style={{ width: `${(100 * Math.max(0, row.n)) / most}%` }} />
          </span>
          <span class="n">{words.number(row.n)}</span>
        </li>
      ))}
    </ul>
  );
}

interface Link {
  from: string;
  to: string;
  name: string;
}

/** The answer as a graph: triples, or in each row a line from the first resource to the next. */
export function GraphAnswer({ answer }: { answer: Answer }) {
  const { words, overview, source, go, dark } = useApp();
  const links = useMemo(() => linksOf(answer), [answer]);
  const iris = useMemo(() => [...new Set(links.flatMap((link) => [link.from, link.to]))].slice(0, MOST_NODES), [links]);
  const { value: known } = useLoaded(async () => {
    const ids = iris.filter((iri) => iri.startsWith(overview.base)).map((iri) => iri.slice(overview.base.length));
    return new Map((ids.length ? (await source.fragment({ ids })).nodes : []).map((node) => [overview.base + node.id, node]));
  }, [iris]);
  const drawing = useMemo(() => known && lay(iris, links, known), [known]);
  if (!links.length) return <p class="hint">{words.t("noGraph")}</p>;
  if (!drawing) return <p class="waiting">{words.t("loading")}</p>;
  return (
    <svg class="answer-graph" viewBox={drawing.box} role="group" aria-label={words.t("graphAnswer")}>
      {drawing.links.map((link, index) => (
        <g key={index}>
          <line x1={link.a.x} y1={link.a.y} x2={link.b.x} y2={link.b.y} />
          <text x={(link.a.x + link.b.x) / 2} y={(link.a.y + link.b.y) / 2} class="line" text-anchor="middle">
            {link.name}
          </text>
        </g>
      ))}
      {drawing.nodes.map(({ node, at, iri }) => (
        <g key={iri} class="spot" onClick={() => known?.has(iri) && go({ selected: { kind: "node", id: node.id } })}>
          <circle cx={at.x} cy={at.y} r={radiusOf(node)} fill={kindColour(node.kind, dark)} />
          <text x={at.x} y={at.y + radiusOf(node) + 14} text-anchor="middle">
            {node.label.length > 32 ? `${node.label.slice(0, 31)}…` : node.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function linksOf(answer: Answer): Link[] {
  if (answer.triples)
    return answer.rows.flatMap(([from, name, to]) => (from && name && to && to.type === "uri" && !/ontology#[A-Z]/.test(to.value) ? [{ from: from.value, to: to.value, name: short(name.value) }] : []));
  return answer.rows.flatMap((row) => {
    const iris = row.flatMap((term) => (term?.type === "uri" && !term.value.includes("/ontology#") ? [{ value: term.value }] : []));
    const named = iris.filter((one) => !/\/(claim|passage|document)\/[^/]*$/.test(one.value));
    const found = named.length > 1 ? named : iris;
    return found.slice(1).map((one, index) => ({ from: found[index]!.value, to: one.value, name: "" }));
  });
}

function lay(iris: string[], links: Link[], known: Map<string, NodeRow>) {
  const nodes = new Map(iris.map((iri, i): [number, NodeRow] => [i, { ...(known.get(iri) ?? { id: iri, label: short(iri), kind: "thing", n: 1, d: 1 }), i }]));
  const number = new Map(iris.map((iri, i) => [iri, i]));
  const pairs = links.flatMap((link): [number, number][] => {
    const [a, b] = [number.get(link.from), number.get(link.to)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
  const places = new Map<number, { x: number; y: number }>();
  place(nodes, places, [...nodes.keys()], pairs);
  const at = (iri: string) => places.get(number.get(iri) ?? -1);
  const points = [...places.values()];
  const [left, top] = [Math.min(...points.map((one) => one.x)) - 110, Math.min(...points.map((one) => one.y)) - 40];
  const box = `${left} ${top} ${Math.max(...points.map((one) => one.x)) + 110 - left} ${Math.max(...points.map((one) => one.y)) + 50 - top}`;
  return {
    box,
    nodes: iris.map((iri) => ({ iri, node: nodes.get(number.get(iri)!)!, at: at(iri)! })),
    links: links.flatMap((link) => {
      const [a, b] = [at(link.from), at(link.to)];
      return a && b ? [{ ...link, a, b }] : [];
    }),
  };
}
