import { useEffect, useState } from "preact/hooks";
import { messageOf, useApp, useLoaded } from "../context";
import type { ClaimRow, NodeRow } from "../data/types";
import { filterOf } from "../graph/drawing";
import { AROUND, FOCUS } from "../graph/grow";
import { nameOf } from "../graph/labels";
import type { Selection } from "../route";
import { classColour, type Words } from "../words";
import { Glyph, IconButton, Waiting } from "../ui/parts";
import { ClaimCard } from "./claim";

const PAGE = 20;

/** The claims of what is selected. */
export function Evidence({ selected }: { selected: Selection }) {
  if (selected.kind === "node") return <NodeEvidence id={selected.id} />;
  if (selected.kind === "link") return <LinkEvidence ends={selected.ends} />;
  return <ClaimEvidence id={selected.id} />;
}

function Close() {
  const { go, words } = useApp();
  return <IconButton icon="close" label={words.t("close")} class="icon-button back" onClick={() => go({ selected: null })} />;
}

function NodeEvidence({ id }: { id: string }) {
  const app = useApp();
  const { value: node, error } = useLoaded(() => find(app, id), [id]);
  if (!node) return error ? <Waiting error={error} /> : <Waiting />;
  return <NodeDetails key={id} node={node} />;
}

function NodeDetails({ node }: { node: NodeRow }) {
  const { words, overview, route, go, source, learn } = useApp();
  const [told, setTold] = useState<ClaimRow[]>([]);
  const [total, setTotal] = useState(node.n);
  const [error, setError] = useState("");
  const more = () =>
    source.claimsOf(node.i, told.length, PAGE).then(
      (page) => {
        learn(page.nodes);
        setTotal(page.total);
        setTold((before) => [...before, ...page.claims]);
      },
      (problem: unknown) => setError(messageOf(problem)),
    );
  useEffect(() => void more(), [node.i]);
  const document = node.doc === undefined ? undefined : overview.documents[node.doc];
  const times = route.steps.filter((step) => step.kind === "around" && step.id === node.id).length;
  const brought = times * AROUND + (route.focus === node.id ? FOCUS : 0);
  return (
    <>
      <Close />
      <h2>{nameOf(node, words)}</h2>
      <p class="meta">
        <Glyph kind={node.kind} cls={node.cls} />
        {words.kind(node.kind)} · {words.number(node.n)} {words.t(node.n === 1 ? "claims1" : "claims")}
        {node.qid && <span class="qid">Wikidata {node.qid}</span>}
        {document && <span>{document.title}</span>}
      </p>
      {node.names && <OtherNames names={node.names} />}
      {route.view === "graph" ? (
        <p class="actions">
          <button type="button" class="action" data-do="expand" disabled={brought >= node.d} onClick={() => go({ steps: [...route.steps, { kind: "around", id: node.id }] })}>
            {brought && brought < node.d ? words.t("expandMore", { n: node.d - brought }) : words.t("expand")}
          </button>
          <button type="button" class="action" onClick={() => go({ focus: node.id, steps: [] })}>
            {words.t("focus")}
          </button>
        </p>
      ) : (
        <p class="actions">
          <button type="button" class="action" onClick={() => go({ view: "graph", steps: [...route.steps, { kind: "node", id: node.id }] })}>
            {words.t("inGraph")}
          </button>
        </p>
      )}
      {node.why && (
        <details class="same">
          <summary>{words.t("whySame")}</summary>
          <ul class="why">
            {node.why.map((line) => (
              <li key={line}>{joined(line, words)}</li>
            ))}
          </ul>
        </details>
      )}
      <Grouped claims={told} node={node.i} />
      {error && <Waiting error={error} />}
      {told.length < total && (
        <button type="button" class="action" onClick={() => void more()}>
          {words.t("showFull", { n: total - told.length })}
        </button>
      )}
    </>
  );
}

const NAMES = 6;

function OtherNames({ names }: { names: string[] }) {
  const { words } = useApp();
  const [all, setAll] = useState(names.length <= NAMES + 1);
  return (
    <p class="names">
      {words.t("alsoNamed")}: {(all ? names : names.slice(0, NAMES)).join(" · ")}{" "}
      {!all && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          +{names.length - NAMES}
        </button>
      )}
    </p>
  );
}

const GROUPS = ["asActor", "asTarget", "asSource", "asPlace", "asOther"] as const;

