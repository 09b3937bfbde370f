import { useApp, useLoaded } from "../context";
import { labelOf, type Count, type NumberDossier, type Numbers } from "../data/dossiers";
import { Waiting } from "../ui/parts";
import { classColour } from "../words";
import { ClaimLink, Empty, Picker, Quote, documentName } from "./common";

/** Counts of the same people in the same story: a chart of ranges by day and source, and a table with conflicts. */
export function NumbersView() {
  const { source, words, route, overview } = useApp();
  const { value, error } = useLoaded(async () => (await source.dossier("numbers")) as Numbers, []);
  if (!value) return <Waiting error={error} />;
  if (!value.dossiers.length) return <Empty />;
  const chosen = value.dossiers.find((one) => one.id === route.item) ?? value.dossiers[0]!;
  const papers = new Set(chosen.counts.map((one) => one.document)).size;
  return (
    <div class="two">
      <Picker
        items={value.dossiers.map((one) => ({
          id: one.id,
          title: `${words.noun(one.class)}: ${words.label(one.label)}`,
          about: [one.place, words.t(one.counts.length === 1 ? "numbers1" : "numbersN", { n: one.counts.length })].filter(Boolean).join(" · "),
          mark: one.pairs.some((pair) => pair.outcome === "conflict"),
        }))}
        chosen={chosen.id}
        label={words.t("viewNumbers")}
      />
      <article class="dossier">
        <h2>
          {words.noun(chosen.class)}: {words.label(chosen.label)}
        </h2>
        <p class="meta">{[chosen.place, words.t(chosen.counts.length === 1 ? "numbers1" : "numbersN", { n: chosen.counts.length }), words.t(papers === 1 ? "documents1" : "documentsN", { n: papers })].filter(Boolean).join(" · ")}</p>
        <div class="estimates">
          {(["low", "best", "high"] as const).map((name) => (
            <div key={name} class={name}>
              <b>{chosen[name] ?? "–"}</b>
              {words.t(name)}
            </div>
          ))}
          {chosen.why && <p>{words.phrase(chosen.why)}</p>}
        </div>
        <Chart dossier={chosen} />
        <Table dossier={chosen} base={overview.base} />
        <Conflicts dossier={chosen} />
      </article>
    </div>
  );
}

/** Measures of the chart in pixels: wide with day and source at the left, on a phone with them above each range. */
const WIDE = { row: 30, left: 250, width: 860, line: 0 };
const NARROW = { row: 50, left: 0, width: 340, line: 18 };

