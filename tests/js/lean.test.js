// Scripts are served without comments and needless white space, and mean what their sources mean.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { build } from "./browser/site.js";

const sources = new URL("../../src/assets/js/", import.meta.url);
const site = build();
const assets = readdirSync(site).find((name) => name.startsWith("assets-"));
const served = (name) => readFileSync(join(site, assets, "js", name), "utf8");

/** A script's tree without places and spellings of literals. */
const tree = (text) =>
  JSON.stringify(parse(text, { ecmaVersion: 2019, sourceType: "script" }), (key, value) =>
    ["start", "end", "raw"].includes(key) ? undefined : value,
  );

for (const name of readdirSync(sources).filter((file) => file.endsWith(".js"))) {
  test(`${name} is served with its source's meaning`, () => {
    const source = readFileSync(new URL(name, sources), "utf8");
    assert.equal(tree(served(name)), tree(source));
    assert.doesNotMatch(served(name), /^\s*(\/\/|\/\*|\*)/m);
  });
}

// Measured: 17.6 kB. This keeps it from growing unseen.
test("the search page's script is small", () => {
  const size = gzipSync(served("find.js"), { level: 9 }).length;
  assert.ok(size <= 18_000, `${size} bytes`);
});
