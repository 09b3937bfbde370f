import { render } from "preact";
import { Explorer } from "./app";
import { Portable, type Pack } from "./data/portable";
import "./style/explorer.css";

/** Return what an inert script element of this file holds: base64. */
function bytes(id: string): ArrayBuffer {
  const text = document.getElementById(id)?.textContent?.trim() ?? "";
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0)).buffer;
}

async function unzipped(id: string): Promise<ArrayBuffer> {
  return new Response(new Blob([bytes(id)]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function start(): Promise<void> {
  const pack = JSON.parse(new TextDecoder().decode(await unzipped("pack"))) as Pack;
  const code = URL.createObjectURL(new Blob([await unzipped("worker")], { type: "text/javascript" }));
  const source = new Portable(
    pack,
    () => new Worker(code),
    async () => ({ kind: "load", wasm: await unzipped("wasm"), quads: bytes("quads") }),
  );
  render(<Explorer source={source} />, document.getElementById("app")!);
}

void start();
