// Every kind of page, in both layouts and languages: valid, accessible, small; every link of the site leads somewhere.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { answered, files, kinds } from "./kinds.js";
import { build, fileUrl, launch, serve } from "./site.js";

/** Sites by what is special with them. */
const sites = {
  plain: build(),
  English: build("seeds", "--lang", "en"),
  "a web page a newspaper page": build("seeds", "--layout", "pages"),
  "a web page a newspaper page, English": build("seeds", "--layout", "pages", "--lang", "en", "--base-url", "https://example.org/archive"),
};
const site = sites.plain;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // How the source is written, which nobody reads; and what the program's own escaping decides.
    "attribute-boolean-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    "long-title": "off", // A headline is as long as the paper printed it.
    "tel-non-breaking": "off",
    "text-content": "off",
    // Lists lose their role in one browser where their signs are taken away; the role says it again.
    "no-redundant-role": "off",
    // There is nothing to check the integrity against but the folder's own name, which is a hash.
    "require-sri": "off",
  },
});

/** What a page names: addresses, and its own places. */
function named(html) {
  const addresses = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map((match) => match[1].replaceAll("&amp;", "&"));
  const places = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  return { addresses, places };
}

/** Links of a site that lead nowhere, as `page: link`. */
function broken(all, text) {
  const held = new Set(all);
  const places = new Map();
  const placesOf = (path) => {
    if (!places.has(path)) places.set(path, new Set(named(text(path)).places));
    return places.get(path);
  };
  const lost = [];
  for (const path of all.filter((path) => path.endsWith(".html"))) {
    const { addresses, places: own } = named(text(path));
    if (new Set(own).size !== own.length) lost.push(`${path}: two places of one name`);
    for (const address of addresses) {
      if (address.startsWith("https://example.org/archive/") && path.endsWith(".html")) continue; // Only `link` elements may.
      const [way, place = ""] = address.split("#");
      const target = way.split("?")[0] ? posix.join(dirname(path), decodeURIComponent(way.split("?")[0])) : path;
      const byScript = !place || place.startsWith("add=");
      if (/^[a-z]+:/.test(address) || !held.has(target) || (!byScript && !placesOf(target).has(place))) lost.push(`${path}: ${address}`);
    }
  }
  return lost;
}

describe("every page", () => {
  for (const [name, site] of Object.entries(sites)) {
    const all = files(site);

    test(`links lead to a page and a place on it: ${name}`, () => {
      assert.deepEqual(broken(all, (path) => readFileSync(join(site, path), "utf8")), []);
    });

    test(`no page is over 300 kB, no folder over 2,000 files: ${name}`, () => {
      for (const path of all.filter((path) => path.endsWith(".html"))) assert.ok(statSync(join(site, path)).size <= 300_000, path);
      const folders = new Map();
      for (const path of all) folders.set(dirname(path), (folders.get(dirname(path)) || 0) + 1);
      for (const [folder, count] of folders) assert.ok(count <= 2000, `${folder}: ${count}`);
    });
  }

  test("a link that leads nowhere is seen", () => {
    const pages = { "a.html": '<a href="b.html#x">', "s/b.html": '<p id="x"><a href="../a.html">' };
    assert.deepEqual(broken(Object.keys(pages), (path) => pages[path]), ["a.html: b.html#x"]);
    const places = { "a.html": '<a href="s/b.html#y">', "s/b.html": '<p id="x">' };
    assert.deepEqual(broken(Object.keys(places), (path) => places[path]), ["a.html: s/b.html#y"]);
  });
});

