// What the page knows: nodes, links, claims, documents and words, with the indices between them.

const data = read("data");
const nodes = read("nodes");
const edges = read("edges");
const words = data.words;
const claims = data.claims;
const documents = data.documents;
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
const edgesAt = new Map(nodes.map((node) => [node.id, []]));
for (const edge of edges) {
  edgesAt.get(edge.from).push(edge);
  if (edge.to !== edge.from) edgesAt.get(edge.to).push(edge);
}

const state = {
  language: "nl",
  scheme: "auto", // auto, light or dark
  whole: data.core === nodes.length, // all nodes, or the core alone
  expanded: new Set(), // nodes outside the core that were asked for
  selected: null, // {kind: "node" | "edge", id}
  hovered: null,
  off: { class: new Set(), source: new Set(), modality: new Set(), polarity: new Set(), document: new Set() },
  sourceLines: false,
  placeLines: true,
  motion: false,
};

/** Return the word for `key` of a table ("ui", "kind", …) in the language of the page. */
function t(key, table = "ui") {
  const entry = words[table][key];
  return entry ? entry[state.language] : key;
}
const verbOf = (cls) => words.class[cls][state.language].verb;
const nounOf = (cls) => words.class[cls][state.language].noun;
const familyOf = (cls) => words.class[cls].family;
/** Return the preposition of a side role: troops go "naar", a promise is made "aan"; one asks "om". */
function roleWord(role, cls) {
  if (role === "recipient" && ["Deployment", "Movement"].includes(cls)) return t("towards", "role");
  if (role === "theme" && cls === "Request") return t("asked", "role");
  return t(role, "role");
}
const isDark = () =>
  state.scheme === "dark" || (state.scheme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
const shade = (colors) => colors[isDark() ? 1 : 0];
const familyColor = (cls) => shade(words.family[familyOf(cls)].color);
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Return what a node is called: events have no name of their own, their class and numbers stand for it. */
function nameOf(node) {
  if (node.group !== "event") return node.label;
  if (node.cls === "Action") return node.label;
  const number = node.number ? ` · ${node.number}` : "";
  return nounOf(node.cls) + number;
}
const colorOf = (node) => (node.group === "event" ? familyColor(node.cls) : shade(words.kind[node.group].color));

/** Return the short form of a quantity: "≥ 18", "20–99", "± 200", "2500". */
function shortNumber(quantity) {
  const show = (value) => {
    const [whole, part] = value.split(".");
    const mark = state.language === "nl" ? [".", ","] : [",", "."];
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, mark[0]) : whole;
    return part ? grouped + mark[1] + part : grouped;
  };
  const unit = quantity.unit ? (quantity.unit === "%" ? "%" : ` ${quantity.unit}`) : "";
  if (quantity.value) return (quantity.approximate ? "± " : "") + show(quantity.value) + unit;
  if (quantity.minimum && quantity.maximum) return `${show(quantity.minimum)}–${show(quantity.maximum)}${unit}`;
  if (quantity.minimum) return `≥ ${show(quantity.minimum)}${unit}`;
  if (quantity.maximum) return `≤ ${show(quantity.maximum)}${unit}`;
  return quantity.label;
}

// Filters -----------------------------------------------------------------------------------------------------------

const OWN_VOICE = "own";
const sourceKeys = claims.map((claim) => (claim.sources.length ? [...new Set(claim.sources.map((s) => s.node))] : [OWN_VOICE]));
let passes = claims.map(() => true);

function filtering() {
  return Object.values(state.off).some((set) => set.size > 0);
}

/** Work out which claims pass the filters: a claim with several sources passes when one of them is on. */
function applyFilters() {
  const off = state.off;
  passes = claims.map((claim, index) =>
    !off.class.has(claim.cls) && !off.modality.has(claim.modality) && !off.polarity.has(claim.polarity) &&
    !off.document.has(claim.document) && sourceKeys[index].some((key) => !off.source.has(key)));
}

const inView = (node) => state.whole ? node.level < 2 || state.expanded.has(node.id) : node.level === 0 || state.expanded.has(node.id);
const liveClaims = (edge) => edge.claims.filter((index) => passes[index]);

function lineIsOn(edge) {
  if (edge.role === "source") return state.sourceLines;
  return edge.role !== "place" || state.placeLines;
}

/** Return the links and nodes to draw now, as sets of ids. */
function visible() {
  const shownEdges = new Set();
  const touched = new Set();
  for (const edge of edges) {
    if (!lineIsOn(edge) || !inView(nodeOf.get(edge.from)) || !inView(nodeOf.get(edge.to))) continue;
    if (!edge.claims.some((index) => passes[index])) continue;
    shownEdges.add(edge.id);
    touched.add(edge.from).add(edge.to);
  }
  const shownNodes = new Set(nodes.filter((node) => inView(node) && touched.has(node.id)).map((node) => node.id));
  if (state.selected?.kind === "node") shownNodes.add(state.selected.id);
  return { nodes: shownNodes, edges: shownEdges };
}
