/** Small parts that all views share. */
import type { ComponentChildren, JSX } from "preact";
import { useApp } from "../context";
import type { NodeRow } from "../data/types";
import { nameOf } from "../graph/labels";
import { classColour, dashOf, isFilled, kindColour, shapeOf } from "../words";

const PATHS: Record<string, string> = {
  dot: "M8 2.2a5.8 5.8 0 1 0 .01 0z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  triangle: "M8 2.2 14.2 13.2H1.8z",
  triangleDown: "M8 13.8 14.2 2.8H1.8z",
  hexagon: "M4.6 2.4h6.8L14.8 8l-3.4 5.6H4.6L1.2 8z",
  star: "M8 1.2l2 4.6 5 .4-3.8 3.3 1.2 4.9L8 11.8l-4.4 2.6 1.2-4.9L1 6.2l5-.4z",
};

/** The shape and colour of a kind of node; cls: of an event. */
export function Glyph({ kind, cls = "" }: { kind: string; cls?: string | undefined }) {
  const { dark } = useApp();
  const colour = kind === "event" ? classColour(cls, dark) : kindColour(kind, dark);
  return (
    <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[shapeOf(kind)] ?? PATHS.dot} fill={isFilled(kind) ? colour : "none"} stroke={colour} stroke-width={isFilled(kind) ? 0 : 2.2} />
    </svg>
  );
}

/** A short line with the dashes of a modality. */
export function Dash({ modality, negated = false }: { modality: string; negated?: boolean }) {
  return (
    <svg class="dash" viewBox="0 0 40 14" aria-hidden="true">
      <line x1="1" x2="39" y1="7" y2="7" stroke="currentColor" stroke-width="2" stroke-dasharray={dashOf(modality).join(" ")} />
      {negated && <circle cx="20" cy="7" r="6" class="negated" />}
      {negated && <rect x="16.5" y="6" width="7" height="2" class="bar" />}
    </svg>
  );
}

/** A node as a button that selects it. */
export function NodeButton({ node, children, onClick }: { node: NodeRow; children?: ComponentChildren; onClick?: () => void }) {
  const app = useApp();
  return (
    <button class="row" type="button" onClick={onClick ?? (() => app.go({ selected: { kind: "node", id: node.id } }))}>
      <Glyph kind={node.kind} cls={node.cls} />
      <span class="name">{nameOf(node, app.words)}</span>
      {children}
    </button>
  );
}

const ICONS: Record<string, string> = {
  search: "M7 12.5A5.5 5.5 0 1 0 7 1.5a5.5 5.5 0 0 0 0 11zM11 11l4.5 4.5",
  close: "M3 3l10 10M13 3 3 13",
  plus: "M8 2v12M2 8h12",
  minus: "M2 8h12",
  fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  half: "M8 1.5a6.5 6.5 0 1 0 .01 0zM8 1.5v13",
  back: "M10 3 5 8l5 5",
  link: "M6.5 9.5l3-3M7 4.5l1.6-1.6a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.6 1.6a3 3 0 0 1-4.3-4.3L4.7 7.2",
  check: "M2.5 8.5 6.5 12.5 13.5 4",
  filter: "M1.5 3h13L9.5 9v5l-3-1.5V9z",
  text: "M2.5 2.5h11v11h-11zM5 6h6M5 8.5h6M5 11h3.5",
};

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name] ?? ""} />
    </svg>
  );
}

export function IconButton({ icon, label, ...rest }: { icon: string; label: string } & JSX.IntrinsicElements["button"]) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}

/** What stands where something is still loading, or could not be loaded. */
export function Waiting({ error }: { error?: string }) {
  const { words } = useApp();
  return (
    <p class={error ? "problem" : "waiting"} role="status">
      {error ? words.t("failed", { why: words.label(error) }) : words.t("loading")}
    </p>
  );
}
