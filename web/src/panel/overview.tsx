import { useApp } from "../context";
import { ClaimCard } from "./claim";
import { NodeButton } from "../ui/parts";

/** What the panel shows when nothing is selected: figures, who is named most, what is newest, the documents. */
export function OverviewPanel() {
  const { overview, words, go, route } = useApp();
  const { counts } = overview;
  return (
    <>
      <h2>{words.t("title")}</h2>
      <p class="lead">{words.t("intro")}</p>
      <div class="figures">
        {(["documents", "claims", "nodes"] as const).map((name) => (
          <div key={name}>
            <b>{words.number(counts[name])}</b>
            {words.t(name)}
          </div>
        ))}
      </div>
      {(route.focus || route.steps.length > 0) && (
        <p class="actions">
          <button type="button" class="action" onClick={() => go({ focus: "", steps: [], selected: null })}>
            {words.t("toOverview")}
          </button>
        </p>
      )}
      <h3>{words.t("mostNamed")}</h3>
      {overview.top.map((node) => (
        <NodeButton key={node.i} node={node}>
          <span class="n">{node.n}</span>
        </NodeButton>
      ))}
      <h3>{words.t("newest")}</h3>
      {overview.newest.claims.slice(0, 6).map((claim) => (
        <ClaimCard key={claim.id} claim={claim} />
      ))}
      <h3>{words.t("documents")}</h3>
      {overview.documents.slice(0, 100).map((document) => (
        <button key={document.i} type="button" class="row" onClick={() => go({ article: document.id })}>
          <span class="name">
            {document.title}
            <small>{[document.publisher, document.published && words.date(document.published)].filter(Boolean).join(" · ")}</small>
          </span>
          <span class="n">{document.n}</span>
        </button>
      ))}
    </>
  );
}
