import { useState } from "preact/hooks";
import { useApp, useLoaded } from "../context";
import type { Sources } from "../data/dossiers";
import { Waiting } from "../ui/parts";
import { Empty } from "./common";

const FIRST = 60;

/** What rests on one origin: copies of one wire story, the words that documents share, and whom many cite. */
export function SourcesView() {
  const { source, words, overview, go } = useApp();
  const { value, error } = useLoaded(async () => (await source.dossier("sources")) as Sources, []);
  const [most, setMost] = useState(FIRST);
  if (!value) return <Waiting error={error} />;
  if (!value.documents) return <Empty />;
  const row = (iri: string) => overview.documents.find((one) => overview.base + one.id === iri);
  const name = (iri: string) => row(iri)?.title ?? iri;
  const widest = Math.max(1, ...value.cited.map((one) => one.claims));
  const origins = [...value.origins].sort((a, b) => b.documents.length - a.documents.length);
  return (
    <div class="narrow">
      <h2>{words.t("originsTitle", { documents: words.number(value.documents), origins: words.number(value.origins.length) })}</h2>
      <p class="lead">{words.t("originsAbout")}</p>
      <div class="origins">
        {origins.slice(0, most).map((origin) => (
          <section key={origin.origin} class={`origin ${origin.documents.length > 1 ? "many" : ""}`}>
            {origin.documents.map((document) => (
              <button key={document.id} type="button" class="row" onClick={() => go({ article: document.id.replace(overview.base, "") })}>
                <span class="name">
                  {name(document.id)}
                  <small>{[row(document.id)?.publisher, row(document.id)?.published && words.date(row(document.id)!.published!), document.credits.length > 0 && `${words.t("credits")} ${document.credits.join(", ")}`].filter(Boolean).join(" · ")}</small>
                </span>
                <span class="n" title={words.t("claims")}>
                  {words.number(row(document.id)?.n ?? 0)}
                </span>
              </button>
            ))}
            {origin.documents.length > 1 && (
              <p class="small">{words.t("restsOn", { claims: words.number(origin.documents.reduce((sum, one) => sum + (row(one.id)?.n ?? 0), 0)), documents: origin.documents.length })}</p>
            )}
            {origin.copies.map((copy) => (
              <p key={copy.left + copy.right} class="hint">
                {name(copy.left)} = {name(copy.right)}: {words.phrase(copy.reason)}
              </p>
            ))}
          </section>
        ))}
      </div>
      {origins.length > most && (
        <button type="button" class="action" data-do="more" onClick={() => setMost(most + 4 * FIRST)}>
          {words.t("showFull", { n: words.number(origins.length - most) })}
        </button>
      )}
      {value.shared.length > 0 && <h3>{words.t("sharedWords")}</h3>}
      {value.shared.slice(0, most).map((one, index) => (
        <figure key={index} class="shared">
          {[one.left, one.right].map((side) => (
            <blockquote key={side.document + side.start}>
              <Stretches text={side.sentence} parts={one.stretches} />
              <button type="button" class="link" onClick={() => go({ article: side.document.replace(overview.base, "") })}>
                {name(side.document)}
              </button>
            </blockquote>
          ))}
          <figcaption class="small">{words.t("sharedShare", { words: one.words, share: Math.round(one.share * 100) })}</figcaption>
        </figure>
      ))}
      {value.cited.length > 0 && <h3>{words.t("citedTitle")}</h3>}
      {value.cited.slice(0, most).map((one) => (
        <button key={one.ids.join(" ")} type="button" class="row cited" onClick={() => go({ selected: { kind: "node", id: one.ids[0]!.replace(overview.base, "") } })}>
          <span class="name">
            {one.source}
            <small>{one.documents.map((iri) => row(iri)?.publisher ?? name(iri)).join(" · ")}</small>
          </span>
          <span class="bar">
            <i style={{ width: `${(100 * one.claims) / widest}%` }} />
          </span>
          <span class="n">{one.claims}</span>
        </button>
      ))}
    </div>
  );
}

/** A sentence with the words that the other document has too. */
function Stretches({ text, parts }: { text: string; parts: string[] }) {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  for (const part of parts) {
    const start = text.toLowerCase().indexOf(part.toLowerCase(), from);
    if (start < 0) continue;
    found.push({ start, end: start + part.length });
    from = start + part.length;
  }
  const pieces = found.flatMap(({ start, end }, index) => [text.slice(found[index - 1]?.end ?? 0, start), <mark key={start} class="trigger">{text.slice(start, end)}</mark>]);
  return (
    <>
      {pieces}
      {text.slice(found.at(-1)?.end ?? 0)}{" "}
    </>
  );
}
