// node benches/search/compare.js FOLDER [jianbao]: jianbao beside Pagefind in one run, as a table; with `jianbao` without Pagefind.
//
// FOLDER is what `cargo bench --bench search -- DICT SIZE FOLDER records` made. Before it: `cargo build --release`,
// `npm ci --prefix benches/search`, `npm ci --prefix tests/js`; Debian's chromium; Linux, whose /proc says how much memory a program took.
//
// Both index the same stories: jianbao as records (.jsonl), of which it makes the whole site; Pagefind as one bare HTML page a story, of
// which it makes the index alone. The pages' making is not counted. Both are asked the same queries through their own programming
// interface, ten hits with their snippets each, in one Chromium, from a server that compresses with gzip -6.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const { chromium } = createRequire(new URL("../../tests/js/package.json", import.meta.url))("playwright-core");

/** Fresh browsers a measure: their median is steady to some per cent. */
const FRESH = 15;

/** Slow 4G as browsers' tools emulate it: milliseconds, bytes a second. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

const ascending = (numbers) => numbers.slice().sort((a, b) => a - b);
const median = (numbers) => ascending(numbers)[numbers.length >> 1];
const p99 = (numbers) => ascending(numbers)[Math.floor(numbers.length * 0.99)];

/** Runs a program; gives its seconds, those of all processors together, and the most memory it held, in bytes. */
function timed(program, ...options) {
  const started = performance.now();
  const child = spawn(program, options, { stdio: ["ignore", "ignore", "inherit"] });
  let peak = 0;
  let work = 0;
  const look = setInterval(() => {
    try {
      const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"));
      if (found) peak = Number(found[1]) * 1024;
      // Hundredths of a second in the program and in the system, the 14th and 15th field; the 2nd, in brackets, may hold spaces.
      const fields = readFileSync(`/proc/${child.pid}/stat`, "latin1").replace(/.*\) /, "").split(" ");
      work = Math.max(work, (Number(fields[11]) + Number(fields[12])) / 100);
    } catch {
      // It has just ended.
    }
  }, 20);
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("exit", (code) => {
      clearInterval(look);
      if (code) failed(new Error(`${program} ended with ${code}`));
      else done({ seconds: (performance.now() - started) / 1000, work, peak });
    });
  });
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A story as Pagefind takes it. */
const page = (title, texts) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body data-pagefind-body><h1>${escaped(title)}</h1>${texts.map((text) => `<p>${escaped(text)}</p>`).join("")}</body></html>`;

const compressed = (path) => [".html", ".js", ".css", ".json", ".svg"].includes(extname(path));

/** Bytes as served and on disk, and number, of all files below a folder. */
function sizes(folder, total = { served: 0, disk: 0, files: 0 }) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sizes(path, total);
    else {
      const bytes = readFileSync(path);
      total.files += 1;
      // Whole blocks of 4 kB, as most file systems have them.
      total.disk += Math.ceil(bytes.length / 4096) * 4096;
      total.served += compressed(path) ? gzipSync(bytes, { level: 6 }).length : bytes.length;
    }
  }
  return total;
}

/** A static host that counts what it sends. */
async function serve(folder) {
  const bodies = new Map();
  const site = { bytes: 0, requests: 0, scripts: 0, reset: () => (site.bytes = site.requests = site.scripts = 0), url: "", close: () => server.close() };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    let body = bodies.get(path);
    if (!body && path === "/blank.html") body = Buffer.from("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>-</title>");
    if (!body) {
      const file = join(folder, path);
      if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
      const bytes = readFileSync(file);
      body = compressed(path) ? gzipSync(bytes, { level: 6 }) : bytes;
      bodies.set(path, body);
    }
    site.requests += 1;
    site.bytes += body.length;
    if (path.endsWith(".js")) site.scripts += body.length;
    const head = { "content-type": TYPES[extname(path)] || "application/octet-stream", "cache-control": "max-age=600" };
    if (compressed(path) && path !== "/blank.html") head["content-encoding"] = "gzip";
    response.writeHead(200, head).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  site.url = `http://127.0.0.1:${server.address().port}/`;
  return site;
}

