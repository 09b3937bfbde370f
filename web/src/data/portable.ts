import { declared } from "../sparql/fill";
import type { Source } from "./source";
import type { Article, Ask, ClaimRow, DocumentRow, Facet, Found, Fragment, Hit, LinkRow, NodeRow, Overview, Places, Question, SourceRow, Told } from "./types";
import type { Match, Text } from "./find";
import type { Answered, Load, Query, Search, Texts } from "./worker";

/** What a portable file holds beside the quads: all rows that a server would give by parts. */
export interface Pack {
  overview: Overview;
  nodes: NodeRow[];
  links: LinkRow[];
  claims: ClaimRow[];
  /** Number of a node -> those of its claims. */
  of: number[][];
  texts: (string | null)[];
  dossiers: Record<string, unknown>;
  questions: Question[];
}

const MOST_HITS = 8;
const AROUND = 20;
const MOST = 500;

/** The graph inside this file. The answers are those of `kzgraph serve`; queries run in a worker. */
export class Portable implements Source {
  private readonly links = new Map<number, LinkRow[]>();
  private readonly ids: Map<string, number>;
  private store: Promise<Asked> | null = null;
  private finder: Asked | null = null;

  /** make: a worker, when it is first needed; load: what its store is made of. */
  constructor(
    private readonly pack: Pack,
    private readonly make: () => Worker,
    private readonly load: () => Promise<Omit<Load, "id">>,
  ) {
    this.ids = new Map(pack.nodes.map((node) => [node.id, node.i]));
    for (const link of pack.links)
      for (const end of new Set([link.t, link.h])) (this.links.get(end) ?? this.links.set(end, []).get(end)!).push(link);
  }

  overview = async (): Promise<Overview> => this.pack.overview;
  questions = async (): Promise<Question[]> => this.pack.questions;

  async dossier(topic: string): Promise<unknown> {
    const found = this.pack.dossiers[topic];
    if (found === undefined) throw new Error(`no dossier ${topic}`);
    return found;
  }

  async fragment(ask: Ask): Promise<Fragment> {
    const shown = ask.shown ?? [];
    const ids = (ask.ids ?? []).flatMap((id) => this.ids.get(id) ?? []);
    const fresh = [...new Set([...(ask.nodes ?? []), ...ids])];
    if (ask.around !== undefined) fresh.push(...this.near(ask.around, new Set([...shown, ...fresh]), ask.limit ?? AROUND));
    const wanted = fresh.slice(0, MOST);
    const there = new Set([...shown, ...wanted]);
    const links = [...new Set(wanted.flatMap((number) => this.links.get(number) ?? []))].filter((link) => there.has(link.t) && there.has(link.h));
    const claims = [...new Set(links.flatMap((link) => link.c))].sort((a, b) => a - b);
    return { nodes: wanted.map((number) => this.pack.nodes[number]!), links, claims: claims.map((number): Facet => this.pack.claims[number]!) };
  }

  claims = async (numbers: number[]): Promise<Told> => this.told(numbers.map((number) => this.pack.claims[number]!));

  async claimsOf(node: number, offset: number, limit: number) {
    const all = this.pack.of[node] ?? [];
    return { total: all.length, ...(await this.claims(all.slice(offset, offset + limit))) };
  }

  async claim(id: string): Promise<Found> {
    const claims = this.pack.claims.filter((claim) => claim.id === id || claim.passage === id);
    const words = new Set(claims.flatMap((claim) => claim.passage ?? []));
    const also = this.pack.claims.filter((claim) => claim.passage && words.has(claim.passage) && !claims.includes(claim));
    return { ...this.told(claims), also: also.map((claim) => claim.i) };
  }

  async document(number: number): Promise<Article> {
    const row: DocumentRow = this.pack.overview.documents[number]!;
    return { ...row, text: this.pack.texts[number] ?? null, ...this.told(this.pack.claims.filter((claim) => claim.doc === number)) };
  }

