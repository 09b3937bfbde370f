import { useEffect, useRef, useState } from "preact/hooks";
import { messageOf, useApp, useLoaded } from "../context";
import type { Question } from "../data/types";
import { JSON_RESULTS, NTRIPLES, buildsGraph, read, type Answer } from "../sparql/answer";
import { Editor, type Given } from "../sparql/editor";
import { declared, fill } from "../sparql/fill";
import { Chart, GraphAnswer, Table } from "../sparql/results";
import { CLASSES } from "../words";
import { Waiting } from "../ui/parts";

const START = `# Who asked whom for something, and according to whom?
SELECT ?actor ?target ?source ?claim WHERE {
  ?claim kz:property kz:requests ; kz:actor ?actor .
  OPTIONAL { ?claim kz:target ?target }
  OPTIONAL { ?claim kz:attributedTo ?source }
}
LIMIT 100
`;
const KINDS = ["table", "graphAnswer", "chart"] as const;
const DOWNLOADS: [string, string, string][] = [
  ["CSV", "text/csv", "csv"],
  ["TSV", "text/tab-separated-values", "tsv"],
  ["JSON", JSON_RESULTS, "json"],
];
const GRAPH_DOWNLOADS: [string, string, string][] = [
  ["Turtle", "text/turtle", "ttl"],
  ["N-Triples", NTRIPLES, "nt"],
];

