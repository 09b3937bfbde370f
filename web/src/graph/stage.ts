import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import Sigma from "sigma";
import { classColour, dashOf, isFilled, kindColour, shapeOf } from "../words";
import type { Bundle, Drawing, Point } from "./drawing";
import { drawLabels, type Box, type Look } from "./labels";
import { boxOf, radiusOf } from "./place";
import { DashProgram, ShapeProgram } from "./shapes";

/** What the stage tells of the user. */
export interface Heard {
  node(number: number): void;
  expand(number: number): void;
  link(a: number, b: number): void;
  nothing(): void;
}

/** What is to be drawn. lit: nodes of the selection; all others step back. */
export interface Scene {
  drawing: Drawing;
  bundles: Bundle[];
  nodes: Set<number>;
  selected: number | null;
  link: string | null;
  colour: "kind" | "community";
  groups: Map<number, number>;
  look: Look;
}

const COMMUNITIES = ["#1971c2", "#e8590c", "#2f9e44", "#9c36b5", "#c2255c", "#0c8599", "#b08900", "#6741d9", "#5c940d", "#a0522d"];
const PADDING = { x: 24, top: 34, bottom: 112 }; // room for what lies above the canvas

/** The canvas: sigma draws nodes and lines, a canvas above it labels, arrows and marks. */
export class Stage {
  private readonly sigma: Sigma;
  private readonly graph = new Graph({ type: "undirected" });
  private readonly overlay: HTMLCanvasElement;
  private scene: Scene | null = null;
  private hovered: number | null = null;
  private stretch = 1; // of y, so that a tall stage is filled
  private readonly watch: ResizeObserver;