describe("one page of each kind", () => {
  let browser;
  const servers = {};
  before(async () => {
    browser = await launch();
    for (const [name, site] of Object.entries(sites)) servers[name] = await serve(site);
  });
  after(async () => {
    await browser.close();
    for (const server of Object.values(servers)) await server.close();
  });

  for (const [name, site] of Object.entries(sites)) {
    test(`is valid HTML: ${name}`, () => {
      for (const [kind, path] of Object.entries(kinds(site))) {
        const report = validator.validateStringSync(readFileSync(join(site, path.split("?")[0]), "utf8"), path);
        const told = report.results.flatMap((result) => result.messages.map((message) => `${kind} ${message.line}: ${message.ruleId}: ${message.message}`));
        assert.deepEqual(told, []);
      }
    });
  }

  test("a fault in HTML is seen", () => {
    const told = validator.validateStringSync("<!DOCTYPE html><html lang='en'><head><title>x</title></head><body><ul><p>x</p></ul></body></html>");
    assert.ok(!told.valid);
  });

  for (const [name, colorScheme, width] of [
    ["plain", "light", 1280],
    ["plain", "dark", 390],
    ["English", "light", 390],
    ["a web page a newspaper page", "dark", 1280],
    ["a web page a newspaper page, English", "light", 320],
  ]) {
    test(`has nothing that axe finds fault with: ${name}, ${colorScheme} at ${width} px`, async () => {
      // The checker is injected; a page's own policy would refuse it.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true, reducedMotion: "reduce" });
      const page = await context.newPage();
      for (const [kind, path] of Object.entries(kinds(sites[name]))) {
        // Of a site that knows its address this page, which may stand in for any, takes its style from there.
        if (kind === "404" && name === "a web page a newspaper page, English") continue;
        await page.goto(servers[name].url + path);
        if (path.includes("?q=")) await answered(page);
        await page.addScriptTag({ path: axe });
        const faults = await page.evaluate(async () => {
          const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
          return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
        });
        assert.deepEqual(faults, [], kind);
      }
      await context.close();
    });
  }

  for (const name of Object.keys(sites).filter((name) => name.includes("English"))) {
    test(`speaks English but where the paper speaks: ${name}`, async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      for (const [kind, path] of Object.entries(kinds(sites[name]))) {
        await page.goto(servers[name].url + path);
        if (path.includes("?q=")) await answered(page);
        const chinese = await page.evaluate(() => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { data, parentElement: parent } = walker.currentNode;
            // What stands in quotation marks is quoted; names of files, of the archive and of the program are names.
            const own = data.replace(/“[^”]*”|《[^》]*》/g, "").replace(/[^\p{Script=Han}，。：；（）、]/gu, "");
            if (own && parent.closest("[lang]").lang === "en" && !parent.closest("script, code, template, .brand, .hero h1, .foot")) found.push(data.trim());
          }
          for (const part of document.querySelectorAll("[title], [placeholder]"))
            if (/\p{Script=Han}/u.test(part.title + (part.placeholder || "")) && !part.matches("link")) found.push(part.outerHTML);
          return found;
        });
        assert.deepEqual(chinese, [], kind);
      }
      await context.close();
    });
  }

  test("axe sees a fault", async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(servers.plain.url + "index.html");
    await page.evaluate(() => document.querySelector("main").insertAdjacentHTML("beforeend", "<img src=x><button></button>"));
    await page.addScriptTag({ path: axe });
    const faults = await page.evaluate(async () => (await axe.run()).violations.map((fault) => fault.id));
    assert.ok(faults.includes("image-alt") && faults.includes("button-name"), faults.join(" "));
    await context.close();
  });

  test("a story takes 12 kB at most with all that it loads", async () => {
    const server = servers.plain;
    const all = files(site).filter((path) => path.startsWith("s/"));
    const size = (path) => statSync(join(site, path)).size;
    all.sort((one, other) => size(one) - size(other));
    for (const path of [all[all.length >> 1], all[all.length - 1]]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      server.requests.length = 0;
      await page.goto(server.url + path, { waitUntil: "load" });
      await page.waitForTimeout(300);
      const sizes = server.requests.map((path) => [path, gzipSync(readFileSync(join(site, decodeURIComponent(path))), { level: 6 }).length]);
      const sum = sizes.reduce((sum, [, size]) => sum + size, 0);
      assert.ok(sizes.length >= 4 && sum <= 12_000, `${sum}: ${sizes.join(" ")}`);
      await context.close();
    }
  });
});
