// The search page's own manners: when it searches, what it says, what the address keeps; and the marks on a story page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { build, fileUrl, launch, openPage, serve } from "./site.js";

const site = build();
const status = (page) => page.textContent("#status");
const titles = (page) => page.$$eval("#hits h2 a", (links) => links.map((link) => link.textContent));
const settled = (page) => page.waitForFunction(() => !/正在检索|Searching/.test(document.querySelector("#status").textContent));

async function search(page, query) {
  await page.fill("#query", query);
  await page.press("#query", "Enter");
  await settled(page);
}

for (const scheme of ["file", "http"]) {
  describe(`search page over ${scheme}`, () => {
    let browser, context, server, base;
    before(async () => {
      browser = await launch();
      context = await browser.newContext();
      server = scheme === "http" ? await serve(site) : undefined;
      base = server ? server.url : fileUrl(site);
    });
    after(async () => {
      await browser.close();
      if (server) await server.close();
    });

    test("a rest searches, one character waits for Enter", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html");
      await page.focus("#query");
      await page.keyboard.type("疫");
      await page.waitForTimeout(500);
      assert.match(await status(page), /回车/);
      assert.equal((await titles(page)).length, 0);
      await page.keyboard.press("Enter");
      await page.waitForSelector("#hits h2");
      await page.keyboard.type("情");
      await page.waitForFunction(() => location.href.includes(encodeURIComponent("疫情")));
      await page.waitForSelector("#hits h2");
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("what was typed on the way is no step back, what was asked for is", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      await search(page, "火花塞");
      await search(page, "疫情");
      await page.goBack();
      await page.waitForFunction(() => document.querySelector("#query")?.value === "火花塞");
      await page.goForward();
      await page.waitForFunction(() => document.querySelector("#query")?.value === "疫情");
      await page.close();
    });

    test("more hits follow the first ten, and a return finds them and the opened one", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      await search(page, "疫情");
      assert.equal((await titles(page)).length, 10);
      await page.click("#more");
      await page.waitForFunction(() => document.querySelectorAll("#hits h2").length > 10);
      const all = await titles(page);
      assert.equal(new Set(await page.$$eval("#hits h2 a", (links) => links.map((link) => link.href))).size, all.length);
      await page.click("#hits li:last-child h2 a");
      await page.waitForSelector("article");
      await page.goBack();
      await page.waitForFunction((count) => document.querySelectorAll("#hits h2").length === count, all.length);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), all[all.length - 1]);
      await page.close();
    });

    test("the order is kept in the address", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      await search(page, "疫情");
      await page.selectOption("#sort", "newest");
      await page.waitForFunction(() => location.href.includes("sort=newest"));
      await page.reload();
      await page.waitForSelector("#hits h2");
      assert.equal(await page.inputValue("#sort"), "newest");
      await page.close();
    });

    test("Escape goes from a hit to the box, and empties the box", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html?q=" + encodeURIComponent("疫情"));
      await page.waitForSelector("#hits h2");
      await page.focus("#query");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), (await titles(page))[0]);
      await page.keyboard.press("Escape");
      assert.equal(await page.evaluate(() => document.activeElement.id), "query");
      await page.keyboard.press("Escape");
      assert.equal(await page.inputValue("#query"), "");
      assert.equal((await titles(page)).length, 0);
      assert.doesNotMatch(page.url(), /q=/);
      await page.close();
    });

    test("the Enter that ends a composition is no order to search, the rest after it is", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      // Looked at in the page, before a rest can have passed: its timers run in the order of their time, however slow the machine.
      const soon = await page.evaluate(async () => {
        const input = document.querySelector("#query");
        input.focus();
        input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        input.value = "火花塞";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
        input.form.requestSubmit();
        await new Promise((passed) => setTimeout(passed, 100));
        return { hits: document.querySelectorAll("#hits h2").length, address: location.search };
      });
      assert.deepEqual(soon, { hits: 0, address: "" });
      await page.waitForSelector("#hits h2");
      await page.close();
    });

    test("a part that does not load is said, and a second try finds", async () => {
      const own = await browser.newContext();
      const page = await own.newPage();
      await own.route(/\/q\//, (route) => route.abort());
      await page.goto(base + "search.html?q=" + encodeURIComponent("火花塞"));
      await page.waitForSelector("#retry:not([hidden])");
      assert.match(await status(page), /没有载入/);
      await own.unroute(/\/q\//);
      await page.click("#retry");
      await page.waitForSelector("#hits h2");
      assert.equal(await page.isVisible("#retry"), false);
      await own.close();
    });

    test("odd queries get a word on the page", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html");
      for (const [query, told] of [
        ["。，！", /没有可以检索的文字/],
        ['"火花塞', /引号/],
        ["((火花塞", /括号/],
        ["-火花塞", /排除/],
        ["火花塞 OR", /OR/],
        ["date:今天", /日期/],
      ]) {
        await search(page, query);
        assert.match(await page.textContent("#notes"), told, query);
      }
      await search(page, "<img src=x onerror=alert(1)>");
      await search(page, "火".repeat(10_000));
      assert.ok(page.url().length < 100_000 && page.url().includes("#q="));
      await search(page, "火花塞");
      assert.equal((await titles(page)).length, 1);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a late answer to an old query is dropped", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      await page.evaluate(() => {
        const search = jianbao.search;
        jianbao.search = async (query, options) => {
          const answer = await search(query, options);
          if (query === "疫情") await new Promise((resolve) => setTimeout(resolve, 500));
          return answer;
        };
      });
      await page.fill("#query", "疫情");
      await page.press("#query", "Enter");
      await search(page, "火花塞");
      await page.waitForTimeout(700);
      assert.equal((await titles(page)).length, 1);
      await page.close();
    });

    test("on the story page n and N go through the marks, Escape clears them", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html?q=" + encodeURIComponent("疫情防控"));
      await page.waitForSelector("#hits h2");
      await page.click("#hits h2 a");
      await page.waitForSelector("#marks:not([hidden])");
      const count = await page.locator("article mark").count();
      assert.ok(count > 1);
      assert.deepEqual(new Set(await page.$$eval("article mark", (marks) => marks.map((mark) => mark.textContent))), new Set(["疫情防控"]));
      const current = () => page.$$eval("article mark", (marks) => marks.findIndex((mark) => mark.hasAttribute("aria-current")));
      assert.equal(await current(), 0);
      await page.keyboard.press("n");
      assert.equal(await current(), 1);
      await page.keyboard.press("Shift+N");
      await page.keyboard.press("Shift+N");
      assert.equal(await current(), count - 1);
      const text = await page.textContent("article");
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("article mark").count(), 0);
      assert.equal(await page.isVisible("#marks"), false);
      assert.equal(await page.textContent("article"), text);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a traditional spelling finds and marks the simplified one", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html");
      await search(page, "疫情防控形勢嚴峻");
      assert.equal(await page.textContent("#hits mark"), "疫情防控形势严峻");
      await page.click("#hits h2 a");
      await page.waitForSelector("article mark");
      assert.equal(await page.textContent("article mark"), "疫情防控形势严峻");
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
}
