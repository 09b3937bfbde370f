import { useEffect, useMemo, useState } from "preact/hooks";
import { AppContext, messageOf, useApp } from "./context";
import type { Source } from "./data/source";
import type { NodeRow, Overview } from "./data/types";
import { OWN } from "./graph/drawing";
import { GraphView } from "./graph/view";
import { ArticleView } from "./panel/article";
import { Evidence } from "./panel/evidence";
import { FilterPanel } from "./panel/filters";
import { LegendPanel } from "./panel/legend";
import { OverviewPanel } from "./panel/overview";
import { VIEWS, format, isFiltered, parse, settled, type Route } from "./route";
import { IconButton } from "./ui/parts";
import { Search } from "./ui/search";
import { OtherView } from "./views/view";
import { Words, type Language } from "./words";

/** The page: its state is the address, the language and the scheme. */
export function Explorer({ source }: { source: Source }) {
  const [overview, setOverview] = useState<Overview | null>(null);
  const [error, setError] = useState("");
  const [route, setRoute] = useState<Route>(() => parse(location.hash));
  const [language, setLanguage] = useState<Language>(kept("language") === "en" ? "en" : kept("language") === "nl" ? "nl" : navigator.language.startsWith("en") && !navigator.languages.some((one) => one.startsWith("nl")) ? "en" : "nl");
  const [scheme, setScheme] = useState(kept("scheme"));
  const system = useDarkSystem();
  const dark = scheme ? scheme === "dark" : system;
  const nodes = useMemo(() => new Map<number, NodeRow>(), [source]);

  useEffect(() => {
    const follow = () => setRoute((before) => settled(before, parse(location.hash)));
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
    return () => (removeEventListener("hashchange", follow), removeEventListener("popstate", follow));
  }, []);
  const learn = (rows: readonly NodeRow[]) => rows.forEach((row) => nodes.set(row.i, row));
  useEffect(() => {
    source.overview().then(
      (value) => {
        learn([...value.core.nodes, ...value.top, ...value.newest.nodes, ...value.facets.sources]);
        setOverview(value);
      },
      (problem: unknown) => setError(messageOf(problem)),
    );
  }, [source]);
  const allSources = () => {
    if (!overview || overview.facets.sources.length >= overview.facets.named) return;
    source.sources().then(
      (sources) => {
        learn(sources);
        setOverview((before) => before && { ...before, facets: { ...before.facets, sources, named: sources.length } });
      },
      () => undefined,
    );
  };
  // A link can name a source that the overview leaves out.
  const named = [...route.filters.hidden.src, ...route.filters.only.src];
  const unknown = overview && named.some((id) => id !== OWN && !overview.facets.sources.some((one) => one.id === id));
  useEffect(() => {
    if (unknown) allSources();
  }, [unknown]);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-dark", dark);
    document.documentElement.lang = language;
  }, [dark, language]);

  const words = useMemo(() => new Words(language), [language]);
  const go = (changes: Partial<Route>, replace = false) => {
    const next = { ...parse(location.hash), ...changes };
    const address = format(next);
    if (address === location.hash) return;
    record(address, replace);
    setRoute((before) => settled(before, next));
  };
  if (!overview)
    return (
      <p class={error ? "problem alone" : "waiting alone"} role="status">
        {error ? words.t("failed", { why: words.label(error) }) : words.t("loading")}
      </p>
    );
  return (
    <AppContext.Provider value={{ source, overview, words, dark, route, go, nodes, learn, allSources }}>
      <Page
        setLanguage={() => setLanguage(keep("language", language === "nl" ? "en" : "nl"))}
        setScheme={() => setScheme(keep("scheme", dark ? "light" : "dark"))}
      />
    </AppContext.Provider>
  );
}

