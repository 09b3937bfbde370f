import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../context";
import type { NameRow } from "../data/types";
import { nameOf } from "../graph/labels";
import { Glyph, Icon } from "./parts";

interface Hit {
  row: NameRow;
  alias: string;
  rank: number;
}

/** Search in names and other names, with suggestions that arrows walk through. All names are fetched at the first use. */
export function Search() {
  const { words, source, go, route, nodes } = useApp();
  const [names, setNames] = useState<NameRow[] | null>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable], .CodeMirror");
      if (event.key === "/" && !typing) {
        event.preventDefault();
        field.current?.focus();
      }
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  const load = () => void (names ?? source.names().then(setNames, () => undefined));
  const hits = open && names && text.trim() ? search(names, text) : [];
  const take = (hit: Hit | undefined) => {
    if (!hit) return;
    const { id } = hit.row;
    const there = route.view !== "graph" || [...nodes.values()].some((node) => node.id === id && document.documentElement.dataset.ready && isShown(id));
    go({ selected: { kind: "node", id }, ...(!there && { steps: [...route.steps, { kind: "node", id }] }) });
    setOpen(false);
    setText("");
    field.current?.blur();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(hits.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter") take(hits[at]);
    else if (event.key === "Escape") (setOpen(false), field.current?.blur());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={hits.length ? `hit-${at}` : undefined}
        aria-label={words.t("search")}
        placeholder={words.t("search")}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onFocus={() => (load(), setOpen(true))}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onInput={(event) => (setText(event.currentTarget.value), setAt(0), setOpen(true), load())}
        onKeyDown={keys}
      />
      <kbd>/</kbd>
      <ul class="hits" id="hits" role="listbox" aria-label={words.t("search")} hidden={!(open && text.trim() && names)}>
        {hits.map((hit, index) => (
          <li key={hit.row.i} id={`hit-${index}`} role="option" aria-selected={index === at} onPointerDown={(event) => (event.preventDefault(), take(hit))}>
            <Glyph kind={hit.row.kind} cls={hit.row.cls} />
            <span class="name">
              {nameOf({ ...hit.row, d: 0 }, words)}
              {hit.alias && <span class="alias"> = {hit.alias}</span>}
            </span>
            <span class="kind">
              {words.kind(hit.row.kind)} · {hit.row.n}
            </span>
          </li>
        ))}
        {!hits.length && names && <li class="empty">{words.t("noMatch")}</li>}
      </ul>
    </div>
  );
}

const MOST = 12;

/** Return the best hits: names that begin with the text, then words that do, then any place; the most named first. */
export function search(names: readonly NameRow[], text: string): Hit[] {
  const wanted = fold(text.trim());
  const found: Hit[] = [];
  for (const row of names) {
    let best: Hit | null = null;
    for (const name of [row.label, ...(row.names ?? [])]) {
      const rank = rankOf(fold(name), wanted);
      if (rank < 3 && (!best || rank < best.rank)) best = { row, alias: name === row.label ? "" : name, rank };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.rank - b.rank || b.row.n - a.row.n || a.row.i - b.row.i).slice(0, MOST);
}

function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at < 0) return 3;
  return at === 0 ? 0 : /[\s\-’'(]/.test(name[at - 1]!) ? 1 : 2;
}

/** Return text without case and accents. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function isShown(id: string): boolean {
  const page = (window as { kzgraph?: { nodes(): { id: string }[] } }).kzgraph;
  return page?.nodes().some((node) => node.id === id) ?? false;
}
