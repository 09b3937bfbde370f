import type { Source } from "./source";
import type { Ask, Fragment, Hit, Overview } from "./types";

const MOST = 8; // names, and as many quotes and sentences

/** A hit as /api/search and /api/suggest give it. */
interface Wire {
  kind: Hit["kind"];
  iri: string;
  text: string;
  marks: [number, number][];
  document?: string;
}

type Values = Record<string, string | number | undefined>;

/** The graph of `kzgraph serve`, by /api and /sparql beside this page. */
export class Server implements Source {
  /** IRI that the search's ones begin with. */
  private base = "";

  async overview(): Promise<Overview> {
    const value = await get<Overview>("overview");
    this.base = value.base;
    return value;
  }

  fragment = (ask: Ask) =>
    get<never>("graph", {
      nodes: ask.nodes?.join(","),
      ids: ask.ids?.join(" "),
      around: ask.around,
      limit: ask.limit,
      shown: ask.shown?.join(","),
    });
  claims = (numbers: number[]) => get<never>("claims", { numbers: numbers.join(","), limit: numbers.length });
  claimsOf = (node: number, offset: number, limit: number) => get<never>("claims", { node, offset, limit });
  claim = (id: string) => get<never>("claim", { id });
  document = (number: number) => get<never>("document", { number });
  sources = () => get<never>("sources");
  places = () => get<never>("places");
  dossier = (topic: string) => get<unknown>(`dossier/${encodeURIComponent(topic)}`);
  questions = () => get<never>("questions");

  async search(text: string): Promise<Hit[]> {
    const [names, told] = await Promise.all([hits("suggest", text), this.told(text)]);
    const short = (iri: string) => iri.replace(this.base, "");
    const nodes = names.length ? (await get<Fragment>("graph", { ids: names.map((one) => short(one.iri)).join(" ") })).nodes : [];
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return [
      ...names.flatMap(({ iri, ...one }): Hit[] => {
        const node = byId.get(short(iri));
        return node ? [{ kind: "name", id: node.id, text: one.text, marks: one.marks, node }] : [];
      }),
      ...told.map(({ iri, document, ...one }): Hit => ({ ...one, id: short(iri), document: short(document ?? "") })),
    ];
  }

  /** Quotes and sentences with the words in any form; when there are none, with words that begin so. */
  private async told(text: string): Promise<Wire[]> {
    const found = await hits("search", text, "sentence", "quote");
    return found.length || !/[\p{L}\p{N}]$/u.test(text) ? found : hits("search", `${text}*`, "sentence", "quote");
  }

  async sparql(query: string, accept: string) {
    const answer = await fetch("sparql", {
      method: "POST",
      headers: { "content-type": "application/sparql-query", accept },
      body: query,
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(body.trim() || answer.statusText);
    return { type: answer.headers.get("content-type") ?? accept, body };
  }
}

async function hits(path: string, text: string, ...kinds: string[]): Promise<Wire[]> {
  const query = new URLSearchParams([["q", text], ["limit", String(MOST)], ...kinds.map((kind) => ["kind", kind])]);
  const answer = await fetch(`api/${path}?${query}`);
  if (answer.status === 400) return []; // no word in it
  if (!answer.ok) throw new Error(await problem(answer));
  return ((await answer.json()) as { hits: Wire[] }).hits;
}

async function get<T>(path: string, values: Values = {}): Promise<T> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  const answer = await fetch(`api/${path}${query && `?${query}`}`);
  if (!answer.ok) throw new Error(await problem(answer));
  return (await answer.json()) as T;
}

async function problem(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    return String((JSON.parse(text) as { error?: string }).error ?? text);
  } catch {
    return text.trim() || answer.statusText;
  }
}
