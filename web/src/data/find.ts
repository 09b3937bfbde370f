/** Search without a server: words are compared without case and accents, each by its beginning. */

/** Offsets in code points, half-open. */
export type Mark = [start: number, end: number];

export interface Text {
  id: string;
  kind: "name" | "quote" | "sentence";
  text: string;
  document?: string;
}
export interface Match extends Text {
  /** Place of the text among all. */
  at: number;
  marks: Mark[];
}

/** Texts with their words folded, made once. */
export interface Folded {
  text: Text;
  words: { plain: string; start: number; end: number }[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Return text without case and accents. */
export const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function folded(text: Text): Folded {
  const words = [...text.text.matchAll(WORD)].map((match) => {
    const start = codePoints(text.text, match.index);
    return { plain: plain(match[0]), start, end: start + Array.from(match[0]).length };
  });
  return { text, words };
}

/** Return the first texts in which each word that is asked for begins a word. order: less of it comes first. */
export function find(texts: readonly Folded[], asked: string, most: number, order: (text: Folded, marks: Mark[]) => number = () => 0): Match[] {
  const wanted = [...asked.matchAll(WORD)].map((match) => plain(match[0]));
  if (!wanted.length) return [];
  const found: { match: Match; rank: number }[] = [];
  texts.forEach((one, at) => {
    const marks: Mark[] = [];
    for (const word of wanted) {
      const there = one.words.filter((each) => each.plain.startsWith(word));
      if (!there.length) return;
      for (const { start, end } of there) marks.push([start, end]);
    }
    marks.sort((a, b) => a[0] - b[0]);
    found.push({ match: { ...one.text, at, marks: marks.filter((mark, index) => mark[0] !== marks[index - 1]?.[0]) }, rank: order(one, marks) });
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.match.at - b.match.at)
    .slice(0, most)
    .map((one) => one.match);
}

function codePoints(text: string, units: number): number {
  let count = 0;
  for (let unit = 0; unit < units; unit++) if ((text.charCodeAt(unit) & 0xfc00) !== 0xdc00) count++;
  return count;
}