/** Queries: named ones with their parameters as a form, or one's own; answers as table, graph and chart, and as a file. */
export function SparqlView() {
  const { source, words, route, go, overview } = useApp();
  const { value: questions } = useLoaded(() => source.questions().catch(() => []), []);
  const ready = (text: string) => declared(text, overview.prefixes);
  const [given, setGiven] = useState<Given>(() => ({ text: route.query || ready(START) }));
  const typed = useRef(given.text);
  const setQuery = (text: string) => {
    typed.current = text;
    setGiven({ text });
  };
  const [chosen, setChosen] = useState<Question | null>(null);
  const kind = KINDS.find((one) => route.show.includes(one)) ?? "table";
  const [state, setState] = useState<{ answer?: Answer; error?: string; busy?: boolean; took?: number; asked?: string }>({});
  const run = async (text = typed.current) => {
    setState({ busy: true });
    go({ query: text }, true);
    const began = performance.now();
    try {
      const { type, body } = await source.sparql(text, buildsGraph(text) ? NTRIPLES : JSON_RESULTS);
      setState({ answer: read(type, body), took: performance.now() - began, asked: text });
    } catch (error) {
      setState({ error: messageOf(error) });
    }
  };
  useEffect(() => {
    if (route.query) void run(route.query); // a link restores the answer too
  }, []);
  const choose = (question: Question) => {
    setChosen(question);
    if (question.parameters.some((one) => one.default === null)) return setQuery(ready(question.query));
    const text = ready(fill(question, {}, overview.base, overview.prefixes));
    setQuery(text);
    void run(text);
  };
  const prefixes = Object.entries(overview.prefixes);
  return (
    <div class="two sparql-view">
      <nav class="picker" aria-label={words.t("queries")}>
        <h3>{words.t("queries")}</h3>
        <button type="button" class="row" aria-current={chosen === null} onClick={() => (setChosen(null), setQuery(ready(START)))}>
          <span class="name">{words.t("ownQuery")}</span>
        </button>
        {(questions ?? []).map((question) => (
          <button key={question.name} type="button" class="row" data-question={question.name} aria-current={chosen?.name === question.name} onClick={() => choose(question)}>
            <span class="name">{words.phrase(question.title)}</span>
          </button>
        ))}
      </nav>
      <div class="asking">
        {chosen && <Form key={chosen.name} question={chosen} onFill={(text) => (setQuery(ready(text)), void run(ready(text)))} />}
        <Editor given={given} onChange={(text) => (typed.current = text)} onRun={() => void run()} />
        <div class="actions">
          <button type="button" class="action primary" data-do="run" disabled={state.busy} onClick={() => void run()}>
            ▶ {words.t("run")}
          </button>
          <details class="prefixes">
            <summary>{words.t("prefixes")}</summary>
            <pre>{prefixes.map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join("\n")}</pre>
          </details>
        </div>
        {state.busy && <Waiting />}
        {state.error && (
          <p class="problem" role="alert">
            {words.label(state.error)}
          </p>
        )}
        {state.answer && (
          <section class="answers" aria-label={words.t("answers")}>
            <div class="answer-bar">
              {KINDS.map((one) => (
                <button key={one} type="button" class="pill" aria-pressed={one === kind} data-answer={one} onClick={() => go({ show: one === "table" ? [] : [one] }, true)}>
                  {words.t(one)}
                </button>
              ))}
              <span class="small" role="status">
                {words.t("rows", { n: words.number(state.answer.rows.length) })} · {Math.round(state.took ?? 0)} ms
              </span>
              <span class="downloads">
                {words.t("download")}:
                {(state.answer.triples ? GRAPH_DOWNLOADS : DOWNLOADS).map(([name, type, ending]) => (
                  <button key={name} type="button" class="link" data-download={ending} onClick={() => void save(type, ending)}>
                    {name}
                  </button>
                ))}
              </span>
            </div>
            {kind === "table" ? <Table answer={state.answer} /> : kind === "chart" ? <Chart answer={state.answer} /> : <GraphAnswer answer={state.answer} />}
          </section>
        )}
      </div>
    </div>
  );

  async function save(type: string, ending: string) {
    try {
      const { body } = await source.sparql(state.asked ?? typed.current, type);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([body], { type }));
      link.download = `kzgraph.${ending}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      setState({ ...state, error: messageOf(error) });
    }
  }
}

/** A field that suggests what it can hold: nodes by their names, classes. */
function Field({ parameter }: { parameter: Question["parameters"][number] }) {
  const { source, words } = useApp();
  const [asked, setAsked] = useState("");
  const list = parameter.type === "node" || parameter.type === "class" ? `values-${parameter.name}` : undefined;
  const { value: hits } = useLoaded(async () => (parameter.type === "node" && asked.length > 1 && !asked.includes("/") ? (await source.search(asked)).filter((hit) => hit.node) : []), [asked]);
  return (
    <>
      <input
        name={parameter.name}
        list={list}
        defaultValue={parameter.default ?? ""}
        inputMode={parameter.type === "number" ? "decimal" : "text"}
        required={parameter.default === null}
        autocomplete="off"
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      {list && (
        <datalist id={list}>
          {parameter.type === "class" ? CLASSES.map((name) => <option key={name} value={name} label={words.noun(name)} />) : (hits ?? []).map((hit) => <option key={hit.id} value={hit.id} label={`${hit.node!.label} (${hit.text})`} />)}
        </datalist>
      )}
    </>
  );
}

/** The parameters of a question as fields. */
function Form({ question, onFill }: { question: Question; onFill(query: string): void }) {
  const { words, overview } = useApp();
  const [problem, setProblem] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(event.target as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
    try {
      setProblem("");
      onFill(fill(question, values, overview.base, overview.prefixes));
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  return (
    <form class="question" onSubmit={submit}>
      <h2>{words.phrase(question.title)}</h2>
      <p class="lead">{words.phrase(question.description)}</p>
      {question.parameters.map((one) => (
        <label key={one.name}>
          <b>{one.name}</b> <span class="small">{words.phrase(one.about)}</span>
          <Field parameter={one} />
        </label>
      ))}
      {question.parameters.length > 0 && (
        <button type="submit" class="action">
          {words.t("run")}
        </button>
      )}
      {problem && (
        <p class="problem" role="alert">
          {words.label(problem)}
        </p>
      )}
    </form>
  );
}
