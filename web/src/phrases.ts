/** English sentences of the graph's makers in Dutch, by the patterns of phrases.toml. */
import tables from "./phrases.toml";

interface Pattern {
  form: RegExp;
  /** How each place in it is to be read: "" as it is, "!" a phrase, "?" a phrase or words, "*" a list of such. */
  places: { name: string; kind: string }[];
  dutch: string;
}

const LONGEST = 1000; // characters; patterns take long on what an article could hold to make them
const PLACE = /\{(\w+)([!?*]?)\}/g;
const whole = new Map<string, string>();
const patterns: Pattern[] = [];

for (const [english, dutch] of Object.values(tables as unknown as Record<string, Record<string, string>>).flatMap((table) => Object.entries(table))) {
  const places = [...english.matchAll(PLACE)].map(([, name, kind]) => ({ name: name!, kind: kind! }));
  if (!places.length) whole.set(english, dutch);
  else patterns.push({ form: new RegExp(`^${english.split(PLACE).map((part, index) => (index % 3 === 0 ? escaped(part) : index % 3 === 1 ? "(.+?)" : "")).join("")}$`, "s"), places, dutch });
}
// The pattern with the most words of its own fits best.
const own = (pattern: Pattern) => pattern.form.source.replaceAll("(.+?)", "").length;
patterns.sort((a, b) => own(b) - own(a));

/** Return an English phrase in Dutch, null when no pattern fits. other: what is no phrase, such as the name of a class. */
export function inDutch(text: string, other: (text: string) => string): string | null {
  const found = whole.get(text);
  if (found !== undefined || text.length > LONGEST) return found ?? null;
  for (const { form, places, dutch } of patterns) {
    const match = form.exec(text);
    if (!match) continue;
    const values = new Map<string, string>();
    for (const [index, { name, kind }] of places.entries()) {
      const value = read(match[index + 1]!, kind, other);
      if (value === null) break;
      values.set(name, value);
    }
    if (values.size === places.length) return dutch.replace(PLACE, (_, name: string) => values.get(name) ?? "");
  }
  return null;
}

function read(text: string, kind: string, other: (text: string) => string): string | null {
  if (kind === "!") return inDutch(text, other);
  if (kind === "?") return inDutch(text, other) ?? other(text);
  if (kind === "*") return text.split(", ").map((one) => inDutch(one, other) ?? other(one)).join(", ");
  return text;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
