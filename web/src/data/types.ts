/** What the explorer knows of a graph: the rows that `kzgraph/view/explorer/rows.py` makes. Fields without a value are left out. */

/** A node. i: its number in this graph; n: claims; d: neighbours; why: why it is one with nodes of other documents. */
export interface NodeRow {
  i: number;
  id: string;
  label: string;
  kind: string;
  n: number;
  d: number;
  cls?: string;
  qid?: string;
  names?: string[];
  doc?: number;
  place?: [number, number];
  why?: string[];
  number?: string;
}

/** A line of the drawing: tail, head, and the claims that it stands for. */
export interface LinkRow {
  t: number;
  h: number;
  cls: string;
  role: string;
  c: number[];
}

/** What filters and labels need of a claim. src: nodes of its sources, nearest first; q: its numbers, short. */
export interface Facet {
  i: number;
  cls: string;
  mod: string;
  pol: string;
  doc?: number;
  src?: number[];
  time?: string;
  conf?: number;
  lemma?: string;
  q?: string[];
}

export interface QuantityRow {
  label: string;
  short: string;
  value?: string;
  minimum?: string;
  maximum?: string;
  approximate?: boolean;
  unit?: string;
}

/** All of a claim. words: its passage as [text, mark] pairs; span: code points in the document. */
export interface ClaimRow extends Facet {
  id: string;
  property: string;
  roles?: Record<string, number[]>;
  sources?: { node: number; cue?: string; position: number }[];
  quantities?: QuantityRow[];
  frame?: string;
  content?: string;
  edtf?: string;
  timeText?: string;
  span?: [number, number];
  passage?: string;
  trigger?: number;
  before?: string;
  after?: string;
  words?: [string, string][];
  rule?: string;
  why?: string[];
  event?: string;
}

export interface DocumentRow {
  i: number;
  id: string;
  title: string;
  file: string;
  published?: string;
  publisher?: string;
  url?: string;
  n: number;
}

export interface Fragment {
  nodes: NodeRow[];
  links: LinkRow[];
  claims: Facet[];
}

/** Claims in full with the nodes that they name. */
export interface Told {
  claims: ClaimRow[];
  nodes: NodeRow[];
}

/** A claim, or all of a passage. also: numbers of other claims on the same words. */
export interface Found extends Told {
  also: number[];
}

export interface ToldPage extends Told {
  total: number;
}

export interface Article extends DocumentRow, Told {
  text: string | null;
}

/** A source. said: claims that rest on it. */
export type SourceRow = NodeRow & { said: number };

export interface Overview {
  base: string;
  title?: string;
  counts: { documents: number; claims: number; nodes: number };
  facets: {
    cls: Record<string, number>;
    mod: Record<string, number>;
    pol: Record<string, number>;
    time: Record<string, number>;
    own: number;
    /** Those that say most; named: how many there are in all. */
    sources: SourceRow[];
    named: number;
  };
  documents: DocumentRow[];
  core: Fragment;
  places: Record<string, [number, number]>;
  top: NodeRow[];
  newest: Told;
  dossiers: string[];
  prefixes: Record<string, string>;
}

/** What a search found. text: the name or the words that fit; marks: offsets in code points; id: of a node, claim or passage. */
export interface Hit {
  kind: "name" | "quote" | "sentence";
  id: string;
  text: string;
  marks: [number, number][];
  /** The node of a name. */
  node?: NodeRow;
  /** Id of the document where it was said. */
  document?: string;
}

export interface Places {
  nodes: NodeRow[];
  at: Record<string, number[]>;
  claims: Facet[];
}

export interface Question {
  name: string;
  title: string;
  description: string;
  query: string;
  parameters: { name: string; type: string; default: string | null; about: string }[];
}

/** What a part of the drawing is asked by: numbers or ids of nodes, or the neighbours of one. shown: what is there. */
export interface Ask {
  nodes?: number[];
  ids?: string[];
  around?: number;
  limit?: number;
  shown?: number[];
}
