// Labels, drawn over the network at one size whatever the zoom. They never overlap: the weightiest come first, each tries
// four places around its node, and one that finds no free place is left out until there is room.

const FONT = '-apple-system, "Segoe UI", Inter, Roboto, "Noto Sans", Cantarell, Ubuntu, "Liberation Sans", Arial, system-ui, sans-serif';
let labels = []; // one for each visible node, weightiest first
let edgeLabels = [];
let colors = {};
const measured = new Map();

function refreshLabels() {
  colors = { paper: css("--bg"), text: css("--text"), muted: css("--muted"), raised: css("--raised"), line: css("--line"), negated: css("--negated") };
  labels = nodes.filter((node) => shown.nodes.has(node.id)).map((node) => {
    const kind = words.kind[node.group];
    const quote = node.group === "words";
    const name = quote ? `“${shorten(node.label, 46)}”` : shorten(nameOf(node), 44);
    const px = node.group === "document" ? 11 : Math.min(17, 11.5 + 1.15 * Math.log2(Math.max(1, node.weight)) * (kind.pill ? 0.4 : 0.75));
    const style = quote ? "italic 400" : node.group === "document" ? "400" : node.weight >= 6 ? "600" : node.group === "event" ? "500" : "450";
    return { node, lines: wrap(name, 22), font: `${style} ${px.toFixed(1)}px ${FONT}`, px, pill: kind.pill, rank: rankOf(node.id) };
  }).sort((a, b) => b.rank - a.rank || b.node.weight - a.node.weight || a.node.id - b.node.id);
  edgeLabels = edges.filter((edge) => shown.edges.has(edge.id)).map((edge) => ({ edge, text: edgeText(edge), color: edge.role === "main" ? familyColor(edge.cls) : colors.muted, negated: negation(edge) }))
    .sort((a, b) => litRank(b.edge) - litRank(a.edge) || b.edge.claims.length - a.edge.claims.length || a.edge.id - b.edge.id);
}

const rankOf = (id) => (state.selected?.kind === "node" && state.selected.id === id ? 2 : lit?.nodes.has(id) ? 1 : 0);
const litRank = (edge) => (lit?.edges.has(edge.id) ? 1 : 0);

/** Return the words on a link: the verb, the number when there is one, and how many claims it stands for. */
function edgeText(edge) {
  const live = liveClaims(edge);
  if (edge.role !== "main") return roleWord(edge.role, edge.cls);
  if (nodeOf.get(edge.from).group === "event") return "";
  if (nodeOf.get(edge.to).group === "event") return live.length > 1 ? `×${live.length}` : "";
  const lemmas = new Set(live.map((index) => claims[index].lemma));
  let text = edge.cls === "Action" ? (lemmas.size === 1 ? [...lemmas][0] : verbOf("Action")) : verbOf(edge.cls);
  const head = edge.to;
  if (live.length && live.every((i) => claims[i].roles.place?.includes(head) && !claims[i].roles.target?.includes(head) && !claims[i].roles.recipient?.includes(head)))
    text += ` ${t("place", "role")}`;
  const numbers = new Set(live.flatMap((index) => claims[index].quantities.map(shortNumber)));
  if (numbers.size && edge.cls !== "Deployment") text += ` ${[...numbers].slice(0, 2).join(" / ")}`;
  return live.length > 1 ? `${text} ×${live.length}` : text;
}

/** Return text in at most two lines of about `width` characters. */
function wrap(text, width) {
  if (text.length <= width) return [text];
  const parts = text.split(" ");
  let first = parts.shift();
  while (parts.length && (first.length + parts[0].length < width || first.length < text.length * 0.35)) first += " " + parts.shift();
  return parts.length ? [first, shorten(parts.join(" "), width + 4)] : [shorten(first, width + 6)];
}

function measure(ctx, font, text) {
  const key = font + "\n" + text;
  let width = measured.get(key);
  if (width === undefined) {
    ctx.font = font;
    width = ctx.measureText(text).width;
    measured.set(key, width);
  }
  return width;
}

