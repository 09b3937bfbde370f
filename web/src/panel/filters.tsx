import { useEffect, useState } from "preact/hooks";
import { useApp } from "../context";
import { plain } from "../data/find";
import { OWN } from "../graph/drawing";
import { NO_FILTERS, isFiltered, type FacetName, type Filters } from "../route";
import { FAMILIES, MODALITIES, POLARITIES, classColour, classesOf } from "../words";
import { Dash } from "../ui/parts";

interface Choice {
  value: string;
  name: string;
  n: number;
}

/** All filters, with how many claims each value has in the whole graph. */
export function FilterPanel() {
  const { overview, words, route, go, dark, allSources } = useApp();
  const { facets } = overview;
  useEffect(allSources, []);
  const set = (changes: Partial<Filters>) => go({ filters: { ...route.filters, ...changes } }, true);
  const families = FAMILIES.map((family) => ({
    family,
    choices: classesOf(family)
      .filter((cls) => facets.cls[cls])
      .map((cls) => ({ value: cls, name: words.noun(cls), n: facets.cls[cls]! })),
  })).filter((one) => one.choices.length);
  const sources = [{ value: OWN, name: words.t("ownVoice"), n: facets.own }, ...facets.sources.map((node) => ({ value: node.id, name: node.label, n: node.said }))];
  const documents = overview.documents.map((one) => ({ value: one.id, name: one.title, n: one.n }));
  return (
    <div class="filters">
      <p class="actions">
        <button type="button" class="action" data-do="reset" disabled={!isFiltered(route.filters)} onClick={() => set(NO_FILTERS)}>
          {words.t("reset")}
        </button>
      </p>
      <Time set={set} />
      <fieldset>
        <legend>{words.t("least")}</legend>
        <label class="range">
          <input type="range" min="0" max="0.95" step="0.05" value={route.filters.sure} onInput={(event) => set({ sure: Number(event.currentTarget.value) })} aria-label={words.t("least")} />
          <output>{route.filters.sure.toFixed(2)}</output>
        </label>
      </fieldset>
      <Facet facet="mod" title={words.t("modality")} choices={MODALITIES.map((one) => ({ value: one, name: words.modality(one), n: facets.mod[one] ?? 0 }))} mark={(value) => <Dash modality={value} />} />
      <Facet facet="pol" title={words.t("polarity")} choices={POLARITIES.map((one) => ({ value: one, name: words.polarity(one), n: facets.pol[one] ?? 0 }))} mark={(value) => <Dash modality="Asserted" negated={value === "Negated"} />} />
      <fieldset>
        <legend>{words.t("events")}</legend>
        {families.map(({ family, choices }) => (
          <Facet key={family} facet="cls" title={words.family(family)} choices={choices} nested mark={(value) => <i class="swatch" style={{ borderColor: classColour(value, dark) }} />} />
        ))}
      </fieldset>
      <Facet facet="src" title={words.t("sources")} choices={sources} />
      <Facet facet="doc" title={words.t("documents")} choices={documents} />
    </div>
  );
}

const FIRST = 40; // choices that are listed at once
const SEARCHED = 12; // choices from which on they can be searched

function Facet({ facet, title, choices, nested = false, mark }: { facet: FacetName; title: string; choices: Choice[]; nested?: boolean; mark?: (value: string) => preact.ComponentChildren }) {
  const { words, route, go } = useApp();
  const [asked, setAsked] = useState("");
  const [most, setMost] = useState(FIRST);
  const [hidden, only] = [new Set(route.filters.hidden[facet]), new Set(route.filters.only[facet])];
  const set = () =>
    go({ filters: { ...route.filters, hidden: { ...route.filters.hidden, [facet]: [...hidden].sort() }, only: { ...route.filters.only, [facet]: [...only].sort() } } }, true);
  const isOn = (value: string) => (only.size ? only.has(value) : !hidden.has(value));
  const turn = (value: string, on: boolean) => {
    if (only.size) on ? only.add(value) : only.delete(value);
    else on ? hidden.delete(value) : hidden.add(value);
  };
  const alone = (value: string) => {
    const already = only.size === 1 && only.has(value);
    hidden.clear();
    only.clear();
    if (!already) only.add(value);
    set();
  };
  const whole = choices.every((one) => isOn(one.value));
  const wanted = plain(asked.trim());
  const fitting = choices.filter((one) => !wanted || plain(one.name).includes(wanted));
  return (
    <fieldset class={nested ? "nested" : ""} data-facets={nested ? undefined : facet}>
      <legend>
        {nested ? (
          <label class="check">
            <input
              type="checkbox"
              checked={whole}
              onChange={() => {
                for (const one of choices) turn(one.value, !whole);
                set();
              }}
            />
            <span class="name">{title}</span>
          </label>
        ) : (
          title
        )}
      </legend>
      {!nested && choices.length > SEARCHED && (
        <input type="search" class="narrow-down" value={asked} placeholder={words.t("narrowDown", { n: words.number(choices.length) })} aria-label={`${words.t("narrowDown", { n: words.number(choices.length) })} ${title}`} onInput={(event) => (setAsked(event.currentTarget.value), setMost(FIRST))} />
      )}
      <div class="scroll">
        {fitting.slice(0, most).map((one) => (
          <div key={one.value} class="check-row">
            <label class="check" title={one.name}>
              <input type="checkbox" data-facet={facet} data-value={one.value} checked={isOn(one.value)} onChange={(event) => (turn(one.value, event.currentTarget.checked), set())} />
              {mark?.(one.value)}
              <span class="name">{one.name}</span>
              <span class="n">{words.number(one.n)}</span>
            </label>
            <button type="button" class="only" data-only={one.value} aria-pressed={only.size === 1 && only.has(one.value)} aria-label={`${words.t("only")} ${one.name}`} onClick={() => alone(one.value)}>
              {words.t("only")}
            </button>
          </div>
        ))}
        {!fitting.length && <p class="hint">{words.t("noHit")}</p>}
        {fitting.length > most && (
          <button type="button" class="link" onClick={() => setMost(most + 5 * FIRST)}>
            {words.t("showFull", { n: words.number(fitting.length - most) })}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** How many claims each day has, and the two ends of the period. */
function Time({ set }: { set(changes: Partial<Filters>): void }) {
  const { overview, words, route } = useApp();
  const days = Object.entries(overview.facets.time);
  if (!days.length) return null;
  const most = Math.max(...days.map(([, n]) => n));
  const { from, to } = route.filters;
  const full = days.map(([day]) => day).filter((day) => day.length === 10);
  return (
    <fieldset>
      <legend>{words.t("period")}</legend>
      <div class="histogram" aria-hidden="true">
        {days.slice(-90).map(([day, n]) => (
          <i key={day} class={(from && day < from) || (to && day > to) ? "out" : ""} style={{ height: `${Math.max(6, (100 * n) / most)}%` }} title={`${words.date(day)}: ${n}`} />
        ))}
      </div>
      <div class="dates">
        <label>
          {words.t("from")} <input type="date" name="from" value={from} min={full[0]} max={full.at(-1)} onChange={(event) => set({ from: event.currentTarget.value })} />
        </label>
        <label>
          {words.t("to")} <input type="date" name="to" value={to} min={full[0]} max={full.at(-1)} onChange={(event) => set({ to: event.currentTarget.value })} />
        </label>
      </div>
    </fieldset>
  );
}
