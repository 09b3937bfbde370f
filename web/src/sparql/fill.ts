import type { Question } from "../data/types";

// Strings, IRIs and comments are stepped over, so that only variables are ever replaced.
const TOKEN =
  /"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[?$](\w+)/gs;

/** Return the query of a question with its parameters filled in, as `kzgraph query --set` does. Throws on a bad value. */
export function fill(question: Question, values: Record<string, string>): string {
  const terms = new Map(question.parameters.map((one) => [one.name, term(one.type, values[one.name] ?? one.default ?? "")]));
  return question.query.replace(TOKEN, (whole, name: string | undefined) => (name === undefined ? whole : terms.get(name) ?? whole));
}

function term(type: string, value: string): string {
  if (type === "iri") {
    const iri = value.replace(/^<|>$/g, "");
    if (!/^[^<>"{}|\\^`\s]+$/.test(iri)) throw new Error(`${value}: no IRI`);
    return `<${iri}>`;
  }
  if (type === "number") {
    if (!/^[+-]?(\d+|\d*\.\d+)$/.test(value)) throw new Error(`${value}: no number`);
    return value;
  }
  return JSON.stringify(value);
}

/** Return a query with the declarations of the known prefixes that it uses and does not declare. */
export function declared(query: string, prefixes: Record<string, string>): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) => new RegExp(`(^|[\\s(^/|!,;])${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query),
  );
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + query;
}
