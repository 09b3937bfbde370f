import { useState } from "preact/hooks";
import { useApp, useLoaded } from "../context";
import { labelOf, type Timeline, type TimelineEvent } from "../data/dossiers";
import { Waiting } from "../ui/parts";
import { FAMILIES, classColour, familyColour, familyOf } from "../words";
import { ClaimLink, Empty, documentName } from "./common";

const FIRST = 120;

/** Events in the order of their days; days that are not certain are pale and say so. */
export function TimelineView() {
  const { source, words, dark, route, go } = useApp();
  const { value, error } = useLoaded(async () => (await source.dossier("timeline")) as Timeline, []);
  const [most, setMost] = useState(FIRST);
  if (!value) return <Waiting error={error} />;
  const families = FAMILIES.filter((family) => value.events.some((one) => familyOf(one.class) === family));
  const usual = families.filter((family) => family !== "action");
  const on = route.show.length ? families.filter((family) => route.show.includes(family)) : usual;
  const turn = (family: string) => {
    const next = families.filter((one) => on.includes(one) !== (one === family));
    go({ show: next.join() === usual.join() ? [] : next.length ? next : ["none"] }, true);
  };
  const events = value.events.filter((one) => on.includes(familyOf(one.class)));
  const days = grouped(events.slice(0, most));
  return (
    <div class="narrow">
      <p class="chips" role="group" aria-label={words.t("events")}>
        {families.map((family) => (
          <button key={family} type="button" class="chip" aria-pressed={on.includes(family)} onClick={() => turn(family)}>
            <i class="swatch" style={{ borderColor: familyColour(family, dark) }} />
            {words.shortFamily(family)}
          </button>
        ))}
      </p>
      {!events.length && <Empty />}
      <ol class="days">
        {days.map(({ key, name, events: there }) => (
          <li key={key}>
            <h3>{name || words.t("noDate")}</h3>
            <ul>
              {there.map((one) => (
                <EventRow key={one.event} one={one} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {events.length > most && (
        <button type="button" class="action" onClick={() => setMost(most + FIRST)}>
          {words.t("showFull", { n: events.length - most })}
        </button>
      )}
    </div>
  );

  function grouped(list: TimelineEvent[]) {
    const found: { key: string; name: string; events: TimelineEvent[] }[] = [];
    for (const one of list) {
      const key = one.earliest === one.latest ? one.earliest ?? "" : `${one.earliest} – ${one.latest}`;
      const last = found.at(-1);
      if (last?.key === key) last.events.push(one);
      else found.push({ key, name: span(one), events: [one] });
    }
    return found;
  }

  function span(one: TimelineEvent): string {
    const ends = [...new Set([one.earliest, one.latest].filter((day) => day !== null))];
    return ends.map((day) => words.date(day)).join(" – ");
  }
}

function EventRow({ one }: { one: TimelineEvent }) {
  const { words, dark, overview } = useApp();
  const first = one.claims[0];
  const vague = one.times.some((time) => time.about || time.uncertain || time.inferred);
  const doubtful = one.claims.every((claim) => claim.modality !== "Asserted" && claim.modality !== "Decided");
  const denied = one.claims.some((claim) => claim.polarity === "Negated");
  return (
    <li class={`event ${vague ? "vague" : ""} ${doubtful ? "doubtful" : ""}`} style={{ "--family": classColour(one.class, dark) }}>
      <p class="what">
        <b>{one.class === "Action" ? one.label.split(" – ")[0] : words.noun(one.class)}</b> {[one.actors.join(", "), one.targets.join(", ")].filter(Boolean).join(" → ")}
        {one.places.length > 0 && (
          <span class="small">
            {" "}
            {words.role("place")} {one.places.join(", ")}
          </span>
        )}
        {denied && <span class="badge Negated">⊘ {words.polarity("Negated")}</span>}
        {doubtful && first && <span class={`badge ${first.modality}`}>{words.modality(first.modality)}</span>}
        {one.disputed && <span class="badge Negated">⚡ {words.t("disputed")}</span>}
        {vague && <span class="badge">{one.times.map((time) => time.words).join(" / ")}</span>}
      </p>
      {one.claims.slice(0, 4).map((claim) => (
        <p key={claim.claim} class="said-line">
          <ClaimLink iri={claim.claim}>
            <span class="quote">{claim.sentence}</span>
          </ClaimLink>
          <span class="small"> — {[claim.sources.map(labelOf).join(" ← "), documentName(overview, claim.document.id)].filter(Boolean).join(", ")}</span>
        </p>
      ))}
      {one.claims.length > 4 && <p class="small">+{one.claims.length - 4}</p>}
    </li>
  );
}
