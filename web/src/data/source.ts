import type { Article, Ask, Found, Fragment, Hit, Overview, Places, Question, SourceRow, Told, ToldPage } from "./types";

/** Where the explorer gets a graph from: a server, or the portable file that it is part of. */
export interface Source {
  overview(): Promise<Overview>;
  fragment(ask: Ask): Promise<Fragment>;
  claims(numbers: number[]): Promise<Told>;
  claimsOf(node: number, offset: number, limit: number): Promise<ToldPage>;
  /** id: of a claim, or of a passage. */
  claim(id: string): Promise<Found>;
  document(number: number): Promise<Article>;
  /** Names that begin so, then quotes and sentences with these words; the last word may still be typed. */
  search(text: string): Promise<Hit[]>;
  /** All sources, those that say most first. */
  sources(): Promise<SourceRow[]>;
  places(): Promise<Places>;
  dossier(topic: string): Promise<unknown>;
  questions(): Promise<Question[]>;
  /** Run a query and return the body of the answer; `accept` as in the SPARQL 1.1 Protocol. */
  sparql(query: string, accept: string): Promise<{ type: string; body: string }>;
}