function Page({ setLanguage, setScheme }: { setLanguage(): void; setScheme(): void }) {
  const { words, route, go, overview } = useApp();
  useEffect(() => {
    document.title = `${words.t(viewName(route.view))} · kzgraph`;
  }, [route.view, words]);
  const title = overview.title ?? `${words.t("product")} ${words.number(overview.counts.documents)} ${words.t(overview.counts.documents === 1 ? "document1" : "documents")}`;
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      prompt(words.t("copyLink"), location.href); // a file on disk may not write to the clipboard
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const keys = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement).closest("input, textarea, .CodeMirror");
    if (event.key === "Escape" && !typing) go(route.article ? { article: "" } : { selected: null });
  };
  return (
    <div class="page" onKeyDown={keys}>
      <header>
        <h1>{title}</h1>
        <nav class="views" aria-label={words.t("views")}>
          {VIEWS.map((view) => (
            <a key={view} href={format({ ...route, view, article: "", selected: null, item: "", query: "", show: [] })} aria-current={view === route.view ? "page" : undefined} ref={(link) => void (view === route.view && link?.scrollIntoView({ block: "nearest", inline: "nearest" }))}>
              {words.t(viewName(view))}
            </a>
          ))}
        </nav>
        <Search />
        <div class="tools">
          <button type="button" class="icon-button" data-do="language" onClick={setLanguage} aria-label={words.language === "nl" ? "EN: English" : "NL: Nederlands"} title={words.t("language")}>
            {words.language === "nl" ? "EN" : "NL"}
          </button>
          <IconButton icon={copied ? "check" : "link"} label={words.t(copied ? "copied" : "copyLink")} data-do="copy" onClick={() => void copy()} />
          <IconButton icon="half" label={words.t("scheme")} data-do="scheme" onClick={setScheme} />
        </div>
      </header>
      <main>
        {route.view === "graph" ? <GraphView /> : <OtherView view={route.view} />}
        {route.article && <ArticleView id={route.article} />}
        <Panel />
      </main>
    </div>
  );
}

const TABS = ["details", "filters", "legend"] as const;

/** The panel at the right, on a phone a sheet at the bottom: evidence of the selection, else overview, filters, legend. */
function Panel() {
  const { words, route } = useApp();
  const [tab, setTab] = useState<(typeof TABS)[number]>("details");
  const [folded, setFolded] = useState(matchMedia("(max-width: 760px)").matches);
  const at = JSON.stringify(route.selected);
  useEffect(() => {
    if (!route.selected) return;
    setTab("details");
    setFolded(false);
  }, [at]);
  if (route.view !== "graph" && !route.selected) return null;
  const tabs = route.view === "graph" ? TABS : (["details"] as const);
  const count = isFiltered(route.filters) ? [...Object.values(route.filters.hidden), ...Object.values(route.filters.only)].flat().length + Number(Boolean(route.filters.from)) + Number(Boolean(route.filters.to)) + Number(route.filters.sure > 0) : 0;
  return (
    <aside class={`panel ${folded ? "folded" : ""}`} aria-label={words.t("panel")}>
      <div class="tabs">
        <div class="tab-list" role="tablist">
          {tabs.map((one) => (
            <button key={one} type="button" role="tab" id={`tab-${one}`} aria-controls="panel" aria-selected={one === tab} onClick={() => (setTab(one), setFolded(false))}>
              {words.t(one === "details" && !route.selected ? "overview" : one)}
              {one === "filters" && count > 0 && <span class="count">{count}</span>}
            </button>
          ))}
        </div>
        <button type="button" class="fold" aria-expanded={!folded} onClick={() => setFolded(!folded)} aria-label={words.t("panel")}>
          {folded ? "▴" : "▾"}
        </button>
      </div>
      <div id="panel" class="body" role="tabpanel" tabIndex={0} aria-labelledby={`tab-${tab}`} key={at + tab}>
        {tab === "filters" && tabs.length > 1 ? <FilterPanel /> : tab === "legend" && tabs.length > 1 ? <LegendPanel /> : route.selected ? <Evidence selected={route.selected} /> : <OverviewPanel />}
      </div>
    </aside>
  );
}

const viewName = (view: string) => `view${view[0]!.toUpperCase()}${view.slice(1)}`;

function useDarkSystem(): boolean {
  const query = useMemo(() => matchMedia("(prefers-color-scheme: dark)"), []);
  const [dark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = () => setDark(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return dark;
}

/** Write an address into the history. A page inside a frame (in a notebook) may change what stands behind # alone. */
function record(address: string, replace: boolean): void {
  try {
    if (replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    location.hash = address;
  }
}

/** Return what the browser kept of an earlier visit; a file on disk may not be allowed to keep anything. */
function kept(name: string): string {
  try {
    return localStorage.getItem(`kzgraph.${name}`) ?? "";
  } catch {
    return "";
  }
}

function keep<T extends string>(name: string, value: T): T {
  try {
    localStorage.setItem(`kzgraph.${name}`, value);
  } catch {
    // it holds for this visit
  }
  return value;
}
