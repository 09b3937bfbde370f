// The side panel: overview, one node, one link; filters; legend.

const PAGE = 30; // claims shown at once

/** Return a small drawing of a node's shape, the same as on the canvas. */
function glyph(kindName, color = null) {
  const kind = words.kind[kindName];
  const ink = color || shade(kind.color);
  const shapes = {
    dot: () => svg("circle", { cx: 8, cy: 8, r: kind.pill ? 4 : 6 }),
    square: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11, rx: 1 }),
    diamond: () => svg("path", { d: "M8 1.2L14.8 8 8 14.8 1.2 8z" }),
    hexagon: () => svg("path", { d: "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z" }),
    triangle: () => svg("path", { d: "M8 1.5L15 14H1z" }),
    triangleDown: () => svg("path", { d: "M8 14.5L1 2h14z" }),
    star: () => svg("path", { d: "M8 .8l2.1 4.9 5.3.5-4 3.5 1.2 5.2L8 12.2l-4.6 2.7 1.2-5.2-4-3.5 5.3-.5z" }),
  };
  const shape = shapes[kind.shape]();
  shape.setAttribute("fill", kind.fill ? ink : "none");
  shape.setAttribute("stroke", ink);
  shape.setAttribute("stroke-width", kind.fill ? 0 : 2.4);
  return (() => { const s = svg("svg", { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" }, shape); return s; })();
}
const glyphOf = (node) => glyph(node.group, node.group === "event" ? colorOf(node) : null);

function renderDetails() {
  const panel = $("details");
  panel.replaceChildren();
  if (!state.selected) panel.append(...overview());
  else if (state.selected.kind === "node") panel.append(...nodeDetails(nodeOf.get(state.selected.id)));
  else panel.append(...edgeDetails(edgeOf.get(state.selected.id)));
  panel.scrollTop = 0;
}

const figure = (count, label) => el("div", {}, el("b", {}, count.toLocaleString(state.language)), label);

function overview() {
  const top = nodes.filter((n) => !["event", "words", "quantity", "document"].includes(n.group)).sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, 12);
  const parts = [
    el("h2", {}, t("title")),
    el("p", { class: "lead" }, t(claims.length ? "intro" : "noClaims")),
    el("div", { class: "figures" }, figure(documents.length, t("documents")), figure(claims.length, t("claims")), figure(nodes.length, t("nodes")), figure(edges.filter((e) => e.role === "main").length, t("edges"))),
  ];
  if (data.large) parts.push(el("p", { class: "hint" }, t("large")));
  if (top.length) parts.push(el("h3", {}, t("mostNamed")), ...top.map(nodeRow));
  if (documents.length) parts.push(el("h3", {}, t("documents")), ...documents.slice(0, 40).map(documentRow));
  parts.push(el("p", { class: "hint", style: null }, el("br"), t("keys")));
  return parts;
}

function nodeRow(node) {
  return el("button", { class: "row", type: "button", on: { click: () => select("node", node.id, true) } },
    glyphOf(node), el("span", { class: "name" }, nameOf(node)), el("span", { class: "n" }, String(node.weight)));
}

function documentRow(item, index) {
  const count = claims.filter((claim) => claim.document === index).length;
  return el("div", { class: "row" }, el("span", { class: "name", title: item.file }, documentTitle(item), " ", el("span", { class: "n" }, documentNote(item))), el("span", { class: "n" }, String(count)));
}
const documentTitle = (item) => item.title || item.file || t("untitled");
const documentNote = (item) => [item.publisher, item.published].filter(Boolean).join(", ");

function closeButton() {
  return el("button", { class: "back", type: "button", title: t("close"), "aria-label": t("close"), on: { click: () => select(null) } },
    svg("svg", { viewBox: "0 0 20 20" }, svg("path", { d: "M5 5l10 10M15 5L5 15" })));
}

function nodeDetails(node) {
  const meta = [glyphOf(node), t(node.group, "kind")];
  if (node.document != null) meta.push("·", documentTitle(documents[node.document]));
  if (node.qid) meta.push("·", el("a", { href: `https://www.wikidata.org/wiki/${node.qid}`, target: "_blank", rel: "noopener noreferrer" }, `Wikidata ${node.qid}`));
  const quoted = node.group === "words";
  const parts = [closeButton(), el("h2", {}, quoted ? `“${node.label}”` : nameOf(node)), el("div", { class: "meta" }, ...meta)];
  if (node.names.length) parts.push(el("p", { class: "names" }, `${t("alsoNamed")}: ${node.names.join(", ")}`));
  return parts.concat(groups(node));
}

/** Return the claims of a node under headings: what it does, what is done to it, what happens there, what it says. */
function groups(node) {
  const buckets = { asActor: [], asTarget: [], asPlace: [], asSource: [], asOther: [] };
  for (const index of node.claims) {
    const claim = claims[index];
    const within = (role) => claim.roles[role]?.includes(node.id);
    if (within("actor")) buckets.asActor.push(index);
    else if (within("target") || within("recipient") || within("theme")) buckets.asTarget.push(index);
    else if (within("place")) buckets.asPlace.push(index);
    else if (claim.sources.some((s) => s.node === node.id)) buckets.asSource.push(index);
    else buckets.asOther.push(index);
  }
  const single = Object.values(buckets).filter((b) => b.length).length === 1 && buckets.asOther.length;
  return Object.entries(buckets).filter(([, list]) => list.length).flatMap(([key, list]) => claimList(single ? t("claims") : t(key), list, node.id));
}

function edgeDetails(edge) {
  const from = nodeOf.get(edge.from), to = nodeOf.get(edge.to);
  const verb = edge.role === "main" ? verbOf(edge.cls) : roleWord(edge.role, edge.cls);
  const end = (node) => el("button", { class: "who", type: "button", on: { click: () => select("node", node.id, true) } }, shorten(nameOf(node), 70));
  const head = el("h2", { class: "ends" }, end(from), " ", el("span", { class: "verb" }, verb), " ", end(to));
  head.querySelector(".verb").style.color = familyColor(edge.cls);
  return [closeButton(), head, ...claimList(t("claims"), edge.claims, null)];
}

/** Return a heading with claim cards; those that the filters hide are counted, long lists open in steps. */
function claimList(title, indices, self) {
  const live = indices.filter((index) => passes[index]);
  const box = el("div");
  let shownCount = 0;
  const more = el("button", { class: "link", type: "button", on: { click: grow } }, t("more"));
  function grow() {
    more.remove();
    box.append(...live.slice(shownCount, shownCount + PAGE).map((index) => claimCard(claims[index], self)));
    shownCount += PAGE;
    if (shownCount < live.length) box.append(more);
  }
  grow();
  const hidden = indices.length - live.length;
  return [el("h3", {}, title, el("span", { class: "n" }, String(live.length) + (hidden ? ` (+${hidden} ${t("hiddenByFilter")})` : ""))), box];
}

function people(ids, self) {
  const parts = [];
  ids.forEach((id, i) => {
    if (i) parts.push(i === ids.length - 1 ? (state.language === "nl" ? " en " : " and ") : ", ");
    const node = nodeOf.get(id);
    parts.push(el("button", { type: "button", class: id === self ? "who self" : "who", on: { click: () => select("node", id, true) } }, shorten(nameOf(node), 60)));
  });
  return parts;
}

/** Return the heading of a card: who, does what, to whom. */
function statement(claim, self) {
  const line = el("div", { class: "what" });
  const { actor = [], target = [], recipient = [], theme = [], place = [] } = claim.roles;
  line.append(...(actor.length ? [el("span", {}, ...people(actor, self))] : []));
  line.append(el("span", { class: "verb", title: claim.lemma }, actor.length ? (claim.cls === "Action" ? claim.lemma : verbOf(claim.cls)) : claim.cls === "Action" ? claim.lemma : nounOf(claim.cls)));
  if (claim.frame) line.append(el("span", {}, `“${shorten(claim.frame, 90)}”`));
  const plain = !target.length && !claim.frame; // without a target the theme is the object: "stuurt vredestroepen naar …"
  const part = (role, ids) => {
    if (ids.length) line.append(el("span", {}, role ? el("span", { class: "small" }, `${role} `) : "", ...people(ids, self)));
  };
  part(claim.frame ? t("about", "role") : "", target);
  if (plain) part("", theme);
  part(roleWord("recipient", claim.cls), recipient);
  if (!plain) part(roleWord("theme", claim.cls), theme);
  part(t("place", "role"), place);
  return line;
}

function badges(claim) {
  const list = [];
  if (claim.polarity === "Negated") list.push(el("span", { class: "badge Negated" }, `⊘ ${t("Negated", "polarity")}`));
  list.push(el("span", { class: `badge ${claim.modality}`, title: words.modality[claim.modality]?.hint[state.language] || "" }, t(claim.modality, "modality")));
  for (const quantity of claim.quantities) {
    const short = shortNumber(quantity);
    list.push(el("span", { class: "badge", title: t("number") }, el("b", {}, short), quantity.label.startsWith(short) ? quantity.label.slice(short.length) : ` ${quantity.label}`));
  }
  if (claim.time || claim.timeText) list.push(el("span", { class: "badge", title: t("time") }, [claim.timeText, claim.time && claim.time !== claim.timeText ? `(${claim.time})` : ""].filter(Boolean).join(" ")));
  return el("div", { class: "badges" }, ...list);
}

function chain(claim, self) {
  if (!claim.sources.length) return null;
  const parts = [];
  claim.sources.forEach((step, i) => {
    parts.push(i ? ` ← ` : `${t("saysSo")} `, ...people([step.node], self));
    if (step.cue) parts.push(el("span", { class: "cue" }, ` “${step.cue}”`));
  });
  return el("p", { class: "chain" }, ...parts);
}

/** The rest of the sentence around the evidence, when the graph holds it. */
const context = (text) => (text ? el("span", { class: "context" }, text) : "");

function claimCard(claim, self) {
  const card = el("article", { class: "claim" });
  card.style.setProperty("--family", familyColor(claim.cls));
  card.append(statement(claim, self), badges(claim));
  if (claim.words.length) card.append(el("blockquote", { lang: "nl" }, context(claim.before), ...claim.words.map(([text, role]) => (role ? el("mark", { class: role, title: role === "trigger" ? t("triggerMark") : t(role, "role") }, text) : text)), context(claim.after)));
  const said = chain(claim, self);
  if (said) card.append(said);
  card.append(citation(claim, documents[claim.document]));
  return card;
}

/** Return where a claim stands: title, outlet and date; file and offsets; how sure the extraction is. */
function citation(claim, item) {
  const cite = el("p", { class: "cite" });
  if (claim.confidence != null) {
    const fill = el("i");
    fill.style.width = `${Math.round(100 * Math.min(1, Math.max(0, claim.confidence)))}%`;
    const score = claim.confidence.toLocaleString(state.language, { maximumFractionDigits: 2 });
    cite.append(el("span", { class: "score", title: `${t("confidence")}: ${score}` }, el("span", { class: "meter" }, fill), score));
  }
  if (item) cite.append(documentTitle(item), documentNote(item) ? ` — ${documentNote(item)}` : "", el("br"));
  const where = [item?.title ? item.file : "", claim.span ? `${t("characters")} ${claim.span[0]}–${claim.span[1]}` : ""].filter(Boolean);
  cite.append(el("span", { class: "file" }, where.join(" · ")));
  return cite;
}

// Filters -----------------------------------------------------------------------------------------------------------

function count(list) {
  const found = new Map();
  for (const key of list) found.set(key, (found.get(key) || 0) + 1);
  return found;
}

function toggle(facet, keys, on) {
  for (const key of keys) if (on) state.off[facet].delete(key); else state.off[facet].add(key);
  filtersChanged();
}

function only(facet, keys, all) {
  state.off[facet] = new Set(all.filter((key) => !keys.includes(key)));
  filtersChanged();
}

/** Return one filter row. keys: what it switches; all: every key of the facet, for "only". */
function checkRow(facet, keys, all, label, n, ...before) {
  const on = keys.filter((key) => !state.off[facet].has(key)).length;
  const box = el("input", { type: "checkbox", "data-facet": facet, "data-key": keys.join(" "), on: { change: (event) => toggle(facet, keys, event.target.checked) } });
  box.checked = on > 0;
  box.indeterminate = on > 0 && on < keys.length;
  const onlyThis = el("button", { class: "link only", type: "button", on: { click: (event) => { event.preventDefault(); only(facet, keys, all); } } }, t("only"));
  return el("label", { class: "check" }, box, ...before, el("span", { class: "name", title: label }, label), onlyThis, el("span", { class: "n" }, String(n)));
}

function heading(label, facet, all) {
  const off = state.off[facet].size;
  const side = el("span", { class: "side" });
  side.append(off ? el("button", { class: "link", type: "button", on: { click: () => only(facet, all, all) } }, t("all")) : el("button", { class: "link", type: "button", on: { click: () => only(facet, [], all) } }, t("none")));
  return el("h3", {}, label, side);
}

const swatch = (color) => { const s = el("span", { class: "swatch" }); s.style.borderColor = color; return s; };

function renderFilters() {
  const panel = $("filters");
  const top = panel.scrollTop;
  const parts = [];
  const active = filtering();
  parts.push(el("div", { class: "meta" }, el("span", {}, el("b", {}, String(passes.filter(Boolean).length)), ` ${t("of")} ${claims.length} ${t("claims")}`), active ? el("button", { class: "link", id: "reset", type: "button", on: { click: resetFilters } }, t("reset")) : ""));
  parts.push(...classFilter(), ...simpleFilter("modality", Object.keys(words.modality), (k) => t(k, "modality"), t("modality"), modalityLine),
    ...simpleFilter("polarity", Object.keys(words.polarity), (k) => t(k, "polarity"), t("polarity")), ...sourceFilter(), ...documentFilter());
  panel.replaceChildren(...parts);
  panel.scrollTop = top;
  const off = Object.values(state.off).filter((set) => set.size).length;
  $("tab-filters").replaceChildren(t("filters"), off ? el("span", { class: "count" }, String(off)) : "");
}

function classFilter() {
  const counts = count(claims.map((claim) => claim.cls));
  const all = [...counts.keys()];
  const parts = [heading(t("events"), "class", all)];
  for (const family of Object.keys(words.family)) {
    const members = Object.keys(words.class).filter((cls) => words.class[cls].family === family && counts.has(cls));
    if (!members.length) continue;
    const total = members.reduce((sum, cls) => sum + counts.get(cls), 0);
    const rows = members.length > 1 ? el("div", {}, ...members.map((cls) => checkRow("class", [cls], all, nounOf(cls), counts.get(cls)))) : "";
    const label = members.length > 1 || family === "action" ? t(family, "family") : `${t(family, "family")}: ${nounOf(members[0]).toLowerCase()}`;
    parts.push(el("div", { class: "family" }, checkRow("class", members, all, label, total, swatch(shade(words.family[family].color))), rows));
  }
  return parts;
}

function simpleFilter(facet, keys, label, title, before = null) {
  const counts = count(claims.map((claim) => claim[facet]));
  const all = keys.filter((key) => counts.has(key));
  if (!all.length) return [];
  return [heading(title, facet, all), ...all.map((key) => checkRow(facet, [key], all, label(key), counts.get(key), ...(before ? [before(key)] : [])))];
}

function sourceFilter() {
  const counts = count(sourceKeys.flat());
  const all = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const label = (key) => (key === OWN_VOICE ? t("ownVoice") : nameOf(nodeOf.get(key)));
  return [heading(t("sources"), "source", all), el("div", { class: all.length > 9 ? "scroll" : "" }, ...all.map((key) => checkRow("source", [key], all, label(key), counts.get(key))))];
}

function documentFilter() {
  const counts = count(claims.map((claim) => claim.document));
  const all = [...counts.keys()];
  return [heading(t("document"), "document", all), el("div", { class: all.length > 9 ? "scroll" : "" }, ...all.map((key) => checkRow("document", [key], all, documents[key] ? documentTitle(documents[key]) : "?", counts.get(key))))];
}

// Legend ------------------------------------------------------------------------------------------------------------

function lineSample(color, dash = [], width = 2.4, negated = false) {
  const parts = [svg("path", { d: "M1 7h32", stroke: color, "stroke-width": width, "stroke-dasharray": dash.join(" "), fill: "none" }), svg("path", { d: "M33 3.5L39 7l-6 3.5z", fill: color, stroke: "none" })];
  if (negated) parts.push(svg("circle", { cx: 17, cy: 7, r: 6.5, fill: css("--negated"), stroke: "none" }), svg("path", { d: "M13.5 7h7", stroke: css("--surface"), "stroke-width": 2.2 }));
  return svg("svg", { viewBox: "0 0 40 14", class: "legend-line", "aria-hidden": "true" }, ...parts);
}
const modalityLine = (key) => lineSample(css("--muted"), words.modality[key].dash, 1.8);

function renderLegend() {
  const kinds = Object.keys(words.kind).filter((kind) => nodes.some((node) => node.group === kind));
  const families = Object.keys(words.family).filter((family) => claims.some((claim) => familyOf(claim.cls) === family));
  const row = (mark, label, hint = "") => el("div", { class: "row" }, mark, el("span", {}, label, hint ? el("span", { class: "hint" }, ` — ${hint}`) : ""));
  $("legend").className = "legend";
  $("legend").replaceChildren(
    el("h3", {}, t("kindsTitle")), ...kinds.map((kind) => row(glyph(kind), t(kind, "kind"))),
    el("h3", {}, t("familiesTitle")), ...families.map((family) => row(lineSample(shade(words.family[family].color)), t(family, "family"))),
    el("h3", {}, t("styleTitle")),
    ...Object.keys(words.modality).map((key) => row(modalityLine(key), t(key, "modality"), words.modality[key].hint[state.language])),
    row(lineSample(css("--muted"), [], 1.8, true), t("negatedLine")), row(lineSample(css("--faint"), [], 0.9), t("roleLine")));
  const brief = (table, key) => words[table][key].short[state.language];
  const plain = kinds.filter((kind) => kind !== "document" && !words.kind[kind].pill);
  $("key").replaceChildren(
    el("div", {}, ...plain.map((kind) => el("span", {}, glyph(kind), brief("kind", kind)))),
    el("div", {}, ...families.map((family) => el("span", {}, swatch(shade(words.family[family].color)), brief("family", family)))));
}
