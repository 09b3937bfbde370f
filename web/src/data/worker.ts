/** What is slow in a portable file, in a worker: Oxigraph with the quads, and the search in names and sentences. */
import init, { Store } from "oxigraph/web.js";
import { find, folded, type Folded, type Match, type Text } from "./find";

export interface Load {
  kind: "load";
  id: number;
  wasm: ArrayBuffer;
  /** N-Quads, gzipped. */
  quads: ArrayBuffer;
}
export interface Query {
  kind: "query";
  id: number;
  query: string;
  accept: string;
}
/** What can be found: names, those of most claims first, and what was said. */
export interface Texts {
  kind: "texts";
  names: Text[];
  told: Text[];
}
export interface Search {
  kind: "search";
  id: number;
  text: string;
  most: number;
}
export type Answered = { kind: "hits"; id: number; hits: Match[] } | { kind: "ready"; id: number; size: number } | { kind: "answer"; id: number; body: string } | { kind: "error"; id: number; message: string };

const FORMATS: Record<string, string> = {
  "application/sparql-results+json": "json",
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/n-triples": "nt",
  "text/turtle": "ttl",
};

let store: Store | null = null;
let names: Folded[] = [];
let told: Folded[] = [];
const say = (answer: Answered) => postMessage(answer);

onmessage = async ({ data }: MessageEvent<Load | Query | Texts | Search>) => {
  try {
    if (data.kind === "load") {
      await init({ module_or_path: data.wasm });
      const made = new Store();
      const text = new Blob([data.quads]).stream().pipeThrough(new DecompressionStream("gzip"));
      made.load(new Uint8Array(await new Response(text).arrayBuffer()) as never, { format: "nq", no_transaction: true, lenient: true });
      store = made;
      say({ kind: "ready", id: data.id, size: made.size });
    } else if (data.kind === "texts") {
      [names, told] = [data.names.map(folded), data.told.map(folded)];
    } else if (data.kind === "search") {
      // A name that begins so comes before one with the word somewhere; of sentences the shortest.
      const begins = (one: Folded) => Number(one.words[0] === undefined || !data.text.trim() || find([{ ...one, words: one.words.slice(0, 1) }], data.text, 1).length === 0);
      const hits = [...find(names, data.text, 4 * data.most, begins), ...find(told, data.text, data.most, (one) => one.text.text.length)];
      say({ kind: "hits", id: data.id, hits });
    } else {
      if (!store) throw new Error("the store is not loaded");
      const body = store.query(data.query, { results_format: FORMATS[data.accept] ?? "json", use_default_graph_as_union: true });
      say({ kind: "answer", id: data.id, body: String(body) });
    }
  } catch (error) {
    say({ kind: "error", id: "id" in data ? data.id : -1, message: error instanceof Error ? error.message : String(error) });
  }
};
