import { geoNaturalEarth1, geoPath } from "d3-geo";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json";
import { useApp, useLoaded } from "../context";
import { filterOf } from "../graph/drawing";
import { IconButton, NodeButton, Waiting } from "../ui/parts";

const WIDTH = 1000;
const HEIGHT = 520;

interface Window {
  x: number;
  y: number;
  scale: number;
}
const WHOLE: Window = { x: 0, y: 0, scale: 1 };

/** The places that have coordinates, on the shapes of countries (Natural Earth, 1:50 million). */
export function MapView() {
  const { source, words, route, overview, go, learn } = useApp();
  const { value, error } = useLoaded(async () => {
    const places = await source.places();
    learn(places.nodes);
    return places;
  }, []);
  const projection = useMemo(() => geoNaturalEarth1().fitExtent([[8, 8], [WIDTH - 8, HEIGHT - 8]], { type: "Sphere" }), []);
  const shapes = useMemo(() => {
    const world = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
    const path = geoPath(projection);
    return {
      sea: path({ type: "Sphere" }) ?? "",
      lands: feature(world, world.objects.countries).features.map((one) => ({ name: one.properties.name, d: path(one) ?? "" })),
    };
  }, [projection]);
  const [at, setAt] = useState<Window>(WHOLE);
  const [fit, setFit] = useState(1); // pixels that a unit of the whole map is wide
  const holder = useRef<SVGSVGElement>(null);
  const passes = filterOf(route.filters, overview);
  const spots = useMemo(() => {
    if (!value) return [];
    const claims = new Map(value.claims.map((claim) => [claim.i, claim]));
    return value.nodes
      .map((node) => ({ node, at: projection([node.place![1], node.place![0]]), n: (value.at[node.i] ?? []).filter((one) => claims.get(one) && passes(claims.get(one)!)).length }))
      .filter((spot): spot is typeof spot & { at: [number, number] } => spot.at !== null && spot.n > 0)
      .sort((a, b) => b.n - a.n);
  }, [value, route.filters]);
  useEffect(() => setAt(around(spots.map((spot) => spot.at))), [spots]);
  useEffect(() => {
    if (!holder.current) return;
    const watch = new ResizeObserver(([one]) => one && setFit(Math.max(0.1, Math.min(one.contentRect.width / WIDTH, one.contentRect.height / HEIGHT))));
    watch.observe(holder.current);
    return () => watch.disconnect();
  }, [value]);
  useEffect(() => {
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = holder.current!.getBoundingClientRect();
      zoom(event.deltaY < 0 ? 1.25 : 0.8, 0.5 + (event.clientX - box.left - box.width / 2) / (fit * WIDTH), 0.5 + (event.clientY - box.top - box.height / 2) / (fit * HEIGHT));
    };
    holder.current?.addEventListener("wheel", wheel, { passive: false });
    return () => holder.current?.removeEventListener("wheel", wheel);
  });
  const zoom = (factor: number, fx = 0.5, fy = 0.5) =>
    setAt((before) => {
      const scale = Math.min(60, Math.max(1, before.scale * factor));
      return kept({ scale, x: before.x + (WIDTH / before.scale - WIDTH / scale) * fx, y: before.y + (HEIGHT / before.scale - HEIGHT / scale) * fy });
    });
  const drag = (start: PointerEvent) => {
    const from = at;
    const unit = fit * from.scale;
    const move = (event: PointerEvent) => setAt(kept({ ...from, x: from.x - (event.clientX - start.clientX) / unit, y: from.y - (event.clientY - start.clientY) / unit }));
    const stop = () => (removeEventListener("pointermove", move), removeEventListener("pointerup", stop));
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop);
  };
  if (!value) return <Waiting error={error} />;
  const most = Math.max(1, ...spots.map((spot) => spot.n));
  const k = 1 / at.scale;
  const px = k / fit; // units that a pixel is
  const radius = (n: number) => (5 + 15 * Math.sqrt(n / most)) * px;
  const names = named(spots.map((spot) => ({ x: spot.at[0], y: spot.at[1], r: radius(spot.n), text: spot.node.label })), px);
  const chosen = route.selected?.kind === "node" ? route.selected.id : "";
  return (
    <div class="map-view">
      <svg ref={holder} class="world" viewBox={`${at.x} ${at.y} ${WIDTH * k} ${HEIGHT * k}`} role="group" aria-label={words.t("viewMap")} onPointerDown={drag}>
        <path class="sea" d={shapes.sea} />
        {shapes.lands.map((land, index) => (
          <path key={index} class="land" d={land.d} stroke-width={0.6 * px}>
            <title>{land.name}</title>
          </path>
        ))}
        {spots.map(({ node, at: [x, y], n }, index) => {
          const r = radius(n);
          const name = names[index];
          return (
            <g key={node.i} class={`spot ${node.id === chosen ? "chosen" : ""}`} data-place={node.id} onClick={() => go({ selected: { kind: "node", id: node.id } })}>
              <circle cx={x} cy={y} r={r} stroke-width={1.5 * px} />
              {name && (
                <text x={name.x} y={name.y} font-size={13 * px} stroke-width={3.5 * px} text-anchor={name.anchor}>
                  {node.label}
                </text>
              )}
              <title>{`${node.label}: ${n} ${words.t(n === 1 ? "claims1" : "claims")}`}</title>
              <text x={x} y={y + 4 * px} font-size={11 * px} class="n" text-anchor="middle">
                {r / px > 8 ? n : ""}
              </text>
            </g>
          );
        })}
      </svg>
      <div class="controls">
        <IconButton icon="plus" label={words.t("zoomIn")} onClick={() => zoom(1.5)} />
        <IconButton icon="minus" label={words.t("zoomOut")} onClick={() => zoom(1 / 1.5)} />
        <IconButton icon="fit" label={words.t("wholeMap")} onClick={() => setAt(at === WHOLE ? around(spots.map((spot) => spot.at)) : WHOLE)} />
      </div>
      <div class="places">
        <h3>{words.t("placesFound", { n: spots.length })}</h3>
        {spots.map(({ node, n }) => (
          <NodeButton key={node.i} node={node}>
            <span class="n">{n}</span>
          </NodeButton>
        ))}
      </div>
    </div>
  );
}

