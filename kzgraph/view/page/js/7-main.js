// Puts the parts together: selection, switches, keys, language and colours.

/** Select a node or link, or nothing. travel: bring it into view, with its neighbours. */
function select(kind, id, travel = false) {
  state.selected = kind ? { kind, id } : null;
  if (kind === "node") reveal(id);
  restyle();
  renderDetails();
  renderStatus();
  $("tab-details").textContent = t(kind ? "details" : "overview");
  if (kind) openTab("details", true);
  if (kind === "node" && travel) fit(true, new Set([id, ...(lit ? lit.nodes : [])]));
}

/** Show a node that is outside the part in view, and its neighbours as far as they are few. */
function reveal(id) {
  const near = edgesAt.get(id).filter((edge) => lineIsOn(edge) && edge.claims.some((i) => passes[i])).map((edge) => (edge.from === id ? edge.to : edge.from));
  if (!state.whole) state.expanded.clear();
  for (const other of [id, ...near.slice(0, 60)]) if (nodeOf.get(other).level > (state.whole ? 1 : 0)) state.expanded.add(other);
}

function setWhole(on) {
  state.whole = on;
  state.expanded.clear();
  if (state.selected?.kind === "edge") state.selected = null;
  if (state.selected) reveal(state.selected.id);
  restyle();
  movePlaces();
  renderStatus();
  renderDetails();
  fit(false);
}

function filtersChanged() {
  applyFilters();
  restyle();
  renderFilters();
  renderDetails();
  renderStatus();
}

function resetFilters() {
  for (const facet of Object.keys(state.off)) state.off[facet].clear();
  filtersChanged();
}

function renderStatus() {
  const parts = [];
  const n = shown.nodes.size;
  const total = nodes.length;
  const live = new Set();
  for (const id of shown.edges) for (const index of edgeOf.get(id).claims) if (passes[index]) live.add(index);
  parts.push(el("span", { class: "pill" }, el("span", {}, el("b", {}, String(n)), n < total ? ` ${t("of")} ${total}` : "", ` ${t("nodes")} · `, el("b", {}, String(live.size)), live.size < claims.length ? ` ${t("of")} ${claims.length}` : "", ` ${t("claims")}`)));
  if (data.core < total) parts.push(pill("all", t(state.whole ? "showCore" : data.large ? "showMore" : "showAll"), null, () => setWhole(!state.whole)));
  if (edges.some((edge) => edge.role === "source")) parts.push(pill("source-lines", t("sourcesLines"), state.sourceLines, () => { state.sourceLines = !state.sourceLines; changed(); }));
  if (edges.some((edge) => edge.role === "place")) parts.push(pill("place-lines", t("places"), state.placeLines, () => { state.placeLines = !state.placeLines; changed(); }));
  parts.push(pill("motion", t("motion"), state.motion, () => { setMotion(!state.motion); renderStatus(); }));
  if (data.large) parts.push(el("span", { class: "pill", title: t("large") }, t("corePart")));
  if (!n && claims.length) parts.push(el("span", { class: "pill" }, t("nothingLeft")));
  if (filtering()) parts.push(pill("clear", t("reset"), null, resetFilters));
  $("status").replaceChildren(...parts);
}

function pill(id, label, pressed, action) {
  return el("button", { class: "pill", id, type: "button", "aria-pressed": pressed === null ? null : String(pressed), on: { click: action } }, label);
}

function changed() {
  restyle();
  renderStatus();
}

function openTab(name, unfold = false) {
  for (const other of ["details", "filters", "legend"]) {
    $(other).hidden = other !== name;
    $(`tab-${other}`).setAttribute("aria-selected", String(other === name));
  }
  if (unfold) foldPanel(false);
}

function foldPanel(folded) {
  $("panel").classList.toggle("folded", folded);
  $("fold").setAttribute("aria-expanded", String(!folded));
}

function setLabels() {
  document.documentElement.lang = state.language;
  $("query").placeholder = t("search");
  $("query").setAttribute("aria-label", t("search"));
  $("language").textContent = state.language === "nl" ? "EN" : "NL";
  for (const [id, key] of [["language", "language"], ["scheme", "scheme"], ["zoomin", "zoomIn"], ["zoomout", "zoomOut"], ["fit", "fit"], ["fold", "panel"]]) {
    $(id).title = t(key);
    $(id).setAttribute("aria-label", t(key));
  }
  container.setAttribute("aria-label", t("title"));
  $("tab-details").textContent = t(state.selected ? "details" : "overview");
  $("tab-legend").textContent = t("legend");
}

function renderAll() {
  document.documentElement.toggleAttribute("data-dark", isDark());
  setLabels();
  renderLegend();
  renderFilters();
  renderDetails();
  if (network) restyle();
  renderStatus();
}

function setUpKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") select(null);
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); $("query").focus(); }
    else if (event.key === "f") fit();
    else if (event.key === "a" && data.core < nodes.length) setWhole(!state.whole);
    else if (event.key === "+" || event.key === "=") zoom(1.3);
    else if (event.key === "-") zoom(1 / 1.3);
  });
}

function setUp() {
  if (matchMedia("(max-width: 760px)").matches) foldPanel(true);
  document.documentElement.toggleAttribute("data-dark", isDark());
  renderAll();
  draw();
  renderStatus();
  setUpSearch();
  setUpKeys();
  for (const name of ["details", "filters", "legend"]) $(`tab-${name}`).addEventListener("click", () => openTab(name, true));
  $("fold").addEventListener("click", () => foldPanel(!$("panel").classList.contains("folded")));
  $("language").addEventListener("click", () => { state.language = state.language === "nl" ? "en" : "nl"; renderAll(); });
  $("scheme").addEventListener("click", () => { state.scheme = isDark() ? "light" : "dark"; renderAll(); });
  $("zoomin").addEventListener("click", () => zoom(1.3));
  $("zoomout").addEventListener("click", () => zoom(1 / 1.3));
  $("fit").addEventListener("click", () => fit());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", renderAll);
  document.documentElement.setAttribute("data-ready", "");
}

// The drawing and the panel as they stand, for tests and for whoever opens the console.
window.kzgraph = { state, nodes, edges, claims, select, visible: () => visible(), screen: (id) => network.canvasToDOM(network.getPosition(id)), network: () => network };

setUp();
