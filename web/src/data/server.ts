import type { Source } from "./source";
import type { Ask } from "./types";

type Values = Record<string, string | number | undefined>;

/** The graph of `kzgraph serve`, by /api and /sparql beside this page. */
export class Server implements Source {
  overview = () => get<never>("overview");
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
  names = () => get<never>("names");
  places = () => get<never>("places");
  dossier = (topic: string) => get<unknown>(`dossier/${encodeURIComponent(topic)}`);
  questions = () => get<never>("questions");

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