interface Name {
  x: number;
  y: number;
  anchor: "middle" | "start" | "end";
}

/** Return where each name stands: above its circle, below or beside it; null where it would lie on another one. */
function named(spots: { x: number; y: number; r: number; text: string }[], px: number): (Name | null)[] {
  const taken: [number, number, number, number][] = [];
  const circles = spots.map(({ x, y, r }): [number, number, number, number] => [x - r, y - r, x + r, y + r]);
  return spots.map(({ x, y, r, text }, index) => {
    const wide = 7.4 * text.length * px;
    const tries: Name[] = [
      { x, y: y - r - 3 * px, anchor: "middle" },
      { x, y: y + r + 13 * px, anchor: "middle" },
      { x: x + r + 4 * px, y: y + 4 * px, anchor: "start" },
      { x: x - r - 4 * px, y: y + 4 * px, anchor: "end" },
    ];
    for (const one of tries) {
      const left = one.x - (one.anchor === "middle" ? wide / 2 : one.anchor === "end" ? wide : 0);
      const box: [number, number, number, number] = [left, one.y - 12 * px, left + wide, one.y + 3 * px];
      const others = circles.filter((_, other) => other !== index);
      if ([...taken, ...others].some(([l, t, right, b]) => box[0] < right && box[2] > l && box[1] < b && box[3] > t)) continue;
      taken.push(box);
      return one;
    }
    return null;
  });
}

/** Return the part of the map that holds all points with room around them, at most 14 times as large as the whole. */
function around(points: [number, number][]): Window {
  if (!points.length) return WHOLE;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const scale = Math.min(14, Math.max(1, Math.min(WIDTH / (Math.max(...xs) - Math.min(...xs) + 90), HEIGHT / (Math.max(...ys) - Math.min(...ys) + 70))));
  return kept({ scale, x: (Math.min(...xs) + Math.max(...xs)) / 2 - WIDTH / scale / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 - HEIGHT / scale / 2 });
}

/** Keep the window on the map. */
function kept({ x, y, scale }: Window): Window {
  const limit = (value: number, size: number) => Math.min(Math.max(value, 0), size - size / scale);
  return { scale, x: limit(x, WIDTH), y: limit(y, HEIGHT) };
}
