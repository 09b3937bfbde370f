/** What the views of dossiers share. */
import type { ComponentChildren } from "preact";
import { useApp } from "../context";
import type { Overview } from "../data/types";

export function Empty() {
  const { words } = useApp();
  return <p class="hint">{words.t("empty")}</p>;
}

/** Words of a claim as a button that opens its evidence. iri: whole or short. */
export function ClaimLink({ iri, children }: { iri: string; children: ComponentChildren }) {
  const { overview, go } = useApp();
  return (
    <button type="button" class="plain" data-claim-link onClick={() => go({ selected: { kind: "claim", id: iri.replace(overview.base, "") } })}>
      {children}
    </button>
  );
}

export function Quote({ prefix, exact, suffix }: { prefix: string; exact: string; suffix: string }) {
  return (
    <span class="quote">
      <span class="context">{prefix}</span>
      {exact}
      <span class="context">{suffix}</span>
    </span>
  );
}

interface Item {
  id: string;
  title: string;
  about: string;
  mark?: boolean;
}

/** The list beside a dossier, from which one is chosen. */
export function Picker({ items, chosen, label }: { items: Item[]; chosen: string; label: string }) {
  const { route, go } = useApp();
  return (
    <nav class="picker" aria-label={label}>
      {items.map((item) => (
        <button key={item.id} type="button" class="row" aria-current={item.id === chosen} onClick={() => go({ ...route, item: item.id, selected: null })}>
          <span class="name">
            {item.mark && <span class="flash">⚡ </span>}
            {item.title}
            <small>{item.about}</small>
          </span>
        </button>
      ))}
    </nav>
  );
}

/** Return the publisher or title of a document that a dossier names by file or IRI. */
export function documentName(overview: Overview, named: string): string {
  const id = named.replace(overview.base, "");
  const found = overview.documents.find((one) => one.id === id || one.file === named);
  return found ? found.publisher ?? found.title : named;
}
