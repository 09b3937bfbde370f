// Bundles the explorer: `node build.mjs [FOLDER]` writes what `kzgraph serve` and `kzgraph view --portable` need.
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { thirdParty } from "./third-party.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../kzgraph/serve/static"));
const require = createRequire(import.meta.url);

/** Tables of words are TOML: one source for Python and TypeScript. */
const toml = {
  name: "toml",
  setup: (it) =>
    it.onLoad({ filter: /\.toml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, "utf8"))),
      loader: "json",
    })),
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none", // all notices are in THIRD_PARTY.txt
  metafile: true,
  logLevel: "warning",
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [toml],
};

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "portable"), { recursive: true });
const results = await Promise.all([
  build({
    ...common,
    entryPoints: { explorer: "src/main.tsx" },
    outdir: out,
    format: "esm",
    splitting: true,
    chunkNames: "parts/[name]-[hash]",
  }),
  build({ ...common, entryPoints: { explorer: "src/portable.tsx" }, outdir: join(out, "portable"), format: "iife" }),
  build({ ...common, entryPoints: { worker: "src/data/worker.ts" }, outdir: join(out, "portable"), format: "iife", define: { ...common.define, "import.meta.url": '""' } }),
]);
await copyFile(join(here, "src/index.html"), join(out, "index.html"));
await copyFile(join(dirname(require.resolve("oxigraph")), "web_bg.wasm"), join(out, "portable", "oxigraph.wasm"));
await writeFile(join(out, "THIRD_PARTY.txt"), await thirdParty(here, results.map((one) => one.metafile)));