  constructor(
    private readonly holder: HTMLElement,
    heard: Heard,
  ) {
    this.sigma = new Sigma(this.graph, holder, {
      renderLabels: false,
      renderEdgeLabels: false,
      enableEdgeEvents: true,
      autoRescale: true,
      stagePadding: 0,
      allowInvalidContainer: true,
      zoomToSizeRatioFunction: () => 1,
      itemSizesReference: "screen",
      minCameraRatio: 0.05,
      maxCameraRatio: 8,
      defaultNodeType: "shape",
      defaultEdgeType: "dash",
      nodeProgramClasses: { shape: ShapeProgram as never },
      nodeHoverProgramClasses: { shape: ShapeProgram as never },
      edgeProgramClasses: { dash: DashProgram as never },
      defaultDrawNodeHover: () => undefined,
      doubleClickZoomingRatio: 1,
    });
    this.overlay = document.createElement("canvas");
    this.overlay.className = "overlay";
    holder.append(this.overlay);
    this.sigma.on("clickNode", ({ node }) => heard.node(Number(node)));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      heard.expand(Number(node));
    });
    this.sigma.on("clickEdge", ({ edge }) => {
      const bundle = this.scene?.bundles.find((one) => one.key === edge);
      if (bundle) heard.link(bundle.a, bundle.b);
    });
    this.sigma.on("clickStage", () => heard.nothing());
    this.sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    this.sigma.on("leaveNode", () => this.hover(null));
    this.sigma.on("enterEdge", () => (holder.style.cursor = "pointer"));
    this.sigma.on("leaveEdge", () => (holder.style.cursor = ""));
    this.sigma.on("afterRender", () => this.labels());
    this.watch = new ResizeObserver(() => {
      this.sigma.resize();
      this.fit();
    });
    this.watch.observe(holder);
    this.dragging();
  }

  /** Draw a scene; the camera stays unless `fit` is asked for. */
  show(scene: Scene, fit: boolean): void {
    this.scene = scene;
    const groups = scene.colour === "community" ? scene.groups : null;
    const lit = this.lit();
    this.graph.clear();
    if (fit || !this.sigma.getCustomBBox()) this.stretch = this.stretched();
    for (const number of scene.nodes) {
      const node = scene.drawing.nodes.get(number)!;
      const at = scene.drawing.places.get(number) ?? { x: 0, y: 0 };
      const colour = groups ? communityColour(groups.get(number) ?? 0) : kindColour(node.kind, scene.look.dark);
      const shape = node.kind === "event" ? classColour(node.cls ?? "", scene.look.dark) : colour;
      this.graph.addNode(number, {
        x: at.x,
        y: -at.y * this.stretch,
        size: radiusOf(node) + (number === scene.selected ? 2 : 0),
        color: fade(groups ? colour : shape, lit && !lit.has(number), scene.look.paper),
        shape: shapeOf(node.kind),
        filled: isFilled(node.kind),
        paper: scene.look.paper,
        type: "shape",
      });
    }
    for (const bundle of scene.bundles) this.line(bundle, scene, lit);
    if (fit || !this.sigma.getCustomBBox()) this.fit();
    else this.sigma.refresh();
  }

  /** Set the whole drawing into view. */
  fit(): void {
    const places = [...(this.scene?.nodes ?? [])].flatMap((number) => {
      const node = this.scene!.drawing.nodes.get(number)!;
      const at = this.scene!.drawing.places.get(number);
      const half = boxOf(node).w / 2;
      return at ? [{ left: at.x - half, right: at.x + half, y: -at.y * this.stretch }] : [];
    });
    if (!places.length) return this.sigma.refresh() as unknown as void;
    const x: [number, number] = [Math.min(...places.map((one) => one.left)), Math.max(...places.map((one) => one.right))];
    const y: [number, number] = [Math.min(...places.map((one) => one.y)), Math.max(...places.map((one) => one.y))];
    const { width, height } = this.sigma.getDimensions();
    const below = width < 620 ? 40 : PADDING.bottom;
    const above = PADDING.top + (this.holder.parentElement?.querySelector<HTMLElement>(".status")?.offsetHeight ?? 0);
    // Sigma fits the box into a square of the shorter side: the box is made as wide as the stage, in its proportions.
    const scale = Math.max((x[1] - x[0]) / Math.max(100, width - 2 * PADDING.x), (y[1] - y[0]) / Math.max(100, height - above - below), 0.6);
    const centre = { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 + ((above - below) / 2) * scale };
    const half = (Math.min(width, height) * scale) / 2;
    this.sigma.setCustomBBox({ x: [centre.x - half, centre.x + half], y: [centre.y - half, centre.y + half] });
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    this.sigma.refresh();
  }

  /** Return how much further apart nodes may stand from top to bottom where the stage is taller than the drawing. */
  private stretched(): number {
    const points = [...this.scene!.nodes].flatMap((number) => this.scene!.drawing.places.get(number) ?? []);
    const span = (values: number[]) => Math.max(...values) - Math.min(...values) + 120;
    const { width, height } = this.sigma.getDimensions();
    if (points.length < 3 || width >= height) return 1;
    return Math.min(2, Math.max(1, ((height - 190) / span(points.map((one) => one.y))) * (span(points.map((one) => one.x)) / width)));
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.ratio / factor }, { duration: calm() ? 0 : 150 });
  }

  /** Return where a node is on the stage, in pixels. */
  screen(number: number): Point | null {
    const at = this.scene?.drawing.places.get(number);
    return at ? this.sigma.graphToViewport({ x: at.x, y: -at.y * this.stretch }) : null;
  }

  /** Bring a node into view if it is out of it. */
  reveal(number: number): void {
    const at = this.screen(number);
    if (!at) return;
    const { width, height } = this.sigma.getDimensions();
    // On a phone the sheet of evidence lies over the lower part.
    const sheet = document.querySelector(".panel:not(.folded)");
    const box = this.holder.getBoundingClientRect();
    const over = sheet && sheet.getBoundingClientRect().left < box.left + width / 2;
    const seen = over ? height - 0.62 * (sheet.parentElement?.clientHeight ?? 0) + 42 : height; // as high as phone.css lets it be
    if (at.x > 50 && at.y > 60 && at.x < width - 50 && at.y < seen - 60) return;
    const camera = this.sigma.getCamera();
    const to = this.sigma.viewportToFramedGraph({ x: at.x, y: at.y + (height - seen) / 2 });
    void camera.animate({ x: to.x, y: to.y }, { duration: calm() ? 0 : 250 });
  }

  /** Return the node nearest to another in a direction, for the arrow keys. */
  next(from: number | null, dx: number, dy: number): number | null {
    const start = from === null ? null : this.screen(from);
    let best: [number, number] | null = null;
    for (const number of this.scene?.nodes ?? []) {
      const at = this.screen(number);
      if (!at || number === from) continue;
      if (!start) return number;
      const along = (at.x - start.x) * dx + (at.y - start.y) * dy;
      const across = Math.abs((at.x - start.x) * dy + (at.y - start.y) * dx);
      const far = along + 2 * across;
      if (along > 4 && (!best || far < best[1])) best = [number, far];
    }
    return best?.[0] ?? from;
  }

  close(): void {
    this.watch.disconnect();
    this.sigma.kill();
    this.overlay.remove();
  }

  private line(bundle: Bundle, scene: Scene, lit: Set<number> | null): void {
    const sure = sureness(bundle);
    const chosen = bundle.key === scene.link;
    const off = lit !== null && !(lit.has(bundle.a) && lit.has(bundle.b) && (scene.link ? chosen : bundle.a === scene.selected || bundle.b === scene.selected));
    const colour = bundle.side ? scene.look.faint : classColour(classOf(bundle), scene.look.dark);
    const width = bundle.side ? 1 : Math.min(5, 1.4 + 0.7 * Math.log2(bundle.claims.length));
    this.graph.addEdgeWithKey(bundle.key, bundle.a, bundle.b, {
      size: width + (chosen ? 2 : 0),
      color: fade(colour, off, scene.look.paper),
      dash: dashOf(sure).length === 2 ? [...dashOf(sure), ...dashOf(sure)] : dashOf(sure),
      type: "dash",
    });
  }

  /** The nodes that stay bright: the selection with its neighbours, or those under the pointer. */
  private lit(): Set<number> | null {
    const scene = this.scene;
    if (!scene) return null;
    const middle = scene.selected;
    const ends = scene.bundles.filter((one) => (scene.link ? one.key === scene.link : one.a === middle || one.b === middle));
    if (scene.link ? !ends.length : middle === null || !scene.nodes.has(middle)) return null;
    return new Set([...(middle === null ? [] : [middle]), ...ends.flatMap((one) => [one.a, one.b])]);
  }

  private hover(number: number | null): void {
    this.hovered = number;
    this.holder.style.cursor = number === null ? "" : "pointer";
    this.labels();
  }

  private labels(): void {
    const scene = this.scene;
    if (!scene) return;
    const { width, height } = this.sigma.getDimensions();
    const ratio = devicePixelRatio || 1;
    if (this.overlay.width !== Math.round(width * ratio) || this.overlay.height !== Math.round(height * ratio)) {
      this.overlay.width = Math.round(width * ratio);
      this.overlay.height = Math.round(height * ratio);
    }
    const context = this.overlay.getContext("2d");
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const at = new Map<number, Point>();
    for (const number of scene.nodes) {
      const point = this.screen(number);
      if (point && point.x > -80 && point.y > -40 && point.x < width + 80 && point.y < height + 40) at.set(number, point);
    }
    drawLabels(context, scene, at, this.lit(), this.hovered, { width, height, covered: this.covered() });
  }

  /** Return where buttons and the legend lie above the stage. */
  private covered(): Box[] {
    const { left, top } = this.holder.getBoundingClientRect();
    return [...(this.holder.parentElement?.querySelectorAll(".status > *, .key, .controls") ?? [])].map((one) => {
      const box = one.getBoundingClientRect();
      return { l: box.left - left - 4, t: box.top - top - 3, r: box.right - left + 4, b: box.bottom - top + 3 };
    });
  }

  /** Nodes follow the pointer when they are dragged. */
  private dragging(): void {
    let held: number | null = null;
    this.sigma.on("downNode", ({ node, event }) => {
      held = Number(node);
      event.original.preventDefault();
    });
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (held === null || !this.scene) return;
      const to = this.sigma.viewportToGraph(event);
      this.scene.drawing.places.set(held, { x: to.x, y: -to.y / this.stretch });
      this.graph.mergeNodeAttributes(held, { x: to.x, y: to.y });
      preventSigmaDefault();
    });
    const drop = () => (held = null);
    this.sigma.on("upNode", drop);
    this.sigma.on("upStage", drop);
  }
}

