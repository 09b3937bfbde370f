// The drawing: vis-network draws nodes and links at places that were worked out beforehand; labels are ours (4-labels).

const container = $("network");
const portrait = () => container.clientHeight > container.clientWidth * 1.15;
let upright = false; // a tall screen gets the drawing turned on its side
let shown = { nodes: new Set(), edges: new Set() };
let lit = null; // ids of the nodes and links that stay bright while something is selected

const nodeData = new vis.DataSet();
const edgeData = new vis.DataSet();
let network = null;

/** Return where a node belongs: its place in the core's drawing or in the whole, turned and stretched to the screen. */
function placeOf(node) {
  const [x, y] = rawPlace(node);
  return { x: x * stretch.x, y: y * stretch.y };
}

function rawPlace(node) {
  const [x, y] = state.whole ? [node.x, node.y] : node.core || besideCore(node);
  return upright ? [y, x] : [x, y];
}

let stretch = { x: 1, y: 1 };

/** Turn the drawing upright on a tall screen and stretch its shorter side, so that it fills what there is. */
function suit() {
  upright = portrait();
  const inner = nodes.filter((node) => (state.whole ? node.level < 2 : node.level === 0)).map(rawPlace);
  const span = (axis) => Math.max(1, Math.max(...inner.map((p) => p[axis])) - Math.min(...inner.map((p) => p[axis])));
  const room = padding();
  const ratio = (container.clientWidth - 2 * room.x) / Math.max(1, container.clientHeight - room.top - room.bottom) / (span(0) / span(1));
  stretch = { x: Math.min(1.6, Math.max(1, ratio)), y: Math.min(1.6, Math.max(1, 1 / ratio)) };
}

/** Return the room that labels, the status line and the key need at the edges of the stage. */
function padding() {
  const narrow = container.clientWidth < 560;
  return { x: narrow ? 56 : 84, top: $("status").offsetHeight + 34, bottom: narrow ? 40 : $("key").offsetHeight + 54 };
}

/** Return a place in the core's drawing for a node outside it: beyond a neighbour, in the direction it has in the whole. */
function besideCore(node) {
  const hosts = edgesAt.get(node.id).map((e) => nodeOf.get(e.from === node.id ? e.to : e.from)).filter((n) => n.core);
  if (!hosts.length) return [node.x, node.y];
  const host = hosts.reduce((a, b) => (b.weight > a.weight ? b : a));
  const dx = node.x - host.x, dy = node.y - host.y;
  const length = Math.max(1, Math.hypot(dx, dy));
  const reach = Math.min(150, Math.max(70, length * 0.6));
  return [host.core[0] + (dx / length) * reach, host.core[1] + (dy / length) * reach];
}

/** The zoom in steps of a quarter octave: small nodes keep a least size on the screen, and get it anew at each step. */
let zoomStep = 1;
const LEAST = 4; // pixels
const sizeOf = (node) => Math.max(node.size, LEAST / zoomStep);

function followZoom() {
  const wanted = Math.min(1, 2 ** (Math.round(4 * Math.log2(network.getScale())) / 4));
  if (wanted === zoomStep) return;
  zoomStep = wanted;
  restyle();
}

function nodeStyle(node) {
  const kind = words.kind[node.group];
  const color = colorOf(node);
  const paper = css("--bg");
  const filled = kind.fill;
  const dim = lit && !lit.nodes.has(node.id);
  const selected = state.selected?.kind === "node" && state.selected.id === node.id;
  return {
    id: node.id, label: undefined, shape: kind.shape, hidden: !shown.nodes.has(node.id),
    size: sizeOf(node) * (selected ? 1.15 : 1),
    // vis-network keeps borders at one width on the screen; a ring has to get thinner with its node.
    borderWidth: filled ? 1.5 : Math.max(1.2, Math.max(2.5, sizeOf(node) * 0.3) * Math.min(1, zoomStep * 1.1)),
    color: { background: filled ? color : paper, border: filled ? (selected ? css("--text") : node.size < 9 || node.group === "event" ? color : paper) : color },
    opacity: dim ? 0.13 : 1,
  };
}

/** Links, too, keep some thickness when the drawing is small, unless there are so many that they would fill it. */
const thickness = () => (shown.edges.size < 600 ? Math.min(2.4, Math.max(1, 0.85 / zoomStep)) : 1);

function edgeStyle(edge) {
  const live = liveClaims(edge);
  const main = edge.role === "main";
  const color = main ? familyColor(edge.cls) : shade(["#a8a397", "#6d7278"]);
  const dim = lit && !lit.edges.has(edge.id);
  const strong = lit && lit.edges.has(edge.id);
  const opacity = dim ? 0.07 : strong ? 1 : !main ? 0.5 : familyOf(edge.cls) === "relation" ? 0.45 : 0.8;
  const dash = dashOf(live);
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden: !shown.edges.has(edge.id),
    width: thickness() * (main ? Math.min(6, (familyOf(edge.cls) === "relation" ? 0.9 : 1.4) + 0.9 * Math.log2(Math.max(1, live.length))) : 0.9),
    color: { color, opacity, inherit: false }, dashes: edge.role === "source" ? [1, 5] : dash.length ? dash : false,
    arrows: { to: { enabled: true, scaleFactor: main ? 0.5 : 0.32, type: "arrow" } },
    smooth: edge.bend ? { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) } : false,
  };
}

