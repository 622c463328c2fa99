// Reading and browsing: with scripts off, on narrow and wide screens.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { answered, kinds } from "./kinds.js";
import { build, fileUrl, launch, openPage, root } from "./site.js";

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

  test("a paragraph leads to its lines in the dump, and each line back to it", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page, problems } = await openPage(context, base);
    await page.goto(base + storyPage);
    const paragraph = page.locator(".text > p[id]").first();
    const name = await paragraph.getAttribute("id");
    await paragraph.locator(".at").click();
    const line = page.locator(".raw li:target");
    assert.equal(await line.getAttribute("id"), name);
    assert.match(await line.locator(".r").textContent(), /篇\d/);
    await line.locator(".r a").click();
    assert.equal(await page.locator(":target").getAttribute("id"), name);
    assert.ok(page.url().includes(storyPage));
    assert.deepEqual(problems, []);
    await context.close();
  });

  test("the source view holds every line of the dump", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page } = await openPage(context, base);
    await page.goto(base + storyPage);
    await page.locator(".facts a[href*='raw/']").first().click();
    const file = await page.textContent(".head code");
    const printed = readFileSync(join(root, "seeds", file), "utf8").split(/\r?\n/);
    const expected = printed.flatMap((text, at) => (text.trim() ? [[String(at + 1), text]] : []));
    const shown = await page.$$eval(".raw li", (rows) =>
      rows.map((row) => [row.querySelector(".n").textContent, row.querySelector(".t").firstChild.data]),
    );
    assert.deepEqual(shown, expected);
    await context.close();
  });

  test("today's day of the year is chosen by the reader's clock; a day without issues leads to the nearest with some", async () => {
    const context = await browser.newContext({ timezoneId: "Asia/Shanghai" });
    const { page, problems } = await openPage(context, base);
    await page.clock.setFixedTime(new Date("2024-02-29T12:00:00+08:00"));
    await page.goto(base + "index.html");
    assert.match(await page.textContent("#today"), /2月29日/);
    await page.click("#today");
    assert.ok(page.url().endsWith("day/02-29.html"));
    assert.match(await page.textContent("main"), /没有历年这一天的报纸/);
    await page.click(".turn a[rel=prev]");
    assert.ok(page.url().endsWith("day/10-09.html"));
    assert.ok((await page.locator("main .rows a").count()) > 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  for (const width of [320, 390, 1280]) {
    test(`no kind of page scrolls sideways at ${width} px`, async () => {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const { page, problems } = await openPage(context, base);
      for (const url of Object.values(kinds(site)).concat(storyPage).map((path) => base + path)) {
        await page.goto(url);
        if (url.includes("?q=")) await answered(page);
        const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${url} is ${content} px wide`);
        assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  test("at twice the size no kind of page scrolls sideways, whether the page is enlarged or its text", async () => {
    for (const [viewport, text] of [[{ width: 640, height: 450 }, "112.5%"], [{ width: 1280, height: 900 }, "225%"]]) {
      const context = await browser.newContext({ viewport, deviceScaleFactor: 1280 / viewport.width });
      const page = await context.newPage();
      for (const [kind, path] of Object.entries(kinds(site))) {
        await page.goto(base + path);
        if (path.includes("?q=")) await answered(page);
        await page.evaluate((size) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`html { font-size: ${size} !important }`);
          document.adoptedStyleSheets = [sheet];
        }, text);
        const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= view, `${kind} is ${content} px wide with text of ${text}`);
      }
      await context.close();
    }
  });

  test("printed, a story is a clipping: its text in columns and its source, nothing to press", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(base + storyPage);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const shown of [".brand", "h1", ".imprint", ".text", ".cite pre"]) assert.ok(await page.locator(shown).first().isVisible(), shown);
    for (const hidden of ["nav", "button", ".find", "aside", ".facts", "details", ".star", ".at"])
      for (const part of await page.locator(hidden).all()) assert.ok(!(await part.isVisible()), hidden);
    const style = (selector) => page.$eval(selector, (part) => [getComputedStyle(part).columnCount, getComputedStyle(part).backgroundColor]);
    assert.equal((await style(".text"))[0], "2");
    assert.equal((await style("body"))[1], "rgb(255, 255, 255)");
    await context.close();
  });

  test("nothing moves on its own, and colours of the reader's system leave every sign", async () => {
    const context = await browser.newContext({ forcedColors: "active" });
    const page = await context.newPage();
    for (const path of Object.values(kinds(site))) {
      await page.goto(base + path);
      const moving = await page.evaluate(() => [...document.querySelectorAll("*")].some((part) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(part);
        return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto";
      }));
      assert.equal(moving, false, path);
    }
    await page.goto(`${base}search.html?q=${encodeURIComponent("火花塞")}`);
    await page.waitForSelector("#hits mark");
    assert.notEqual(await page.$eval("#hits mark", (mark) => getComputedStyle(mark).borderBottomStyle), "none");
    await page.goto(base + "people.html");
    assert.notEqual(await page.$eval(".top [aria-current]", (link) => getComputedStyle(link).fontWeight), "400");
    await context.close();
  });
});
