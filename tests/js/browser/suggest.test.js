// Suggestions while typing: the archive's own names and terms, by keyboard and by click, from few bytes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build, fileUrl, launch, openPage, serve } from "./site.js";

const site = build();
const base = fileUrl(site);

describe("suggestions", () => {
  let browser, context;
  before(async () => {
    browser = await launch();
    context = await browser.newContext();
  });
  after(() => browser.close());

  const options = (page) => page.$$eval("#suggestions li", (items) => items.map((item) => item.firstChild.textContent));

  test("keys choose one, Enter searches for it, Escape closes the list", async () => {
    const { page, problems } = await openPage(context, base);
    await page.goto(base + "search.html");
    await page.focus("#query");
    await page.keyboard.type("的 醴陵");
    await page.waitForSelector("#suggestions li");
    assert.equal(await page.getAttribute("#query", "aria-expanded"), "true");
    assert.equal((await options(page))[0], "醴陵市");
    await page.keyboard.press("ArrowDown");
    const active = await page.getAttribute("#query", "aria-activedescendant");
    assert.equal(await page.getAttribute(`#${active}`, "aria-selected"), "true");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#query").value === "的 醴陵市");
    await page.waitForSelector("#hits h2");
    assert.equal(await page.isVisible("#suggestions"), false);
    await page.fill("#query", "");
    await page.keyboard.type("株洲");
    await page.waitForSelector("#suggestions li");
    await page.keyboard.press("Escape");
    assert.equal(await page.isVisible("#suggestions"), false);
    assert.equal(await page.inputValue("#query"), "株洲");
    assert.deepEqual(problems, []);
    await page.close();
  });

  test("a click takes one", async () => {
    const { page } = await openPage(context, base);
    await page.goto(base + "search.html");
    await page.focus("#query");
    await page.keyboard.type("成炫");
    await page.click("#suggestions li");
    await page.waitForFunction(() => document.querySelector("#query").value === "成炫兰");
    await page.waitForSelector("#hits mark");
    await page.close();
  });

  test("each suggestion finds a story, and all of them are small", async () => {
    const { page } = await openPage(context, base);
    await page.goto(base + "search.html");
    const lost = await page.evaluate(async () => {
      const lost = [];
      for (const texts of Object.values(await jianbao.part(6, 1))) {
        for (const text of texts) if (!(await jianbao.search(text, { limit: 0 })).counts.exact) lost.push(text);
      }
      return lost;
    });
    assert.deepEqual(lost, []);
    await page.close();
    const folder = join(site, "q", readdirSync(join(site, "q")).find((name) => name !== "entry.js"));
    assert.ok(gzipSync(readFileSync(join(folder, "6/0/1.js"))).length < 6000);
  });

  test("a query that is typed takes at most half as much again as one that is asked", async () => {
    const server = await serve(site);
    const bytes = async (search) => {
      const fresh = await browser.newContext();
      const { page } = await openPage(fresh, server.url);
      server.requests.length = 0;
      await page.goto(server.url + "search.html");
      await search(page);
      await page.waitForLoadState("networkidle");
      await fresh.close();
      return server.requests.reduce((sum, path) => sum + gzipSync(readFileSync(join(site, path)), { level: 6 }).length, 0);
    };
    const asked = await bytes((page) => page.evaluate(() => jianbao.search("中车电动", { limit: 10 })));
    const typed = await bytes(async (page) => {
      await page.focus("#query");
      await page.keyboard.type("中车电动", { delay: 150 });
      await page.waitForSelector("#hits mark");
    });
    assert.ok(typed <= asked * 1.5, `${typed} bytes typed, ${asked} asked`);
    await server.close();
  });
});
