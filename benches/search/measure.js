// node benches/search/measure.js FOLDER: bytes (gzip -6), requests and milliseconds of searches in FOLDER, and whether counts are right.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { open } from "../../tests/js/engine/site.js";

const root = process.argv[2];
const sizes = new Map();
const gzip = (path) => {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(root, path)), { level: 6 }).length);
  return sizes.get(path);
};
const middle = (list) => list.slice().sort((a, b) => a - b)[list.length >> 1];
const most = (list, share) => list.slice().sort((a, b) => a - b)[Math.floor(list.length * share)];

const totals = {};
const [folder] = readdirSync(join(root, "q")).filter((name) => name !== "entry.js");
const walk = (path, kind) => {
  for (const name of readdirSync(join(root, path))) {
    const below = path + "/" + name;
    if (statSync(join(root, below)).isDirectory()) walk(below, kind || name);
    else {
      const total = totals[kind] || (totals[kind] = { files: 0, disk: 0, gzip: 0 });
      total.files += 1;
      total.disk += statSync(join(root, below)).size;
      total.gzip += gzip(below);
    }
  }
};
walk("q/" + folder, "");
totals.entry = { files: 1, disk: statSync(join(root, "q/entry.js")).size, gzip: gzip("q/entry.js") };
const texts = readFileSync(join(root, "texts.txt"), "utf8").trimEnd().split("\n");
const text = texts.reduce((sum, one) => sum + gzipSync(one.replace(/\u2029/g, "\n"), { level: 6 }).length, 0);
console.table(totals);
const index = Object.entries(totals).filter(([kind]) => kind !== "3");
const files = Object.values(totals).reduce((sum, total) => sum + total.files, 0);
const served = index.reduce((sum, [, total]) => sum + total.gzip, 0);
console.log({
  stories: texts.length, textGzipPerStory: text / texts.length, indexGzipPerStory: served / texts.length, served: served / text,
  disk: index.reduce((sum, [, total]) => sum + total.disk, 0) / text, filesPerStory: files / texts.length,
});

const queries = JSON.parse(readFileSync(join(root, "queries.json"), "utf8"));
const tiers = (process.env.TIERS || "exact,words").split(",");
const jianbao = open(root);
const reset = () => {
  jianbao.parts.clear();
  jianbao.blocks.clear();
  jianbao.loaded.length = 0;
};
await jianbao.search(queries[0].q);
const cold = [];
for (const { q } of queries) {
  reset();
  const answer = await jianbao.search(q, { tiers });
  const kinds = {};
  for (const path of jianbao.loaded) {
    const kind = path.split("/")[2] || "entry";
    kinds[kind] = (kinds[kind] || 0) + gzip(path);
  }
  cold.push({ q, n: answer.counts.exact, words: answer.counts.words, requests: jianbao.loaded.length,
    bytes: jianbao.loaded.reduce((sum, path) => sum + gzip(path), 0), kinds });
}
const median = (pick) => middle(cold.map(pick));
console.log("cold", { requests: median((c) => c.requests), requestsMost: most(cold.map((c) => c.requests), 0.99),
  bytes: median((c) => c.bytes), bytesMost: most(cold.map((c) => c.bytes), 0.99), hits: median((c) => c.n),
  kinds: [0, 1, 2, 3, 4, 5].map((kind) => Math.round(cold.reduce((sum, c) => sum + (c.kinds[kind] || 0), 0) / cold.length)) });
reset();
let right = 0;
const warm = [];
for (const { q, expect } of queries) {
  jianbao.loaded.length = 0;
  const started = performance.now();
  const answer = await jianbao.search(q, { tiers });
  warm.push({ ms: performance.now() - started, bytes: jianbao.loaded.reduce((sum, path) => sum + gzip(path), 0) });
  if (answer.counts.exact === expect) right += 1;
  else console.log("wrong", q, expect, answer.counts.exact);
}
console.log("warm", { ms: middle(warm.map((w) => w.ms)), msMost: most(warm.map((w) => w.ms), 0.99), bytes: middle(warm.map((w) => w.bytes)),
  right: right / queries.length });
