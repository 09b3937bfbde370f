import { useApp, useLoaded } from "../context";
import { labelOf, type Frames, type Naming, type Subject } from "../data/dossiers";
import { Waiting } from "../ui/parts";
import { ClaimLink, Empty, Picker, documentName } from "./common";

/** Who calls the same people, deeds or events what: voices against words, then each sentence. */
export function FramesView() {
  const { source, words, route } = useApp();
  const { value, error } = useLoaded(async () => (await source.dossier("frames")) as Frames, []);
  if (!value) return <Waiting error={error} />;
  if (!value.subjects.length) return <Empty />;
  const named = value.subjects.map((one) => ({ one, id: `${one.family} ${one.where ?? ""} ${one.story.split("/").at(-1)}` }));
  const chosen = named.find(({ id }) => id === route.item) ?? named[0]!;
  return (
    <div class="two">
      <Picker
        items={named.map(({ one, id }) => ({ id, title: words.label(one.title), about: [one.where, words.t(one.terms.length === 1 ? "words1" : "wordsN", { n: one.terms.length })].filter(Boolean).join(" · "), mark: false }))}
        chosen={chosen.id}
        label={words.t("viewFrames")}
      />
      <article class="dossier">
        <h2>{words.label(chosen.one.title)}</h2>
        <p class="meta">{chosen.one.where}</p>
        <Matrix subject={chosen.one} />
        {chosen.one.terms.map((term) => (
          <section key={term.word} class="term" id={`term-${term.word}`}>
            <h3>
              <span class={`valence ${term.valence}`}>“{term.word}”</span>
              <span class="n">
                {term.namings.length}× · {words.t(term.independent_sources === 1 ? "independent1" : "independent", { n: term.independent_sources })}
              </span>
            </h3>
            {term.why && <p class="hint">{words.phrase(term.why)}</p>}
            <ul class="namings">
              {term.namings.map((one, index) => (
                <NamingRow key={index} one={one} />
              ))}
            </ul>
          </section>
        ))}
      </article>
    </div>
  );
}

function NamingRow({ one }: { one: Naming }) {
  const { words, overview, go } = useApp();
  const document = overview.documents.find((each) => overview.base + each.id === one.document.id);
  const sentence = <Highlighted text={one.sentence} words={one.words} />;
  return (
    <li>
      <span class="small">
        <b>{one.speakers.map(labelOf).join(", ") || words.t("ownVoice")}</b> · {words.t(`voice_${one.voice}`)} · {documentName(overview, one.document.id)}
        {one.document.published && ` · ${words.date(one.document.published)}`}
      </span>
      {one.claim ? (
        <ClaimLink iri={one.claim}>{sentence}</ClaimLink>
      ) : (
        <button type="button" class="plain" onClick={() => document && go({ article: document.id })}>
          {sentence}
        </button>
      )}
    </li>
  );
}

function Highlighted({ text, words }: { text: string; words: string }) {
  const at = text.indexOf(words);
  if (at < 0) return <span class="quote">{text}</span>;
  return (
    <span class="quote">
      {text.slice(0, at)}
      <mark class="trigger">{words}</mark>
      {text.slice(at + words.length)}
    </span>
  );
}

/** How often each speaker uses each word. */
function Matrix({ subject }: { subject: Subject }) {
  const { words, overview } = useApp();
  const who = (one: Naming) => one.speakers.map(labelOf).join(", ") || documentName(overview, one.document.id);
  const speakers = new Map<string, number>();
  for (const term of subject.terms) for (const one of term.namings) speakers.set(who(one), (speakers.get(who(one)) ?? 0) + 1);
  const rows = [...speakers].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
  const most = Math.max(1, ...subject.terms.flatMap((term) => rows.map((row) => term.namings.filter((one) => who(one) === row).length)));
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={words.t("viewFrames")}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{words.t("saysSo")}</th>
            {subject.terms.map((term) => (
              <th key={term.word} scope="col" class={`valence ${term.valence}`}>
                {term.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {subject.terms.map((term) => {
                const n = term.namings.filter((one) => who(one) === row).length;
                return (
                  <td key={term.word} class={n ? "some" : ""} style={{ "--share": `${Math.round((n / most) * 60)}%` }}>
                    {n || ""}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
