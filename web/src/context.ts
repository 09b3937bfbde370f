import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Source } from "./data/source";
import type { NodeRow, Overview } from "./data/types";
import type { Route } from "./route";
import type { Words } from "./words";

/** What every part of the page can use. go: change the route; replace: without a new entry in the history. */
export interface App {
  source: Source;
  overview: Overview;
  words: Words;
  dark: boolean;
  route: Route;
  go(changes: Partial<Route>, replace?: boolean): void;
  /** Fetch the sources that the overview leaves out; nothing is done when they are all there. */
  allSources(): void;
  /** All nodes that were ever fetched, by number; `learn` adds to them. */
  nodes: Map<number, NodeRow>;
  learn(rows: readonly NodeRow[]): void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("no app around this component");
  return app;
}

export interface Loaded<T> {
  value: T | null;
  error: string;
}

/** Return what `load` brings, again whenever one of `on` changes; an answer that comes too late is dropped. */
export function useLoaded<T>(load: () => Promise<T>, on: readonly unknown[]): Loaded<T> {
  const [state, set] = useState<Loaded<T>>({ value: null, error: "" });
  useEffect(() => {
    let wanted = true;
    set((before) => (before.error ? { value: null, error: "" } : before));
    load().then(
      (value) => wanted && set({ value, error: "" }),
      (error: unknown) => wanted && set({ value: null, error: messageOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, on);
  return state;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