/** Each number as a range on one scale, from the earliest day down; an arrow where there is no upper bound. */
function Chart({ dossier }: { dossier: NumberDossier }) {
  const { words, dark, go, overview } = useApp();
  const size = matchMedia("(max-width: 760px)").matches ? NARROW : WIDE;
  const { row: ROW, left: LEFT, width: WIDTH, line: LINE } = size;
  const rows = sorted(dossier.counts);
  const ends = rows.flatMap((one) => [one.low, one.high]).flatMap((text) => (text === null ? [] : [Number(text)]));
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const log = least > 0 && most / least > 20;
  const scale = (value: number) => {
    const part = most === least ? 0.5 : log ? Math.log(value / least) / Math.log(most / least) : (value - (least - span())) / (most - least + 2 * span());
    return LEFT + 20 + part * (WIDTH - LEFT - 110);
  };
  const span = () => (most - least) * 0.04;
  const disputed = conflicting(dossier);
  const colour = classColour(dossier.class, dark);
  return (
    <figure class={`chart ${LINE ? "narrow" : ""}`}>
      <svg viewBox={`0 0 ${WIDTH} ${rows.length * ROW + 34}`} role="img" aria-label={words.t("chart")}>
        {ticks(least, most, log).map((tick) => (
          <g key={tick} class="tick">
            <line x1={scale(tick)} x2={scale(tick)} y1={4} y2={rows.length * ROW + 8} />
            <text x={scale(tick)} y={rows.length * ROW + 24} text-anchor="middle">
              {words.number(tick)}
            </text>
          </g>
        ))}
        {rows.map((one, index) => {
          const y = index * ROW + ROW / 2 + 4 + LINE / 2;
          const text = y - LINE + 4;
          const low = one.low === null ? LEFT + 20 : scale(Number(one.low));
          const high = one.high === null ? WIDTH - 70 : scale(Number(one.high));
          const bad = disputed.has(one.claim);
          return (
            <g key={one.claim} class={`count ${bad ? "bad" : ""}`} onClick={() => go({ selected: { kind: "claim", id: one.claim.replace(overview.base, "") } })}>
              <rect x="0" y={y - (ROW + LINE) / 2} width={WIDTH} height={ROW} class="hit" />
              <text x="4" y={text} class="day">
                {words.date(dayOf(one))}
              </text>
              <text x="92" y={text}>
                {clip(saidBy(one, words.t("ownVoice")), LINE ? 36 : 25)}
              </text>
              <line x1={low} x2={high} y1={y} y2={y} stroke={colour} stroke-width={5} stroke-linecap="round" stroke-dasharray={one.high === null || one.low === null ? "2 7" : undefined} opacity={0.75} />
              {one.low !== null && <circle cx={low} cy={y} r={5.5} fill={colour} />}
              {one.high !== null && one.high !== one.low && <circle cx={high} cy={y} r={5.5} fill={colour} />}
              <text x={Math.max(low, high) + 12} y={y + 4} class="value">
                {one.number}
                {bad && " ⚡"}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Table({ dossier }: { dossier: NumberDossier; base: string }) {
  const { words, overview } = useApp();
  const disputed = conflicting(dossier);
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={words.t("table")}>
      <table>
        <thead>
          <tr>
            {["number", "time", "saysSo", "document", "sentence"].map((name) => (
              <th key={name} scope="col">
                {words.t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(dossier.counts).map((one) => (
            <tr key={one.claim} class={disputed.has(one.claim) ? "bad" : ""}>
              <td>
                <b>{one.number}</b>
                {disputed.has(one.claim) && <span class="badge Negated">⚡ {words.t("conflict")}</span>}
              </td>
              <td class="date">{words.date(dayOf(one))}</td>
              <td>{saidBy(one, words.t("ownVoice"))}</td>
              <td>{documentName(overview, one.document)}</td>
              <td>
                <ClaimLink iri={one.claim}>
                  <Quote {...one.sentence} />
                </ClaimLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Conflicts({ dossier }: { dossier: NumberDossier }) {
  const { words } = useApp();
  const order = ["conflict", "update", "different scope", "part of", "agree"];
  const pairs = [...dossier.pairs].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  if (!pairs.length) return null;
  return (
    <>
      <h3>
        {words.t("compared")} <span class="n">{pairs.length}</span>
      </h3>
      <ul class="pairs">
        {pairs.map((pair) => (
          <li key={pair.first + pair.second} class={pair.outcome}>
            <span class={`badge ${pair.outcome === "conflict" ? "Negated" : ""}`}>{words.t(`outcome_${pair.outcome}`)}</span>
            <ClaimLink iri={pair.first}>{pair.numbers[0]}</ClaimLink> / <ClaimLink iri={pair.second}>{pair.numbers[1] ?? pair.numbers[0]}</ClaimLink>
            <span class="small"> {words.phrase(pair.reason)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const dayOf = (one: Count) => one.as_of ?? one.time ?? one.published ?? "";
const sorted = (counts: Count[]) => [...counts].sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || Number(a.low ?? a.high) - Number(b.low ?? b.high));
const saidBy = (one: Count, own: string) => one.sources.map(labelOf).join(" ← ") || own;
const clip = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function conflicting(dossier: NumberDossier): Set<string> {
  return new Set(dossier.pairs.filter((pair) => pair.outcome === "conflict").flatMap((pair) => [pair.first, pair.second]));
}

/** Return round numbers for the scale. */
function ticks(least: number, most: number, log: boolean): number[] {
  if (most === least) return [least];
  if (log) {
    const powers = Array.from({ length: 9 }, (_, power) => 10 ** power).flatMap((one) => [one, 2 * one, 5 * one]);
    const fitting = powers.filter((one) => one >= least && one <= most);
    return fitting.length > 7 ? fitting.filter((one) => /^1/.test(String(one))) : fitting;
  }
  const step = [1, 2, 5].flatMap((one) => Array.from({ length: 9 }, (_, power) => one * 10 ** power)).sort((a, b) => a - b).find((one) => (most - least) / one <= 6) ?? most;
  return Array.from({ length: 8 }, (_, index) => Math.ceil(least / step) * step + index * step).filter((one) => one <= most);
}
