// The layout that puts a newspaper page's stories on one web page: a story is found, marked, cited and clipped there as on a page of its own.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { stories } from "./kinds.js";
import { build, fileUrl, launch, openPage, serve } from "./site.js";

const site = build("seeds", "--layout", "pages");
const all = stories(site);
const dated = all.filter((story) => story.date.precision === "day" && story.title);
const page01 = "p/2022-10/09-01.html";

for (const scheme of ["file", "http"]) {
  describe(`a web page a newspaper page, over ${scheme}`, () => {
    let browser, context, server, base;
    before(async () => {
      browser = await launch();
      context = await browser.newContext({ acceptDownloads: true });
      server = scheme === "http" ? await serve(site) : undefined;
      base = server ? server.url : fileUrl(site);
    });
    after(async () => {
      await browser.close();
      if (server) await server.close();
    });

    test("a hit leads to the story's place and marks there what was sought, nowhere else", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(`${base}search.html?q=${encodeURIComponent("火花塞")}`);
      await page.click("#hits h2 a");
      await page.waitForSelector("#marks:not([hidden])");
      const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
      const story = all.find((story) => story.id === id);
      assert.ok(story.parts.some((part) => part.text.includes("火花塞")));
      const marks = await page.$$eval("mark", (marks) => marks.map((mark) => [mark.textContent, mark.closest("article").id]));
      assert.ok(marks.length > 0 && marks.every(([text, at]) => text === "火花塞" && at === id));
      const seen = await page.$eval("mark[aria-current]", (mark) => mark.getBoundingClientRect().top);
      assert.ok(seen > 0 && seen < 720, String(seen));
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("mark").count(), 0);
      assert.equal(new URL(page.url()).hash, `#${id}`);
      await page.goBack();
      await page.waitForSelector("#hits mark");
      assert.equal(await page.evaluate(() => document.activeElement.closest("h2") !== null), true);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("each story has its own star, citations and facts", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + page01);
      assert.equal(await page.locator("article").count(), await page.locator(".cite").count());
      const story = dated[2];
      await page.click(`#cite-${story.id} [data-file] button`);
      await page.waitForFunction((id) => document.querySelector(`#cite-${id} [role=status]`).textContent, story.id);
      const cited = await page.textContent(`#cite-${story.id} pre`);
      assert.ok(cited.includes(`.${story.paper},2022-10-09(01).`), cited);
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`#cite-${story.id} button[aria-label$=RIS]`).nth(1).click()]);
      assert.equal(download.suggestedFilename(), `${story.id}.ris`);
      await page.click(`[id="${story.id}"] .star a[href*=cite]`);
      assert.ok(page.url().endsWith(`#cite-${story.id}`));
      await page.evaluate((id) => getSelection().selectAllChildren(document.querySelector(`[id="${id}"] .text p[id]`)), story.id);
      await page.click(".quoting");
      await page.waitForFunction(() => document.querySelector(".quoting").textContent === "已复制");
      await page.click(`[id="${story.id}"] .star a`);
      await page.waitForSelector(`#book li[data-id="${story.id}"]`);
      await page.click("#book h2 a");
      assert.ok(page.url().endsWith(`${page01}#${story.id}`));
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
}

test("the titles of the page lead to its stories, and no story has a page of its own", async () => {
  const browser = await launch();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const { page, problems } = await openPage(context, fileUrl(site));
  await page.goto(fileUrl(site) + page01);
  const titles = page.locator("aside nav[aria-labelledby=titles] a");
  assert.equal(await titles.count(), await page.locator("article").count());
  await titles.last().click();
  assert.equal(await page.locator("article:target").count(), 1);
  assert.ok(!existsSync(join(site, "s")));
  assert.deepEqual(problems, []);
  await browser.close();
});
