// Clippings: from a star anywhere to a file for a friend, and back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { kinds, stories, storyPage } from "./kinds.js";
import { build, fileUrl, launch, openPage, serve } from "./site.js";

const site = build();
const all = stories(site).filter((story) => story.title);
const clips = (page) => page.$$eval("#book ol > li", (items) => items.map((item) => item.dataset.id));

/** Adds stories through their own stars. */
async function collect(page, base, some) {
  for (const story of some) {
    await page.goto(base + storyPage(story));
    await page.click("header .star a");
    await page.waitForSelector(`#book li[data-id="${story.id}"]`);
  }
}

async function saved(page, ending) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-save=${ending}]`)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

for (const scheme of ["file", "http"]) {
  describe(`clippings over ${scheme}`, () => {
    let browser, server, base;
    before(async () => {
      browser = await launch();
      server = scheme === "http" ? await serve(site) : undefined;
      base = server ? server.url : fileUrl(site);
    });
    after(async () => {
      await browser.close();
      if (server) await server.close();
    });

    test("a star on a story, a newspaper page and a hit each adds one", async () => {
      const context = await browser.newContext();
      const { page, problems } = await openPage(context, base);
      await collect(page, base, [all[0]]);
      await page.goto(base + kinds(site).p);
      await page.locator(".teasers .star").first().click();
      await page.waitForFunction(() => document.querySelectorAll("#book ol > li").length === 2);
      await page.goto(base + "search.html?q=" + encodeURIComponent("火花塞"));
      await page.locator("#hits .star").first().click();
      await page.waitForFunction(() => document.querySelectorAll("#book ol > li").length === 3);
      assert.match(await page.textContent("#book [role=status]"), /3/);
      // Back and once more: it is there already.
      await page.goto(base + storyPage(all[0]));
      await page.click("header .star a");
      await page.waitForFunction(() => /已/.test(document.querySelector("#book [role=status]").textContent));
      assert.equal((await clips(page)).length, 3);
      assert.deepEqual(problems, []);
      await context.close();
    });

    test("from the page of clippings a reader goes back to where the star was", async () => {
      const context = await browser.newContext();
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "clippings.html");
      assert.equal(await page.locator("[data-save]:enabled").count(), 0);
      assert.equal(await page.isVisible("#book .back"), false);
      await collect(page, base, [all[0]]);
      assert.equal(await page.locator("[data-save]:enabled").count(), 4);
      await page.click("#book .back");
      await page.waitForURL("**/" + storyPage(all[0]));
      assert.deepEqual(problems, []);
      await context.close();
    });

    test("notes, order and removal outlast the page", async () => {
      const context = await browser.newContext();
      const { page } = await openPage(context, base);
      const three = all.slice(0, 3);
      await collect(page, base, three);
      await page.locator("#book textarea").nth(1).fill("第二条的笔记");
      await page.locator("#book [data-do=up]").nth(2).click();
      await page.locator("#book [data-do=remove]").nth(0).click();
      await page.reload();
      assert.deepEqual(await clips(page), [three[2].id, three[1].id]);
      assert.equal(await page.locator("#book li textarea").nth(1).inputValue(), "第二条的笔记");
      await context.close();
    });

    test("each file holds all of them; the page to give away is read again", async () => {
      const context = await browser.newContext({ acceptDownloads: true });
      const { page, problems } = await openPage(context, base);
      const five = all.slice(2, 7);
      await collect(page, base, five);
      await page.locator("#book li textarea").first().fill("给朋友：<看>这篇, \"好\"");
      const markdown = await saved(page, "md");
      const ris = await saved(page, "ris");
      const csv = await saved(page, "csv");
      const html = await saved(page, "html");
      assert.equal(markdown.text.match(/^\d+\. /gm).length, 5);
      assert.equal(ris.text.match(/^TY  - NEWS\r$/gm).length, 5);
      assert.equal(ris.text.match(/^ER  - \r?$/gm).length, 5);
      assert.equal(csv.text.trim().split("\r\n").length, 6);
      assert.ok(csv.text.includes('"给朋友：<看>这篇, ""好"""'));
      assert.ok(html.text.includes("给朋友：&lt;看&gt;这篇"));
      // Whole stories, not their titles alone, in the signs of reading pages.
      const bare = (text) => text.replace(/<[^>]*>/g, "").replace(/[\s,，:：;；?？!！(（)）]/g, "");
      const friendly = bare(html.text);
      for (const story of five)
        for (const part of story.parts.filter((part) => part.role === "body")) assert.ok(friendly.includes(bare(part.text)), part.text);
      // Nothing in it leads to this disk or needs another file.
      assert.doesNotMatch(html.text, /file:|<link|<script src|<img/);
      assert.equal(/href="http/.test(html.text), scheme === "http");
      assert.deepEqual(problems, []);
      await context.close();

      const friend = await browser.newContext();
      const { page: other } = await openPage(friend, base);
      await other.goto(base + "clippings.html");
      await other.setInputFiles("input[type=file]", { name: html.name, mimeType: "text/html", buffer: Buffer.from(html.text) });
      await other.waitForFunction(() => document.querySelectorAll("#book ol > li").length === 5);
      assert.deepEqual(await clips(other), five.map((story) => story.id));
      assert.equal(await other.locator("#book li textarea").first().inputValue(), "给朋友：<看>这篇, \"好\"");
      const give = async (name, text, told) => {
        await other.setInputFiles("input[type=file]", { name, mimeType: "text/html", buffer: Buffer.from(text) });
        await other.waitForFunction((told) => document.querySelector("#book [role=status]").textContent.includes(told), told);
      };
      await give("x.html", "<p>nothing", "不是剪报本存出的文件");
      await give("x.html", html.text.replace(/"archive":\{"id":"\w+","name":"[^"]*"/, '"archive":{"id":"0","name":"别处"'), "另一个资料库（别处）");
      // A note comes along with a story that is there already; the reader's own is kept.
      await give("x.html", html.text.replaceAll("这篇, ", "那篇, "), "另有 5 篇本来就在");
      assert.match(await other.locator("#book li textarea").first().inputValue(), /这篇[^]*那篇/);
      const bad = { jianbao: 1, clips: [{ id: "x", u: "javascript:alert(1)", t: "x", p: "x", c: "x" }] };
      await give("x.json", JSON.stringify(bad), "有 1 条读不懂");
      assert.equal((await clips(other)).length, 5);
      await friend.close();
    });
  });
}

test("with scripts off the page of clippings says what it needs", async () => {
  const browser = await launch();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(fileUrl(site) + "clippings.html");
  assert.match(await page.textContent("noscript"), /\S/);
  assert.equal(await page.isVisible("#book"), false);
  await browser.close();
});
