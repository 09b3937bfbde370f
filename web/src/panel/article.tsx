import { useEffect, useRef } from "preact/hooks";
import { useApp, useLoaded } from "../context";
import type { Article, ClaimRow } from "../data/types";
import { IconButton, Waiting } from "../ui/parts";
import { classColour } from "../words";
import { stretches } from "./stretches";

/** A whole article with all its claims marked; a click on marked words opens their claim. */
export function ArticleView({ id }: { id: string }) {
  const { overview, source, learn, words, go } = useApp();
  const document = overview.documents.find((one) => one.id === id);
  const { value, error } = useLoaded(async () => {
    if (!document) throw new Error(`${id}: ${words.t("empty")}`);
    const article = await source.document(document.i);
    learn(article.nodes);
    return article;
  }, [id]);
  return (
    <aside class="article" aria-label={words.t("article")}>
      <IconButton icon="close" label={words.t("close")} class="icon-button back" onClick={() => go({ article: "" })} />
      {value && value.id === id ? <Text article={value} /> : <Waiting error={error} />}
    </aside>
  );
}

function Text({ article }: { article: Article }) {
  const { words, route } = useApp();
  const at = route.selected?.kind === "claim" ? route.selected.id : "";
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => holder.current?.querySelector("[data-chosen]")?.scrollIntoView({ block: "center" }), [at, article.id]);
  return (
    <>
      <h2>{article.title}</h2>
      <p class="meta">{[article.publisher, article.published && words.date(article.published), article.file, article.url].filter(Boolean).join(" · ")}</p>
      {article.text === null && <p class="hint">{words.t("noText")}</p>}
      <div class="text" ref={holder}>
        {article.text === null ? <Sentences claims={article.claims} at={at} /> : <Marked text={article.text} claims={article.claims} at={at} />}
      </div>
    </>
  );
}

function Marked({ text, claims, at }: { text: string; claims: ClaimRow[]; at: string }) {
  const { dark, go, words } = useApp();
  return (
    <>
      {stretches(text, claims).map((one) => {
        if (!one.claims.length) return one.text;
        // Where claims overlap, a click opens the next one of them.
        const here = one.claims.findIndex((claim) => isAt(claim, at));
        const next = one.claims[(here + 1) % one.claims.length]!;
        const first = one.claims[Math.max(0, here)]!;
        const select = () => go({ selected: { kind: "claim", id: next.id } });
        return (
          <mark
            key={one.start}
            class={`said ${one.trigger ? "trigger" : ""} ${first.pol} ${first.mod}`}
            style={{ "--family": classColour(first.cls, dark) }}
            data-chosen={here >= 0 ? "" : undefined}
            title={one.claims.map((claim) => words.noun(claim.cls)).join(", ")}
            tabIndex={0}
            role="button"
            onClick={select}
            onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), select())}
          >
            {one.text}
          </mark>
        );
      })}
    </>
  );
}

/** Whether a claim is the one that is chosen, or rests on the passage that is. */
const isAt = (claim: ClaimRow, at: string) => claim.id === at || claim.passage === at;

function Sentences({ claims, at }: { claims: ClaimRow[]; at: string }) {
  const { go } = useApp();
  return (
    <>
      {claims.map((claim) => (
        <p key={claim.id} data-chosen={isAt(claim, at) ? "" : undefined}>
          <button type="button" class="plain" onClick={() => go({ selected: { kind: "claim", id: claim.id } })}>
            {[claim.before, ...(claim.words ?? []).map(([text]) => text), claim.after].join("")}
          </button>
        </p>
      ))}
    </>
  );
}