/** Return the class that most claims of a bundle have; "Action" only when there is no other. */
export function classOf(bundle: Bundle): string {
  const counts = new Map<string, number>();
  for (const { cls } of bundle.claims) counts.set(cls, (counts.get(cls) ?? 0) + (cls === "Action" ? 0.01 : 1));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "Action";
}

const ORDER = ["Asserted", "Decided", "Intended", "Conditional", "Possible"];

/** Return the surest modality among the claims of a bundle: one that is stated as a fact makes the line whole. */
export function sureness(bundle: Bundle): string {
  return ORDER.find((one) => bundle.claims.some((claim) => claim.mod === one)) ?? "Asserted";
}

export const communityColour = (group: number): string => COMMUNITIES[group % COMMUNITIES.length]!;

/** Return the community of each node of a scene, the same for the same scene; 0 is the largest. */
export function communities(scene: { nodes: Set<number>; bundles: Bundle[] }): Map<number, number> {
  const graph = new Graph({ type: "undirected" });
  for (const number of [...scene.nodes].sort((a, b) => a - b)) graph.addNode(number);
  for (const bundle of scene.bundles) graph.addEdge(bundle.a, bundle.b, { weight: bundle.claims.length });
  let seed = 1;
  const random = () => ((seed = (seed * 16807) % 2147483647) - 1) / 2147483646;
  if (!graph.size) return new Map([...scene.nodes].map((node) => [node, 0]));
  const found = Object.entries(louvain(graph, { rng: random, resolution: 1 }) as Record<string, number>).map(([node, group]): [number, number] => [Number(node), group]);
  const sizes = new Map<number, number>();
  for (const [, group] of found) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([group]) => group);
  return new Map(found.map(([node, group]) => [node, order.indexOf(group)]));
}

function fade(colour: string, off: boolean | null, paper: string): string {
  if (!off) return colour;
  const [a, b] = [colour, paper].map((one) => [1, 3, 5].map((from) => parseInt(one.slice(from, from + 2), 16)));
  return `#${a!.map((part, index) => Math.round(part * 0.22 + b![index]! * 0.78).toString(16).padStart(2, "0")).join("")}`;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
