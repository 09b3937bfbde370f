// The licences of all packages that went into the bundles, as one text.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Packages whose build holds others of their own, and files that are copied and not bundled. */
const ALSO = ["oxigraph", "world-atlas"];

/** Return name, version, licence and notices of each package that a metafile names. */
export async function thirdParty(root, metafiles) {
  const found = new Set(ALSO);
  for (const file of metafiles.flatMap((one) => Object.keys(one.inputs))) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file);
    if (match) found.add(match[1]);
  }
  for (const name of [...found]) for (const one of await dependencies(root, name)) found.add(one);
  const parts = [];
  for (const name of [...found].sort()) parts.push(await notice(root, name));
  return `The explorer holds these works of others, each under its own licence.\n\n${parts.join("\n")}`;
}

/** Return all packages that one stands on: yasgui is published with its own inside. */
async function dependencies(root, name, seen = new Set()) {
  const { dependencies: direct = {} } = await description(root, name);
  for (const one of Object.keys(direct)) {
    if (seen.has(one)) continue;
    seen.add(one);
    await dependencies(root, one, seen);
  }
  return seen;
}

async function description(root, name) {
  try {
    return JSON.parse(await readFile(join(root, "node_modules", name, "package.json"), "utf8"));
  } catch {
    return {};
  }
}

async function notice(root, name) {
  const { version = "", license = "see below" } = await description(root, name);
  const folder = join(root, "node_modules", name);
  const files = (await readdir(folder).catch(() => [])).filter((file) => /^(licen[sc]e|notice|copying)/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8").catch(() => "")));
  const line = "=".repeat(78);
  return `${line}\n${name} ${version} — ${typeof license === "string" ? license : license.type}\n${line}\n${texts.join("\n").trim()}\n`;
}
