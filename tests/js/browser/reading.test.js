// Reading and browsing: with scripts off, on narrow and wide screens.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, fileUrl, launch, openPage } from "./site.js";

const site = build();
const base = fileUrl(site);
const story = JSON.parse(
  readFileSync(join(site, "data/stories.jsonl"), "utf8")
    .split("\n")
    .find((line) => line.includes("火花塞")),
);
const storyPage = `s/${story.id.slice(0, 2)}/${story.id}.html`;

describe("reading", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  test("with scripts off, a reader goes from the home page to every story's page and back", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page } = await openPage(context, base);
    const seen = new Set();
    const queue = [base + "index.html"];
    while (queue.length) {
      const url = queue.pop();
      if (seen.has(url)) continue;
      seen.add(url);
      await page.goto(url);
      for (const href of await page.$$eval("a[href]", (links) => links.map((link) => link.href.split(/[#?]/)[0])))
        if (href.startsWith(base) && href.endsWith(".html") && !seen.has(href)) queue.push(href);
    }
    const stories = [...seen].filter((url) => /\/s\/..\//.test(url));
    assert.equal(stories.length, readFileSync(join(site, "data/stories.jsonl"), "utf8").trim().split("\n").length);
    await page.goto(base + "search.html");
    assert.match(await page.textContent("noscript"), /\S/);
    await context.close();
  });

  for (const width of [320, 390, 1280]) {
    test(`no kind of page scrolls sideways at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const { page, problems } = await openPage(context, base);
      await page.goto(base + storyPage);
      const links = await page.$$eval("a[href]", (links) => links.map((link) => link.href.split(/[#?]/)[0]));
      const kinds = ["index.html", "search.html", "about.html", "404.html", storyPage].map((path) => base + path);
      for (const url of new Set([...kinds, ...links.filter((href) => href.endsWith(".html"))])) {
        await page.goto(url);
        const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${url} is ${content} px wide`);
        assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
});
