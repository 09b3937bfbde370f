/** The dossiers as `kzgraph dossier TOPIC --format json` writes them, as far as the explorer shows them. */

interface Said {
  id: string;
  label: string;
}
interface Paper {
  id: string;
  file: string;
  published: string | null;
}

export interface Count {
  claim: string;
  number: string;
  kind: string;
  low: string | null;
  high: string | null;
  words: string;
  time: string | null;
  as_of: string | null;
  sources: (Said | string)[];
  side: string;
  scope: string | null;
  modality: string;
  document: string;
  published: string | null;
  sentence: { prefix: string; exact: string; suffix: string };
}
export interface NumberDossier {
  id: string;
  class: string;
  group: string;
  label: string;
  place: string | null;
  low: string | null;
  best: string | null;
  high: string | null;
  why: string | null;
  counts: Count[];
  pairs: { outcome: string; first: string; second: string; numbers: string[]; reason: string }[];
}
export interface Numbers {
  dossiers: NumberDossier[];
}

export interface Naming {
  kind: string;
  voice: string;
  speakers: (Said | string)[];
  words: string;
  modality: string;
  polarity: string;
  document: Paper;
  start: number;
  sentence: string;
  claim: string | null;
}
export interface Subject {
  family: string;
  title: string;
  where: string | null;
  story: string;
  rival: boolean;
  terms: { word: string; valence: string; why: string | null; independent_sources: number; documents: string[]; namings: Naming[] }[];
}
export interface Frames {
  subjects: Subject[];
}

export interface TimelineEvent {
  event: string;
  class: string;
  label: string;
  actors: string[];
  targets: string[];
  places: string[];
  earliest: string | null;
  latest: string | null;
  times: { edtf: string; words: string; about: boolean; uncertain: boolean; inferred: boolean }[];
  disputed: boolean;
  independent_sources: number;
  claims: { claim: string; sources: (Said | string)[]; modality: string; polarity: string; confidence: string | null; document: Paper; sentence: string }[];
}
export interface Timeline {
  events: TimelineEvent[];
}

interface Side {
  document: string;
  start: number;
  sentence: string;
}
export interface Sources {
  documents: number;
  origins: {
    origin: string;
    documents: { id: string; file: string; credits: string[] }[];
    copies: { left: string; right: string; share: number; agency: string | null; reason: string }[];
  }[];
  shared: { words: number; own_words: number; share: number; stretches: string[]; left: Side; right: Side }[];
  cited: { source: string; ids: string[]; claims: number; documents: string[] }[];
}

/** Return what a source is called, whether it stands as a name or as a node. */
export const labelOf = (one: Said | string): string => (typeof one === "string" ? one : one.label);
