/** The store of a portable file: Oxigraph in a worker, so that neither loading nor a query holds up the page. */
import init, { Store } from "oxigraph/web.js";

export interface Load {
  kind: "load";
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
export type Answered = { kind: "ready"; size: number } | { kind: "answer"; id: number; body: string } | { kind: "error"; id: number; message: string };

const FORMATS: Record<string, string> = {
  "application/sparql-results+json": "json",
  "text/csv": "csv",
  "text/tab-separated-values": "tsv",
  "application/n-triples": "nt",
  "text/turtle": "ttl",
};

let store: Store | null = null;
const say = (answer: Answered) => postMessage(answer);

onmessage = async ({ data }: MessageEvent<Load | Query>) => {
  try {
    if (data.kind === "load") {
      await init({ module_or_path: data.wasm });
      const made = new Store();
      const text = new Blob([data.quads]).stream().pipeThrough(new DecompressionStream("gzip"));
      made.load(new Uint8Array(await new Response(text).arrayBuffer()) as never, { format: "nq", no_transaction: true, lenient: true });
      store = made;
      say({ kind: "ready", size: made.size });
    } else {
      if (!store) throw new Error("the store is not loaded");
      const body = store.query(data.query, { results_format: FORMATS[data.accept] ?? "json", use_default_graph_as_union: true });
      say({ kind: "answer", id: data.id, body: String(body) });
    }
  } catch (error) {
    say({ kind: "error", id: data.kind === "query" ? data.id : -1, message: error instanceof Error ? error.message : String(error) });
  }
};