  async sources(): Promise<SourceRow[]> {
    const said = new Map<number, number>();
    for (const claim of this.pack.claims) for (const node of new Set((claim.sources ?? []).map((step) => step.node))) said.set(node, (said.get(node) ?? 0) + 1);
    return [...said].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node, n]) => ({ ...this.pack.nodes[node]!, said: n }));
  }

  async places(): Promise<Places> {
    const nodes = this.pack.nodes.filter((node) => node.place);
    const at = Object.fromEntries(nodes.map((node) => [node.i, this.pack.of[node.i] ?? []]));
    return { nodes, at, claims: [...new Set(Object.values(at).flat())].map((number) => this.pack.claims[number]!) };
  }

  async search(text: string): Promise<Hit[]> {
    this.finder ??= this.texts();
    const { hits } = (await this.finder.ask({ kind: "search", text, most: MOST_HITS })) as { hits: Match[] };
    const seen = new Set<string>();
    const once = hits.filter((hit) => !seen.has(hit.id) && seen.add(hit.id));
    const names = once.filter((hit) => hit.kind === "name").slice(0, MOST_HITS);
    return [
      ...names.map((hit): Hit => ({ kind: "name", id: hit.id, text: hit.text, marks: hit.marks, node: this.pack.nodes[this.ids.get(hit.id)!]! })),
      ...once.filter((hit) => hit.kind !== "name").map(({ kind, id, text, marks, document }): Hit => ({ kind, id, text, marks, document: document! })),
    ];
  }

  /** Give a worker of its own all names and all that was said; sentences that several claims share once. */
  private texts(): Asked {
    const nodes = this.pack.nodes.filter((node) => node.kind !== "event" && node.kind !== "document");
    const document = (claim: ClaimRow) => this.pack.overview.documents[claim.doc ?? -1]?.id ?? "";
    const passages = new Map(this.pack.claims.flatMap((claim) => (claim.words && claim.passage ? [[claim.passage, claim] as const] : [])));
    const quotes = this.pack.claims.flatMap((claim): Text[] =>
      [claim.content, claim.frame].flatMap((text) => (text ? [{ kind: "quote", id: claim.id, text, document: document(claim) }] : [])),
    );
    const asked = new Asked(this.make());
    asked.tell({
      kind: "texts",
      names: nodes.flatMap((node) => [node.label, ...(node.names ?? [])].map((text): Text => ({ kind: "name", id: node.id, text }))),
      told: [...quotes, ...[...passages].map(([id, claim]): Text => ({ kind: "sentence", id, text: claim.words!.map(([words]) => words).join(""), document: document(claim) }))],
    });
    return asked;
  }

  async sparql(query: string, accept: string) {
    const store = await (this.store ??= this.opened());
    const { body } = (await store.ask({ kind: "query", query: declared(query, this.pack.overview.prefixes), accept })) as { body: string };
    return { type: accept, body };
  }

  private async opened(): Promise<Asked> {
    const [load, asked] = [await this.load(), new Asked(this.make())];
    await asked.ask(load, [load.wasm, load.quads]);
    return asked;
  }

  private told(claims: ClaimRow[]): Told {
    const named = claims.flatMap((claim) => [...Object.values(claim.roles ?? {}).flat(), ...(claim.sources ?? []).map((step) => step.node)]);
    return { claims, nodes: [...new Set(named)].sort((a, b) => a - b).flatMap((number) => this.pack.nodes[number] ?? []) };
  }

  /** Return neighbours that are not shown, those with the most claims in common first; links of sources do not count. */
  private near(middle: number, shown: Set<number>, limit: number): number[] {
    const weights = new Map<number, number>();
    for (const link of this.links.get(middle) ?? []) {
      const other = link.t === middle ? link.h : link.t;
      if (link.role !== "source" && other !== middle && !shown.has(other)) weights.set(other, (weights.get(other) ?? 0) + link.c.length);
    }
    return [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([number]) => number);
  }
}

type Message = Omit<Load, "id"> | Omit<Query, "id"> | Omit<Search, "id">;

/** A worker that is asked one thing after the other, each with a number. */
class Asked {
  private readonly waiting = new Map<number, { take(answer: Answered): void; fail(error: Error): void }>();
  private asked = 0;

  constructor(private readonly worker: Worker) {
    worker.onerror = (event) => {
      for (const one of this.waiting.values()) one.fail(new Error(event.message || "the worker did not start"));
      this.waiting.clear();
    };
    worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      const one = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.kind === "error") one?.fail(new Error(data.message));
      else one?.take(data);
    };
  }

  ask(message: Message, give: Transferable[] = []): Promise<Answered> {
    const id = ++this.asked;
    return new Promise((take, fail) => {
      this.waiting.set(id, { take, fail });
      this.worker.postMessage({ ...message, id }, give);
    });
  }

  tell(message: Texts): void {
    this.worker.postMessage(message);
  }
}