/** A set of boxes that knows in which cells of the screen they are, so that a thousand labels stay quick. */
class Boxes {
  constructor() { this.cells = new Map(); }
  keys(b) {
    const found = [];
    for (let x = Math.floor(b.l / 90); x <= Math.floor(b.r / 90); x++)
      for (let y = Math.floor(b.t / 60); y <= Math.floor(b.b / 60); y++) found.push(x * 4096 + y);
    return found;
  }
  add(b) {
    for (const key of this.keys(b)) (this.cells.get(key) || this.cells.set(key, []).get(key)).push(b);
  }
  hit(b, owner, ignore = "") {
    for (const key of this.keys(b))
      for (const o of this.cells.get(key) || [])
        if (o.owner !== owner && (!ignore || o.kind !== ignore) && b.l < o.r && b.r > o.l && b.t < o.b && b.b > o.t) return true;
    return false;
  }
}

function drawLabels(ctx) {
  const ratio = network.canvas.pixelRatio || devicePixelRatio || 1;
  const width = container.clientWidth, height = container.clientHeight;
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const toScreen = (p) => ({ x: (p.x - middle.x) * scale + width / 2, y: (p.y - middle.y) * scale + height / 2 });
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  const taken = new Boxes();
  const seen = [];
  for (const label of labels) {
    const body = network.body.nodes[label.node.id];
    if (!body) continue;
    const p = toScreen(body);
    if (p.x < -80 || p.x > width + 80 || p.y < -40 || p.y > height + 40) continue;
    const radius = sizeOf(label.node) * scale;
    taken.add({ l: p.x - radius, r: p.x + radius, t: p.y - radius, b: p.y + radius, owner: label.node.id, kind: radius < 11 ? "small" : "node" });
    seen.push([label, p, radius]);
  }
  const hovered = state.hovered;
  if (hovered?.kind === "node") {
    const i = seen.findIndex(([label]) => label.node.id === hovered.id);
    if (i > 0) seen.unshift(...seen.splice(i, 1));
  }
  for (const { edge, negated } of edgeLabels) {
    const line = negated && network.body.edges[edge.id];
    if (!line?.connected) continue;
    const p = toScreen(line.edgeType.getPoint(0.5));
    taken.add({ l: p.x - 8, r: p.x + 8, t: p.y - 8, b: p.y + 8, owner: `e${edge.id}`, kind: "small" });
  }
  const budget = seen.length <= 90 ? seen.length : Math.max(18, Math.floor((width * height) / 9000));
  let count = 0;
  for (const [label, p, radius] of seen) {
    const forced = hovered?.kind === "node" && hovered.id === label.node.id;
    if (count >= budget && !forced) break;
    if (placeLabel(ctx, label, p, radius, taken, forced, width)) count++;
  }
  drawEdgeLabels(ctx, toScreen, scale, taken, width, height);
  ctx.restore();
}

