// Search by name: labels first, then other names; the start of a name before the start of a word before the middle.

const index = nodes.filter((node) => node.group !== "document").map((node) => ({ node, names: [node.label, ...node.names] }));
let hits = [];
let active = -1;

function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const { node, names } of index) {
    let best = null;
    [nameOf(node), ...names].forEach((name, i) => {
      const at = fold(name).indexOf(wanted);
      if (at < 0) return;
      const score = (at === 0 ? 0 : /[\s\-(“'’.]/.test(name[at - 1] || "") ? 1 : 2) + (i ? 0.5 : 0);
      if (!best || score < best.score) best = { node, score, alias: i > 0 && name !== nameOf(node) ? name : "" };
    });
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.score - b.score || b.node.weight - a.node.weight || a.node.id - b.node.id).slice(0, 12);
}

function showHits() {
  const text = $("query").value;
  hits = find(text);
  active = hits.length ? 0 : -1;
  const items = hits.map(({ node, alias }, i) => el("li", { role: "option", id: `hit-${i}`, on: { mousedown: (event) => { event.preventDefault(); choose(i); } } },
    glyphOf(node), el("span", { class: "name" }, nameOf(node), alias ? el("span", { class: "alias" }, ` (${alias})`) : ""), el("span", { class: "kind" }, t(node.group, "kind"))));
  if (text.trim() && !hits.length) items.push(el("li", { class: "empty" }, t("noMatch")));
  $("hits").replaceChildren(...items);
  const open = items.length > 0;
  $("hits").hidden = !open;
  $("query").setAttribute("aria-expanded", String(open));
  mark();
}

function mark() {
  [...$("hits").children].forEach((item, i) => {
    item.setAttribute("aria-selected", String(i === active));
    if (i === active) item.scrollIntoView({ block: "nearest" });
  });
  if (active >= 0) $("query").setAttribute("aria-activedescendant", `hit-${active}`);
  else $("query").removeAttribute("aria-activedescendant");
}

function closeHits() {
  $("hits").hidden = true;
  $("query").setAttribute("aria-expanded", "false");
}

function choose(i) {
  const hit = hits[i];
  if (!hit) return;
  $("query").value = nameOf(hit.node);
  closeHits();
  $("query").blur();
  select("node", hit.node.id, true);
}

function setUpSearch() {
  $("query").addEventListener("input", showHits);
  $("query").addEventListener("focus", () => { $("query").select(); if ($("query").value) showHits(); });
  $("query").addEventListener("blur", closeHits);
  $("query").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (hits.length) active = (active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % hits.length;
      mark();
    } else if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") { event.stopPropagation(); $("query").value = ""; closeHits(); $("query").blur(); }
  });
}
