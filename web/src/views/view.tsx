import type { ComponentType } from "preact";
import { useApp, useLoaded } from "../context";
import { NO_FILTERS, isFiltered, type View } from "../route";
import { Waiting } from "../ui/parts";

/** Views other than the graph are fetched when they are first shown. */
const PARTS: Record<Exclude<View, "graph">, () => Promise<ComponentType>> = {
  numbers: async () => (await import("./numbers")).NumbersView,
  frames: async () => (await import("./frames")).FramesView,
  timeline: async () => (await import("./timeline")).TimelineView,
  map: async () => (await import("./map")).MapView,
  sources: async () => (await import("./sources")).SourcesView,
  sparql: async () => (await import("./sparql")).SparqlView,
};

/** Views of dossiers: their figures are reckoned from all claims, so that the filters of the graph do not hold there. */
const WHOLE: readonly View[] = ["numbers", "frames", "timeline", "sources"];

export function OtherView({ view }: { view: Exclude<View, "graph"> }) {
  const { words, route, go } = useApp();
  const { value, error } = useLoaded(async () => ({ view, Part: await PARTS[view]() }), [view]);
  const name = words.t(`view${view[0]!.toUpperCase()}${view.slice(1)}`);
  return (
    <section class={`view ${view}`} aria-label={name}>
      {WHOLE.includes(view) && isFiltered(route.filters) && (
        <p class="unfiltered" role="note">
          {words.t("unfiltered")}{" "}
          <button type="button" class="link" data-do="reset" onClick={() => go({ filters: NO_FILTERS }, true)}>
            {words.t("reset")}
          </button>
        </p>
      )}
      {value?.view === view ? <value.Part /> : <Waiting error={error} />}
    </section>
  );
}
