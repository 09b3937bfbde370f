import type { Article, Ask, Fragment, NameRow, Overview, Places, Question, Told, ToldPage } from "./types";

/** Where the explorer gets a graph from: a server, or the portable file that it is part of. */
export interface Source {
  overview(): Promise<Overview>;
  fragment(ask: Ask): Promise<Fragment>;
  claims(numbers: number[]): Promise<Told>;
  claimsOf(node: number, offset: number, limit: number): Promise<ToldPage>;
  claim(id: string): Promise<Told>;
  document(number: number): Promise<Article>;
  names(): Promise<NameRow[]>;
  places(): Promise<Places>;
  dossier(topic: string): Promise<unknown>;
  questions(): Promise<Question[]>;
  /** Run a query and return the body of the answer; `accept` as in the SPARQL 1.1 Protocol. */
  sparql(query: string, accept: string): Promise<{ type: string; body: string }>;
}
