import { useState } from "preact/hooks";
import { useApp } from "../context";
import type { ClaimRow } from "../data/types";
import { nameOf } from "../graph/labels";
import { Dash } from "../ui/parts";
import { classColour } from "../words";

/** A claim as a card: who does what to whom, its words with each role marked, who says so, and why it is there. */
export function ClaimCard({ claim, self, open = false }: { claim: ClaimRow; self?: number | undefined; open?: boolean }) {
  const { words, dark, overview, go, route } = useApp();
  const [why, setWhy] = useState(open);
  const document = claim.doc === undefined ? undefined : overview.documents[claim.doc];
  const chosen = route.selected?.kind === "claim" && route.selected.id === claim.id;
  return (
    <article class={`claim ${chosen ? "chosen" : ""}`} style={{ "--family": classColour(claim.cls, dark) }} data-claim={claim.id}>
      <div class="what">
        <Statement claim={claim} self={self} />
      </div>
      <Badges claim={claim} />
      <blockquote>
        <Passage claim={claim} />
      </blockquote>
      <Chain claim={claim} />
      <p class="cite">
        {claim.conf !== undefined && (
          <span class="score" title={words.t("confidence")}>
            <span class="meter">
              <i style={{ width: `${claim.conf * 100}%` }} />
            </span>
            {claim.conf.toFixed(2)}
          </span>
        )}
        {document && (
          <button type="button" class="link" onClick={() => go({ article: document.id, selected: { kind: "claim", id: claim.id } })} title={words.t("readArticle")}>
            {document.title}
          </button>
        )}{" "}
        <span class="file">
          {[document?.publisher, document?.published && words.date(document.published), claim.span && `${words.t("characters")} ${claim.span.join("–")}`].filter(Boolean).join(" · ")}
        </span>
      </p>
      {(claim.why?.length || claim.rule) && (
        <p class="why-line">
          <button type="button" class="link" aria-expanded={why} onClick={() => setWhy(!why)}>
            {words.t("why")}
          </button>
          {!chosen && (
            <button type="button" class="link" onClick={() => go({ selected: { kind: "claim", id: claim.id } })}>
              {words.t("openClaim")}
            </button>
          )}
        </p>
      )}
      {why && <Why claim={claim} />}
    </article>
  );
}

/** "CSTO stuurt 2500 militairen naar Kazachstan": the participants are buttons. */
function Statement({ claim, self }: { claim: ClaimRow; self: number | undefined }) {
  const { words } = useApp();
  const verb = claim.cls === "Action" && claim.lemma ? claim.lemma : words.verb(claim.cls);
  const roles = claim.roles ?? {};
  return (
    <>
      <Names numbers={roles.actor} self={self} />
      <span class="verb">
        {claim.pol === "Negated" && <span class="no">{words.language === "nl" ? "niet:" : "not:"} </span>}
        {verb}
      </span>
      {claim.quantities?.length ? <span class="small">{claim.quantities.map((one) => one.label).join(" / ")}</span> : null}
      <Names numbers={roles.target} self={self} />
      {claim.frame && <q>{claim.frame}</q>}
      {["recipient", "theme", "place"].map(
        (role) =>
          roles[role]?.length && (
            <>
              <span class="small">{words.role(role, claim.cls)}</span>
              <Names numbers={roles[role]} self={self} />
            </>
          ),
      )}
    </>
  );
}

function Names({ numbers, self }: { numbers: number[] | undefined; self: number | undefined }) {
  const { nodes, go, words } = useApp();
  return (
    <>
      {(numbers ?? []).flatMap((number) => {
        const node = nodes.get(number);
        if (!node) return [];
        return [
          <button key={number} type="button" class={`who ${number === self ? "self" : ""}`} onClick={() => go({ selected: { kind: "node", id: node.id } })}>
            {nameOf(node, words)}
          </button>,
        ];
      })}
    </>
  );
}

function Badges({ claim }: { claim: ClaimRow }) {
  const { words } = useApp();
  return (
    <div class="badges">
      <span class="badge cls">{words.noun(claim.cls)}</span>
      <span class={`badge ${claim.mod}`} title={words.hint(claim.mod)}>
        <Dash modality={claim.mod} />
        {words.modality(claim.mod)}
      </span>
      {claim.pol === "Negated" && <span class="badge Negated">⊘ {words.polarity("Negated")}</span>}
      {(claim.timeText || claim.edtf) && (
        <span class="badge" title={words.t("time")}>
          {claim.timeText}
          {claim.edtf && <b>{words.date(claim.edtf)}</b>}
        </span>
      )}
      {claim.quantities?.map((one) => (
        <span key={one.label} class="badge" title={words.t("number")}>
          <b>{one.short}</b>
        </span>
      ))}
    </div>
  );
}

/** The passage in its sentence. All of it is text: whatever an article holds is shown, never run. */
function Passage({ claim }: { claim: ClaimRow }) {
  return (
    <>
      {claim.before && <span class="context">{claim.before}</span>}
      {(claim.words ?? []).map(([text, mark], index) => (mark ? <mark key={index} class={mark}>{text}</mark> : text))}
      {claim.after && <span class="context">{claim.after}</span>}
    </>
  );
}

function Chain({ claim }: { claim: ClaimRow }) {
  const { words, nodes, overview, go } = useApp();
  const publisher = claim.doc === undefined ? undefined : overview.documents[claim.doc]?.publisher;
  return (
    <p class="chain">
      <span class="small">{words.t("saysSo")}: </span>
      {claim.sources?.length
        ? claim.sources.map((step, index) => {
            const node = nodes.get(step.node);
            return (
              <span key={index}>
                {index > 0 && <span class="small"> ← </span>}
                <button type="button" class="who" onClick={() => node && go({ selected: { kind: "node", id: node.id } })}>
                  {node ? nameOf(node, words) : step.node}
                </button>
                {step.cue && <span class="cue"> “{step.cue}”</span>}
              </span>
            );
          })
        : `${words.t("ownVoice")}${publisher ? ` (${publisher})` : ""}`}
    </p>
  );
}

/** Why each word stands for its node, and the rule that made the claim. */
function Why({ claim }: { claim: ClaimRow }) {
  const { words } = useApp();
  return (
    <ul class="why">
      {claim.rule && (
        <li>
          {words.t("rule")}: <code>{claim.rule}</code>
        </li>
      )}
      {claim.why?.map((line) => <Resolved key={line} line={line} />)}
    </ul>
  );
}

/** "actor: Tokajev = actor/tokayev: entity file: Tokajev": which words stand for which node, by what rule. */
function Resolved({ line }: { line: string }) {
  const { words, nodes } = useApp();
  const [, role = "", text = "", id = "", rule = "", detail = ""] = /^(\w+): (.*?) = ([^\s:]+): ([^:]+)(?:: (.*))?$/s.exec(line) ?? [];
  if (!id) return <li>{words.phrase(line)}</li>;
  const known = [...nodes.values()].find((node) => node.id === id)?.label;
  const more = detail && detail !== text ? words.label(detail) : "";
  return (
    <li>
      <b>{words.role(role)}</b>: “{text}” = {known && known !== text ? `${known} ` : ""}
      <code>{id}</code> – {words.phrase(rule)}
      {more && `: ${more}`}
    </li>
  );
}
