import Yasqe from "@zazuko/yasqe";
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";

/** A text that was put into the editor; a new object even when the text is the same. */
export interface Given {
  text: string;
}

/** The editor of SPARQL that YASGUI is made of, without its look-ups on the web. Ctrl-Enter runs the query. */
export function Editor({ given, onChange, onRun }: { given: Given; onChange(text: string): void; onRun(): void }) {
  const { words } = useApp();
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<Yasqe | null>(null);
  const latest = useRef({ onChange, onRun });
  latest.current = { onChange, onRun };
  useEffect(() => {
    const run = () => latest.current.onRun();
    const made = new Yasqe(holder.current!, {
      value: given.text,
      autocompleters: ["variables"], // "prefixes", "class" and "property" ask prefix.cc and LOV
      prefixCcApi: null,
      persistenceId: null,
      consumeShareLink: null,
      createShortLink: undefined,
      showQueryButton: false,
      resizeable: false,
      editorHeight: "100%",
      collapsePrefixesOnLoad: false,
      lineWrapping: true,
      extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false } as never,
      screenReaderLabel: words.t("editor"),
    } as never);
    made.on("change" as never, (() => latest.current.onChange(made.getValue())) as never);
    made.getInputField().setAttribute("aria-label", words.t("editor"));
    made.getScrollerElement().tabIndex = 0; // who has no mouse can scroll it
    for (const bar of holder.current!.querySelectorAll(".yasqe_buttons")) bar.remove();
    editor.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    // Only what others put in: what is typed is newer than any rendering of it.
    if (editor.current && editor.current.getValue() !== given.text) editor.current.setValue(given.text);
  }, [given]);
  return <div class="editor" ref={holder} />;
}