function placeLabel(ctx, label, p, radius, taken, forced, width) {
  const { lines, font, px, pill, node } = label;
  const w = Math.max(...lines.map((line) => measure(ctx, font, line))) + (pill ? 12 : 4);
  const lineHeight = px * 1.16;
  const h = lines.length * lineHeight + (pill ? 5 : 1);
  const gap = 3;
  const below = [p.x, p.y + radius + gap + h / 2], above = [p.x, p.y - radius - gap - h / 2];
  const spots = [below, above, [p.x + radius + gap + w / 2, p.y], [p.x - radius - gap - w / 2, p.y]];
  const inside = p.x > 0 && p.x < width;
  let spot = null;
  // A label that finds no free place may cover part of a small node, never another label.
  for (const ignore of ["", "small"]) {
    for (const [wanted, y] of spots) {
      // A label of a node in view stays in view: above and below it slides along the edge, beside it is no place.
      const x = inside && wanted === p.x ? Math.min(Math.max(wanted, w / 2 + 4), Math.max(w / 2 + 4, width - w / 2 - 4)) : wanted;
      const box = { l: x - w / 2, r: x + w / 2, t: y - h / 2, b: y + h / 2, owner: node.id };
      if (inside && (box.l < 0 || box.r > width)) continue;
      if (!taken.hit(box, node.id, ignore)) { spot = { x, y, box }; break; }
    }
    if (spot) break;
  }
  if (!spot && forced) spot = { x: spots[0][0], y: spots[0][1], box: { l: 0, r: 0, t: 0, b: 0, owner: node.id } };
  if (!spot) return false;
  taken.add(spot.box);
  ctx.globalAlpha = lit && !lit.nodes.has(node.id) && !forced ? 0.22 : 1;
  ctx.font = font;
  if (pill || forced) {
    ctx.beginPath();
    ctx.roundRect(spot.x - w / 2, spot.y - h / 2, w, h, Math.min(9, h / 2));
    ctx.fillStyle = colors.raised;
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = pill ? colors.muted : colors.line;
    ctx.stroke();
  }
  lines.forEach((line, i) => {
    const y = spot.y + (i - (lines.length - 1) / 2) * lineHeight + 0.5;
    if (!pill) {
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = forced ? colors.raised : colors.paper;
      ctx.strokeText(line, spot.x, y);
    }
    ctx.fillStyle = colors.text;
    ctx.fillText(line, spot.x, y);
  });
  ctx.globalAlpha = 1;
  return true;
}

function drawEdgeLabels(ctx, toScreen, scale, taken, width, height) {
  const font = `500 10.5px ${FONT}`;
  let budget = Math.floor((width * height) / 9000);
  for (const { edge, text, color, negated } of edgeLabels) {
    const line = network.body.edges[edge.id];
    if (!line || !line.connected) continue;
    const pointed = state.hovered?.kind === "edge" && state.hovered.id === edge.id;
    const bright = lit?.edges.has(edge.id) || pointed;
    const middle = toScreen(line.edgeType.getPoint(0.5));
    if (middle.x < 0 || middle.x > width || middle.y < 0 || middle.y > height) continue;
    if (negated) drawNegation(ctx, toScreen(line.edgeType.getPoint(0.5)), negated === "all", lit && !bright);
    if (!text || (lit && !bright) || (edge.role !== "main" && !bright) || budget <= 0) continue;
    const a = toScreen(line.from), b = toScreen(line.to);
    const w = measure(ctx, font, text) + 6;
    const reach = Math.hypot(a.x - b.x, a.y - b.y);
    if (reach < (Math.abs(a.x - b.x) > Math.abs(a.y - b.y) ? w + 34 : 50) && !bright) continue;
    for (const at of negated ? [0.36, 0.66] : [0.5, 0.4, 0.6]) {
      const p = toScreen(line.edgeType.getPoint(at));
      const box = { l: p.x - w / 2, r: p.x + w / 2, t: p.y - 7, b: p.y + 7, owner: `e${edge.id}` };
      if (taken.hit(box, null) && !pointed) continue;
      taken.add(box);
      budget--;
      ctx.font = font;
      ctx.lineWidth = 4;
      ctx.strokeStyle = colors.paper;
      ctx.strokeText(text, p.x, p.y);
      ctx.fillStyle = color;
      ctx.fillText(text, p.x, p.y);
      break;
    }
  }
}

/** A red no-entry sign: what the link says is denied. Hollow when only some of its claims are. */
function drawNegation(ctx, p, all, dim) {
  ctx.globalAlpha = dim ? 0.12 : 1;
  ctx.beginPath();
  ctx.arc(p.x, p.y, 6.5, 0, 2 * Math.PI);
  ctx.fillStyle = all ? colors.negated : colors.paper;
  ctx.fill();
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = all ? colors.paper : colors.negated;
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(p.x - 3.2, p.y);
  ctx.lineTo(p.x + 3.2, p.y);
  ctx.lineWidth = 2.2;
  ctx.strokeStyle = all ? colors.paper : colors.negated;
  ctx.stroke();
  ctx.globalAlpha = 1;
}