/** Claims under headings: what the node does, undergoes, says, what happens there. */
function Grouped({ claims, node }: { claims: ClaimRow[]; node: number }) {
  const { words, route, overview } = useApp();
  const passes = filterOf(route.filters, overview);
  const groups = new Map(GROUPS.map((name) => [name, [] as ClaimRow[]]));
  for (const claim of claims) groups.get(groupOf(claim, node))!.push(claim);
  const left = claims.filter((claim) => !passes(claim)).length;
  return (
    <>
      {GROUPS.map((name) => {
        const group = groups.get(name)!.filter(passes);
        return (
          group.length > 0 && (
            <section key={name}>
              <h3>
                {words.t(name)} <span class="n">{group.length}</span>
              </h3>
              {group.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} self={node} />
              ))}
            </section>
          )
        );
      })}
      {left > 0 && (
        <p class="hint">
          {left} {words.t("hiddenByFilter")}
        </p>
      )}
    </>
  );
}

function groupOf(claim: ClaimRow, node: number): (typeof GROUPS)[number] {
  const has = (role: string) => claim.roles?.[role]?.includes(node);
  if (has("actor")) return "asActor";
  if (has("target") || has("recipient") || has("theme")) return "asTarget";
  if (claim.sources?.some((step) => step.node === node)) return "asSource";
  return has("place") ? "asPlace" : "asOther";
}

function LinkEvidence({ ends }: { ends: [string, string] }) {
  const app = useApp();
  const { words } = app;
  const { value, error } = useLoaded(async () => {
    const part = await app.source.fragment({ ids: ends });
    app.learn(part.nodes);
    const told = await app.source.claims(part.claims.map((claim) => claim.i));
    app.learn(told.nodes);
    return { nodes: part.nodes, told };
  }, [ends.join(" ")]);
  if (!value) return <Waiting error={error} />;
  const passes = filterOf(app.route.filters, app.overview);
  const claims = value.told.claims.filter(passes);
  return (
    <>
      <Close />
      <h2>{ends.map((id) => value.nodes.find((node) => node.id === id)?.label ?? id).join(" – ")}</h2>
      <p class="meta">
        {words.number(claims.length)} {words.t(claims.length === 1 ? "claims1" : "claims")}
      </p>
      {claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} />
      ))}
    </>
  );
}

/** A claim, or the claims of a passage, and what else rests on the same words. */
function ClaimEvidence({ id }: { id: string }) {
  const app = useApp();
  const { words, source, learn } = app;
  const { value, error } = useLoaded(async () => {
    const found = await source.claim(id);
    const also = found.also.length ? await source.claims(found.also) : { claims: [], nodes: [] };
    learn([...found.nodes, ...also.nodes]);
    return { claims: found.claims, also: also.claims };
  }, [id]);
  if (!value) return <Waiting error={error} />;
  const namesOf = (claim: ClaimRow, role: string) => (claim.roles?.[role] ?? []).map((number) => app.nodes.get(number)?.label ?? "").join(", ");
  return (
    <>
      <Close />
      <h2>{value.claims.length > 1 ? `${value.claims.length} ${words.t("claims")}` : words.t("claim")}</h2>
      {value.claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} open />
      ))}
      {!value.claims.length && <p class="hint">{words.t("empty")}</p>}
      {value.also.length > 0 && <h3>{words.t("alsoHere")}</h3>}
      {value.also.map((claim) => (
        <button key={claim.id} type="button" class="row" data-also={claim.id} onClick={() => app.go({ selected: { kind: "claim", id: claim.id } })}>
          <i class="swatch" style={{ borderColor: classColour(claim.cls, app.dark) }} />
          <span class="name">{[namesOf(claim, "actor"), words.noun(claim.cls), namesOf(claim, "target")].filter(Boolean).join(" · ")}</span>
        </button>
      ))}
    </>
  );
}

/** "Dzjaparov = Sadyr Japarov: other spelling": two names, and why they are one. */
function joined(line: string, words: Words): string {
  const [, names = "", why = ""] = /^(.* = .*?): (.*)$/s.exec(line) ?? [];
  return names ? `${names}: ${words.phrase(why)}` : words.phrase(line);
}

/** Return the node of an id, from what was fetched before or from the source. */
async function find(app: ReturnType<typeof useApp>, id: string): Promise<NodeRow> {
  for (const node of app.nodes.values()) if (node.id === id && node.d !== undefined) return node;
  const part = await app.source.fragment({ ids: [id] });
  app.learn(part.nodes);
  const node = part.nodes[0];
  if (!node) throw new Error(`${id}: ${app.words.t("noMatch")}`);
  return node;
}
