import type { Question } from "../data/types";

// Strings, IRIs and comments are stepped over, so that only variables are ever replaced.
const TOKEN =
  /"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*|[?$](\w+)/gs;

/** Return the query of a question with its parameters filled in, as `kzgraph query --set` does. Throws on a bad value.
 *  base: IRI that nodes begin with; prefixes: those of the graph. */
export function fill(question: Question, values: Record<string, string>, base: string, prefixes: Record<string, string>): string {
  const terms = new Map(
    question.parameters.map((one) => {
      // An empty field stands for the default, unless empty text is a value.
      const given = values[one.name];
      const value = given === undefined || (given === "" && one.type !== "text") ? (one.default ?? "") : given;
      return [one.name, term(one.type, value, base, prefixes)];
    }),
  );
  return question.query.replace(TOKEN, (whole, name: string | undefined) => (name === undefined ? whole : terms.get(name) ?? whole));
}

const XSD = "http://www.w3.org/2001/XMLSchema#";

function term(type: string, value: string, base: string, prefixes: Record<string, string>): string {
  if (type === "iri") return iri(value);
  if (type === "node") return iri(/^<?(https?:\/\/|urn:)/.test(value) || !value ? value : base + value.replace(/^kzr:/, "").replace(":", "/"));
  if (type === "class") {
    const name = value.replace(/^kz:/, "");
    return iri(/^[A-Za-z][A-Za-z0-9]*$/.test(name) ? `${prefixes.kz}${name}` : value);
  }
  if (type === "number") {
    if (!/^[+-]?(\d+|\d*\.\d+)$/.test(value)) throw new Error(`${value}: no number`);
    return `"${value}"^^<${XSD}${value.includes(".") ? "decimal" : "integer"}>`;
  }
  if (type === "date" && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) throw new Error(`${value}: no date (2022, 2022-01, 2022-01-07)`);
  return JSON.stringify(value);
}

function iri(value: string): string {
  const bare = value.replace(/^<|>$/g, "");
  if (!/^[a-z][a-z0-9+.-]*:[^<>"{}|\\^`\s]+$/i.test(bare)) throw new Error(`${value || "?"}: no IRI`);
  return `<${bare}>`;
}

/** Return a query with the declarations of the known prefixes that it uses and does not declare. */
export function declared(query: string, prefixes: Record<string, string>): string {
  const missing = Object.entries(prefixes).filter(
    ([name]) => new RegExp(`(^|[\\s(^/|!,;])${name}:`).test(query) && !new RegExp(`PREFIX\\s+${name}:`, "i").test(query),
  );
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + query;
}
