import { useEffect, useRef, useState } from "preact/hooks";
import { messageOf, useApp } from "../context";
import type { Hit } from "../data/types";
import { nameOf } from "../graph/labels";
import { Glyph, Icon } from "./parts";

const PAUSE = 90; // milliseconds without a key after which what is typed is looked for

interface Answer {
  asked: string;
  hits: Hit[];
  error: string;
}

/** Search with suggestions that arrows walk through: names and other names, then quotes and sentences. */
export function Search() {
  const app = useApp();
  const { words, source, go, route, overview, learn } = app;
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const closing = useRef(0);
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
  const asked = text.trim();
  useEffect(() => {
    if (!asked) return setAnswer(null);
    let wanted = true;
    const timer = setTimeout(() => {
      if (!/[\p{L}\p{N}]/u.test(asked)) return setAnswer({ asked, hits: [], error: "" });
      source.search(asked).then(
        (hits) => wanted && (setAnswer({ asked, hits, error: "" }), setAt(0)),
        (problem: unknown) => wanted && setAnswer({ asked, hits: [], error: messageOf(problem) }),
      );
    }, PAUSE);
    return () => ((wanted = false), clearTimeout(timer));
  }, [asked]);
  const hits = open && asked && answer ? answer.hits : [];
  const take = (hit: Hit | undefined) => {
    if (!hit) return;
    if (hit.node) {
      learn([hit.node]);
      const there = route.view !== "graph" || isShown(hit.id);
      go({ selected: { kind: "node", id: hit.id }, ...(!there && { steps: [...route.steps, { kind: "node", id: hit.id }] }) });
    } else go({ article: hit.document ?? "", selected: { kind: "claim", id: hit.id } });
    setOpen(false);
    setText("");
    setAnswer(null);
    field.current?.blur();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt(Math.min(hits.length - 1, at + 1));
    else if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    else if (event.key === "Enter" && answer?.asked === asked) take(hits[at]);
    else if (event.key === "Enter" && asked) void source.search(asked).then((found) => take(found[0]), () => undefined);
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
        aria-label={words.t("searchAll")}
        placeholder={words.t("searchAll")}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onFocus={() => (clearTimeout(closing.current), setOpen(true))}
        onBlur={() => (closing.current = setTimeout(() => setOpen(false), 150) as unknown as number)}
        onInput={(event) => (setText(event.currentTarget.value), setOpen(true))}
        onKeyDown={keys}
      />
      <kbd>/</kbd>
      <ul class="hits" id="hits" role="listbox" aria-label={words.t("searchAll")} hidden={!(open && asked && answer)}>
        {hits.map((hit, index) => (
          <li
            key={`${index} ${hit.id}`}
            id={`hit-${index}`}
            class={hit.kind}
            data-hit={hit.kind}
            role="option"
            aria-selected={index === at}
            ref={(item) => void (index === at && item?.scrollIntoView({ block: "nearest" }))}
            onPointerDown={(event) => (event.preventDefault(), take(hit))}
          >
            {hit.node ? <Name hit={hit} /> : <Told hit={hit} about={about(hit)} />}
          </li>
        ))}
        {answer && !hits.length && <li class="empty">{answer.error ? words.t("failed", { why: words.label(answer.error) }) : words.t("noHit")}</li>}
      </ul>
    </div>
  );

  function about(hit: Hit): string {
    const document = overview.documents.find((one) => one.id === hit.document);
    const when = document?.published && words.date(document.published);
    return [words.t(hit.kind === "quote" ? "quote" : "sentence"), document?.publisher ?? document?.title, when].filter(Boolean).join(" · ");
  }
}

/** A node by its name; another name that fits stands behind it. */
function Name({ hit }: { hit: Hit }) {
  const { words } = useApp();
  const node = hit.node!;
  const marked = <Marked text={hit.text} marks={hit.marks} />;
  return (
    <>
      <Glyph kind={node.kind} cls={node.cls} />
      <span class="name">
        {hit.text === node.label ? marked : nameOf(node, words)}
        {hit.text !== node.label && <span class="alias"> = {marked}</span>}
      </span>
      <span class="kind">
        {words.kind(node.kind)} · {words.number(node.n)}
      </span>
    </>
  );
}

function Told({ hit, about }: { hit: Hit; about: string }) {
  return (
    <span class="told">
      <Marked text={hit.text} marks={hit.marks} most={150} />
      <small>{about}</small>
    </span>
  );
}

/** Words with those marked that were looked for, cut around the first of them. */
function Marked({ text, marks, most = Infinity }: { text: string; marks: [number, number][]; most?: number }) {
  const points = Array.from(text);
  const first = marks[0]?.[0] ?? 0;
  const from = points.length > most && first > most / 2 ? first - Math.floor(most / 3) : 0;
  const to = Math.min(points.length, from + most);
  const parts: preact.ComponentChildren[] = [from > 0 && "… "];
  let done = from;
  for (const [start, end] of marks) {
    if (start < done || end > to) continue;
    parts.push(points.slice(done, start).join(""), <mark key={start}>{points.slice(start, end).join("")}</mark>);
    done = end;
  }
  parts.push(points.slice(done, to).join(""), to < points.length && " …");
  return <>{parts}</>;
}

function isShown(id: string): boolean {
  const page = (window as { kzgraph?: { nodes(): { id: string }[] } }).kzgraph;
  return page?.nodes().some((node) => node.id === id) ?? false;
}