/** What each is asked, in the page: gives the number of hits, and how many of them came with a snippet. */
const searches = {
  jianbao: {
    start: "search.html",
    search: async (query) => {
      const answer = await jianbao.search(query, { limit: 10 });
      return { count: answer.counts.exact, shown: answer.hits.filter((hit) => hit.snippet.length).length };
    },
  },
  pagefind: {
    start: "blank.html",
    search: async (query) => {
      const pagefind = window.pagefind || (window.pagefind = await import("/pagefind/pagefind.js"));
      const answer = await pagefind.search(query);
      const shown = await Promise.all(answer.results.slice(0, 10).map((result) => result.data()));
      return { count: answer.results.length, shown: shown.filter((data) => data.excerpt).length };
    },
  },
};

/** One search in a page, with its milliseconds there. */
const asked = (page, name, query) =>
  page.evaluate(`(async () => {
    const started = performance.now();
    const answer = await (${searches[name].search})(${JSON.stringify(query)});
    return Object.assign(answer, { ms: performance.now() - started });
  })()`);

async function measured(name, folder, queries, browser) {
  const site = await serve(folder);
  const first = {};
  for (const network of ["plain", "slow"]) {
    const runs = [];
    for (const { q } of queries.slice(0, FRESH)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      if (network === "slow") {
        const session = await context.newCDPSession(page);
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", SLOW_4G);
      }
      site.reset();
      const started = performance.now();
      await page.goto(site.url + searches[name].start);
      const opened = performance.now() - started;
      // Scripts that came with the page are part of what a search takes; its words and styles are not.
      const scripts = site.scripts;
      site.reset();
      const answer = await asked(page, name, q);
      runs.push({ bytes: scripts + site.bytes, requests: site.requests, ms: answer.ms, whole: opened + answer.ms });
      await context.close();
    }
    first[network] = Object.fromEntries(["bytes", "requests", "ms", "whole"].map((key) => [key, median(runs.map((run) => run[key]))]));
  }
  const page = await (await browser.newContext()).newPage();
  await page.goto(site.url + searches[name].start);
  await asked(page, name, queries[0].q);
  const later = [];
  let right = 0;
  let most = 0;
  for (const { q, expect } of queries.slice(1)) {
    site.reset();
    const answer = await asked(page, name, q);
    later.push({ bytes: site.bytes, ms: answer.ms });
    if (answer.count === expect) right += 1;
    else if (name === "jianbao") console.error("wrong", q, expect, answer.count);
    if (answer.count > expect) most += 1;
  }
  // Everything they need is there by now: what is left is the work itself.
  const warm = [];
  for (const { q } of queries) warm.push((await asked(page, name, q)).ms);
  site.close();
  return {
    first,
    later: { bytes: median(later.map((run) => run.bytes)), ms: median(later.map((run) => run.ms)) },
    warm: { ms: median(warm), p99: p99(warm) },
    right: right / later.length,
    most: most / later.length,
  };
}

