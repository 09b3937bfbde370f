/** Answers of a SPARQL endpoint, read into rows or triples. */

export interface Term {
  type: string;
  value: string;
  datatype?: string;
  "xml:lang"?: string;
}

export interface Answer {
  columns: string[];
  rows: (Term | undefined)[][];
  /** A graph's triples, when the query builds one. */
  triples: boolean;
}

interface Results {
  head: { vars?: string[] };
  boolean?: boolean;
  results?: { bindings: Record<string, Term>[] };
}

export const JSON_RESULTS = "application/sparql-results+json";
export const NTRIPLES = "application/n-triples";

/** Return whether a query builds a graph: CONSTRUCT and DESCRIBE do. */
export const buildsGraph = (query: string): boolean => /^\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>|#[^\n]*)\s*)*(CONSTRUCT|DESCRIBE)\b/i.test(query);

export function read(type: string, body: string): Answer {
  if (type.includes("triples")) return readTriples(body);
  const { head, boolean, results } = JSON.parse(body) as Results;
  if (boolean !== undefined) return { columns: ["ASK"], rows: [[{ type: "literal", value: String(boolean) }]], triples: false };
  const columns = head.vars ?? [];
  return { columns, rows: (results?.bindings ?? []).map((row) => columns.map((name) => row[name])), triples: false };
}

const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*?) ?\.$/;
const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?$/s;

function readTriples(body: string): Answer {
  const rows = body.split("\n").flatMap((line) => {
    const match = TRIPLE.exec(line.trim());
    return match ? [[readTerm(match[1]!), readTerm(match[2]!), readTerm(match[3]!)]] : [];
  });
  return { columns: ["subject", "predicate", "object"], rows, triples: true };
}

function readTerm(text: string): Term {
  if (text.startsWith("<")) return { type: "uri", value: text.slice(1, -1) };
  const match = LITERAL.exec(text);
  if (!match) return { type: "bnode", value: text };
  const value = match[1]!.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (_, four?: string, eight?: string, one?: string) =>
    one ? ({ n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" } as Record<string, string>)[one] ?? one : String.fromCodePoint(parseInt((four ?? eight)!, 16)),
  );
  return { type: "literal", value, ...(match[2] && { "xml:lang": match[2] }), ...(match[3] && { datatype: match[3] }) };
}

export const isNumber = (term: Term | undefined): boolean => term?.type === "literal" && /^[+-]?\d+(\.\d+)?$/.test(term.value);