/** Return the dashes of a link: solid as soon as one claim is stated or decided, else those of the commonest modality. */
function dashOf(live) {
  const counts = {};
  for (const index of live) counts[claims[index].modality] = (counts[claims[index].modality] || 0) + 1;
  if (!live.length || counts.Asserted || counts.Decided) return [];
  const [best] = Object.entries(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return words.modality[best].dash;
}

/** Return "all", "some" or "" after how many of a link's claims are negated. */
function negation(edge) {
  const live = liveClaims(edge);
  const count = live.filter((index) => claims[index].polarity === "Negated").length;
  return count === 0 ? "" : count === live.length ? "all" : "some";
}

/** Give vis-network only what changed since the last time. */
const lastStyle = new Map();
function send(set, style, key) {
  const text = JSON.stringify(style);
  if (lastStyle.get(key) === text) return;
  lastStyle.set(key, text);
  set.push(style);
}

function restyle() {
  shown = visible();
  lit = litNow();
  const nodeChanges = [], edgeChanges = [];
  for (const node of nodes) if (drawn(node)) send(nodeChanges, nodeStyle(node), `n${node.id}`);
  for (const edge of edges)
    if (drawn(nodeOf.get(edge.from)) && drawn(nodeOf.get(edge.to))) send(edgeChanges, edgeStyle(edge), `e${edge.id}`);
  addPlaces(nodeChanges);
  nodeData.update(nodeChanges);
  edgeData.update(edgeChanges);
  refreshLabels();
}

// Nodes beyond the drawing's limit are made only when they are asked for.
const drawn = (node) => node.level < 2 || state.expanded.has(node.id);

function addPlaces(changes) {
  for (const change of changes) if (!nodeData.get(change.id)) Object.assign(change, placeOf(nodeOf.get(change.id)));
}

function movePlaces() {
  suit();
  nodeData.update(nodes.filter(drawn).map((node) => ({ id: node.id, ...placeOf(node) })));
}

/** Return what stays bright: the selected node with its neighbours, or the selected link with its ends. */
function litNow() {
  if (!state.selected) return null;
  const bright = { nodes: new Set(), edges: new Set() };
  if (state.selected.kind === "edge") {
    const edge = edgeOf.get(state.selected.id);
    bright.edges.add(edge.id);
    bright.nodes.add(edge.from).add(edge.to);
    return bright;
  }
  bright.nodes.add(state.selected.id);
  for (const edge of edgesAt.get(state.selected.id)) {
    if (!shown.edges.has(edge.id)) continue;
    bright.edges.add(edge.id);
    bright.nodes.add(edge.from).add(edge.to);
  }
  return bright;
}

function draw() {
  suit();
  restyle();
  network = new vis.Network(container, { nodes: nodeData, edges: edgeData }, read("options"));
  network.on("click", ({ nodes: hitNodes, edges: hitEdges }) => {
    if (hitNodes.length) select("node", hitNodes[0]);
    else if (hitEdges.length) select("edge", hitEdges[0]);
    else select(null);
  });
  network.on("hoverNode", ({ node }) => hover("node", node));
  network.on("hoverEdge", ({ edge }) => hover("edge", edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("afterDrawing", drawLabels);
  network.on("zoom", followZoom);
  network.on("animationFinished", followZoom);
  network.on("resize", () => {
    movePlaces();
    fit(false);
  });
  fit(false);
}

function hover(kind, id) {
  state.hovered = kind && { kind, id };
  container.style.cursor = kind ? "pointer" : "";
  network.redraw();
}

/** Bring all visible nodes into view, with room for their labels, the status line and the key. */
function fit(animate = true, ids = null) {
  const wanted = [...(ids || shown.nodes)].map((id) => network.body.nodes[id]).filter(Boolean);
  if (!wanted.length) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of wanted) {
    left = Math.min(left, x); right = Math.max(right, x);
    top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  const width = container.clientWidth, height = container.clientHeight;
  const pad = padding();
  const scale = Math.min((width - 2 * pad.x) / Math.max(1, right - left), (height - pad.top - pad.bottom) / Math.max(1, bottom - top), ids ? 1.3 : 1.8);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (pad.bottom - pad.top) / 2 / scale };
  const calm = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({ position, scale, animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  if (calm) followZoom();
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.05, network.getScale() * factor)), animation: { duration: 160, easingFunction: "easeInOutQuad" } });
}

function setMotion(on) {
  state.motion = on;
  network.setOptions({ physics: on
    ? { enabled: true, solver: "forceAtlas2Based", stabilization: false, forceAtlas2Based: { gravitationalConstant: -60, centralGravity: 0.004, springLength: 130, springConstant: 0.05, avoidOverlap: 0.5 }, minVelocity: 0.6 }
    : { enabled: false } });
  if (!on) movePlaces();
}