const [folder, only] = process.argv.slice(2);
const names = only ? [only] : ["jianbao", "pagefind"];
const queries = JSON.parse(readFileSync(join(folder, "queries.json"), "utf8"));
const records = join(folder, "stories.jsonl");
const results = {};
const text = { stories: 0, bytes: 0, served: 0 };
const pages = join(folder, "pages");
rmSync(pages, { recursive: true, force: true });
for await (const line of createInterface({ input: createReadStream(records) })) {
  const story = JSON.parse(line);
  const texts = story.parts.map((part) => part.text);
  const bytes = Buffer.from(texts.join("\n"));
  text.bytes += bytes.length;
  text.served += gzipSync(bytes, { level: 6 }).length;
  if (names.includes("pagefind")) {
    const below = join(pages, String(Math.floor(text.stories / 1000)));
    if (text.stories % 1000 === 0) mkdirSync(below, { recursive: true });
    writeFileSync(join(below, `${text.stories}.html`), page(story.title, texts.slice(1)));
  }
  text.stories += 1;
}
for (const name of names) {
  const site = name === "jianbao" ? join(folder, "site") : pages;
  rmSync(name === "jianbao" ? site : join(pages, "pagefind"), { recursive: true, force: true });
  rmSync(join(folder, "site.cache"), { recursive: true, force: true });
  const build =
    name === "jianbao"
      ? await timed(fileURLToPath(new URL("../../target/release/jianbao", import.meta.url)), "build", "--quiet", records, "--out", site)
      : await timed(fileURLToPath(new URL(`node_modules/@pagefind/${process.platform}-${process.arch}/bin/pagefind_extended`, import.meta.url)), "--silent", "--site", pages);
  const index = sizes(join(site, name === "jianbao" ? "q" : "pagefind"));
  // Texts for snippets are counted apart: a site without search could do without.
  if (name === "jianbao") {
    const search = join(site, "q");
    const [hash] = readdirSync(search).filter((entry) => entry !== "entry.js");
    index.texts = sizes(join(search, hash, "3"));
  } else if (existsSync(join(site, "pagefind", "fragment"))) index.texts = sizes(join(site, "pagefind", "fragment"));
  results[name] = { build, index };
}
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const name of names) {
  const site = name === "jianbao" ? join(folder, "site") : pages;
  Object.assign(results[name], await measured(name, site, queries, browser));
}
await browser.close();

const kilo = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const ms = (time) => `${time < 100 ? time.toFixed(time < 10 ? 1 : 0) : Math.round(time / 10) * 10} ms`;
const rows = [
  ["right counts", (r) => `${(r.right * 100).toFixed(r.right === 1 ? 0 : 1)} %`],
  ["counts too high", (r) => `${(r.most * 100).toFixed(r.most === 0 ? 0 : 1)} %`],
  ["first search, ten snippets: bytes", (r) => kilo(r.first.plain.bytes)],
  ["— requests", (r) => String(r.first.plain.requests)],
  ["— time", (r) => ms(r.first.plain.ms)],
  ["— time, with the page's opening", (r) => ms(r.first.plain.whole)],
  ["— time on slow 4G", (r) => ms(r.first.slow.ms)],
  ["— time on slow 4G, with the page's opening", (r) => ms(r.first.slow.whole)],
  ["later searches: bytes", (r) => kilo(r.later.bytes)],
  ["— time", (r) => ms(r.later.ms)],
  ["repeated searches: time", (r) => ms(r.warm.ms)],
  ["— time, 99th of 100", (r) => ms(r.warm.p99)],
  ["build", (r) => `${r.build.seconds.toFixed(1)} s`],
  ["— work of all processors", (r) => `${r.build.work.toFixed(1)} s`],
  ["peak memory of it", (r) => mega(r.build.peak)],
  ["search files", (r) => r.index.files.toLocaleString("en")],
  ["— as served", (r) => mega(r.index.served)],
  ["— as served, without texts", (r) => mega(r.index.served - (r.index.texts ? r.index.texts.served : 0))],
  ["— on disk, in blocks of 4 kB", (r) => mega(r.index.disk)],
];
console.log(`${text.stories} stories, ${mega(text.bytes)} of text, ${mega(text.served)} gzip, as records; ${queries.length} queries; load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`);
console.log(`| | ${names.join(" | ")} |\n|---|${names.map(() => "---:").join("|")}|`);
for (const [label, cell] of rows) console.log(`| ${label} | ${names.map((name) => cell(results[name])).join(" | ")} |`);
writeFileSync(join(folder, "compared.json"), JSON.stringify({ text, results }, null, 1));
