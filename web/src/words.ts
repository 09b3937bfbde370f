/** Words and colours of the interface, from data: classes, kinds and modalities are those of the network page. */
import shared from "../../kzgraph/view/page/words.toml";
import { inDutch } from "./phrases";
import own from "./words.toml";

export type Language = "nl" | "en";
type Both = Record<Language, string>;
type Colours = [light: string, dark: string];

interface Shared {
  family: Record<string, Both & { short: Both; color: Colours }>;
  class: Record<string, { family: string; property: string; nl: ClassWords; en: ClassWords }>;
  kind: Record<string, Both & { short: Both; shape: string; fill: boolean; color: Colours }>;
  modality: Record<string, Both & { dash: number[]; hint: Both }>;
  polarity: Record<string, Both>;
  role: Record<string, Both>;
  ui: Record<string, Both>;
}
interface ClassWords {
  verb: string;
  noun: string;
}

const tables = shared as unknown as Shared;
const strings = { ...tables.ui, ...(own as unknown as { ui: Record<string, Both> }).ui };

export const FAMILIES = Object.keys(tables.family);
export const CLASSES = Object.keys(tables.class);
export const KINDS = Object.keys(tables.kind);
export const MODALITIES = Object.keys(tables.modality);
export const POLARITIES = Object.keys(tables.polarity);

/** The words of one language. Unknown names are returned as they are, so that new classes still show. */
export class Words {
  constructor(readonly language: Language) {}

  /** Return a string of the interface; {name} in it is filled from `values`. */
  t = (name: string, values: Record<string, string | number> = {}): string =>
    (strings[name]?.[this.language] ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

  /** Texts that should have been in Dutch and are not in phrases.toml; tests read it. */
  readonly untranslated = new Set<string>();

  /** Return a sentence of those who made the graph in this language. */
  phrase = (text: string): string => {
    const dutch = this.language === "nl" && text ? inDutch(text, this.noun) : text;
    if (dutch === null) this.untranslated.add(text);
    return dutch ?? text;
  };

  /** The same for what may also be words of an article. */
  label = (text: string): string => (this.language === "nl" ? (inDutch(text, this.noun) ?? text) : text);

  verb = (cls: string): string => tables.class[cls]?.[this.language].verb ?? cls;
  noun = (cls: string): string => tables.class[cls]?.[this.language].noun ?? cls;
  kind = (name: string): string => tables.kind[name]?.[this.language] ?? name;
  family = (name: string): string => tables.family[name]?.[this.language] ?? name;
  shortFamily = (name: string): string => tables.family[name]?.short[this.language] ?? name;
  modality = (name: string): string => tables.modality[name]?.[this.language] ?? name;
  hint = (name: string): string => tables.modality[name]?.hint[this.language] ?? "";
  polarity = (name: string): string => tables.polarity[name]?.[this.language] ?? name;
  number = (value: number): string => value.toLocaleString(this.language === "nl" ? "nl-NL" : "en-GB");

  /** Return what a role is called in front of its participant; some classes have words of their own. */
  role(name: string, cls = ""): string {
    const own = name === "recipient" && cls === "Movement" ? "towards" : name === "theme" && cls === "Request" ? "asked" : name;
    return tables.role[own]?.[this.language] ?? name;
  }

  /** Return an EDTF day, month or year as people write it. */
  date(edtf: string): string {
    const [year, month, day] = edtf.split("-");
    if (!year || !/^\d{4}$/.test(year) || (month && !/^\d\d$/.test(month)) || (day && !/^\d\d$/.test(day))) return edtf;
    if (!month) return year;
    const place = this.language === "nl" ? "nl-NL" : "en-GB";
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
    return at.toLocaleDateString(place, { timeZone: "UTC", year: "numeric", month: "short", ...(day && { day: "numeric" }) });
  }
}

export const familyOf = (cls: string): string => tables.class[cls]?.family ?? "action";
export const classesOf = (family: string): string[] => CLASSES.filter((cls) => familyOf(cls) === family);
export const classOf = (property: string): string => CLASSES.find((cls) => tables.class[cls]?.property === property) ?? "";
export const dashOf = (modality: string): number[] => tables.modality[modality]?.dash ?? [];
export const shapeOf = (kind: string): string => tables.kind[kind]?.shape ?? "dot";
export const isFilled = (kind: string): boolean => tables.kind[kind]?.fill ?? true;
export const isPill = (kind: string): boolean => kind === "quantity" || kind === "words";
export const familyColour = (family: string, dark: boolean): string => tables.family[family]?.color[dark ? 1 : 0] ?? "#868e96";
export const classColour = (cls: string, dark: boolean): string => familyColour(familyOf(cls), dark);
export const kindColour = (kind: string, dark: boolean): string => tables.kind[kind]?.color[dark ? 1 : 0] ?? "#868e96";
