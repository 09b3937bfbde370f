import { declared } from "../sparql/fill";
import type { Source } from "./source";
import type { Article, Ask, ClaimRow, DocumentRow, Facet, Fragment, LinkRow, NameRow, NodeRow, Overview, Places, Question, Told } from "./types";
import type { Answered, Load, Query } from "./worker";

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

const AROUND = 20;
const MOST = 500;

/** The graph inside this file. The answers are those of `kzgraph serve`; queries run in a worker. */
export class Portable implements Source {
  private readonly links = new Map<number, LinkRow[]>();
  private readonly ids: Map<string, number>;
  private store: Promise<Worker> | null = null;
  private readonly waiting = new Map<number, { take(body: string): void; fail(error: Error): void }>();
  private asked = 0;

  /** start: makes the worker and what it loads, at the first query. */
  constructor(
    private readonly pack: Pack,
    private readonly start: () => Promise<{ worker: Worker; load: Load }>,
  ) {
    this.ids = new Map(pack.nodes.map((node) => [node.id, node.i]));
    for (const link of pack.links)
      for (const end of new Set([link.t, link.h])) (this.links.get(end) ?? this.links.set(end, []).get(end)!).push(link);
  }

  overview = async (): Promise<Overview> => this.pack.overview;
  names = async (): Promise<NameRow[]> => this.pack.nodes.filter((node) => node.kind !== "event");
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

  claim = async (id: string): Promise<Told> => this.told(this.pack.claims.filter((claim) => claim.id === id));

  async document(number: number): Promise<Article> {
    const row: DocumentRow = this.pack.overview.documents[number]!;
    return { ...row, text: this.pack.texts[number] ?? null, ...this.told(this.pack.claims.filter((claim) => claim.doc === number)) };
  }

  async places(): Promise<Places> {
    const nodes = this.pack.nodes.filter((node) => node.place);
    const at = Object.fromEntries(nodes.map((node) => [node.i, this.pack.of[node.i] ?? []]));
    return { nodes, at, claims: [...new Set(Object.values(at).flat())].map((number) => this.pack.claims[number]!) };
  }

  async sparql(query: string, accept: string) {
    const worker = await (this.store ??= this.load());
    const id = ++this.asked;
    const text = declared(query, this.pack.overview.prefixes);
    const body = await new Promise<string>((take, fail) => {
      this.waiting.set(id, { take, fail });
      worker.postMessage({ kind: "query", id, query: text, accept } satisfies Query);
    });
    return { type: accept, body };
  }

  private async load(): Promise<Worker> {
    const { worker, load } = await this.start();
    await new Promise<void>((ready, fail) => {
      worker.onerror = (event) => fail(new Error(event.message || "the worker did not start"));
      worker.onmessage = ({ data }: MessageEvent<Answered>) => {
        if (data.kind === "ready") return ready();
        if (data.id < 0) return fail(new Error((data as { message: string }).message));
        const one = this.waiting.get(data.id);
        this.waiting.delete(data.id);
        if (data.kind === "answer") one?.take(data.body);
        else one?.fail(new Error(data.message));
      };
      worker.postMessage(load, [load.wasm, load.quads]);
    });
    return worker;
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
