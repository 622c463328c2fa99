// Citing: each form with one click, with and without a clipboard that the page may use; quotations with their source.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { stories, storyPage } from "./kinds.js";
import { build, fileUrl, launch, openPage, serve } from "./site.js";

const site = build();
const all = stories(site);
const dated = all.find((story) => story.date.precision === "day" && story.credits.reporters && story.kind === "news");

/** What a reader gets who pastes. */
async function pasted(page) {
  await page.evaluate(() => {
    const box = document.createElement("textarea");
    box.id = "pasted";
    document.body.append(box);
    box.focus();
  });
  await page.keyboard.press("Control+V");
  return page.evaluate(() => {
    const box = document.querySelector("#pasted");
    box.remove();
    return box.value;
  });
}

for (const scheme of ["file", "http", "plain http"]) {
  describe(`citing over ${scheme}`, () => {
    let browser, context, server, base;
    before(async () => {
      browser = await launch();
      server = scheme === "file" ? undefined : await serve(site);
      base = server ? server.url : fileUrl(site);
      context = await browser.newContext({ acceptDownloads: true });
      // Plain http and some file pages have no clipboard of their own.
      if (scheme === "plain http") await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
      if (scheme === "http") await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    });
    after(async () => {
      await browser.close();
      if (server) await server.close();
    });

    test("each form is copied as it is shown", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + storyPage(dated));
      const rows = page.locator(".cite [data-file]");
      assert.equal(await rows.count(), 5);
      for (let at = 0; at < 5; at += 1) {
        const shown = await rows.nth(at).locator("pre").textContent();
        await rows.nth(at).locator("button").first().click();
        await page.waitForFunction(() => document.querySelector(".cite [role=status]").textContent === "已复制");
        assert.equal((await pasted(page)).replace(/\r\n/g, "\n").trim(), shown.replace(/\r\n/g, "\n").trim());
      }
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("each form is saved as a file that programs read", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + storyPage(dated));
      const texts = {};
      for (const button of await page.locator(".cite [data-file] button:nth-of-type(2)").all()) {
        const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
        texts[download.suggestedFilename().split(".").slice(1).join(".")] = readFileSync(await download.path(), "utf8");
      }
      assert.deepEqual(Object.keys(texts).sort(), ["2025.txt", "bib", "json", "ris", "txt"]);
      const csl = [].concat(JSON.parse(texts.json))[0];
      const title = dated.title.replace(/\s+/g, "");
      assert.equal(csl.title.replace(/\s+/g, ""), title);
      assert.equal(csl.type, "article-newspaper");
      assert.match(texts.ris, /^TY  - NEWS\r?\n[\s\S]*\nER  - ?\s*$/);
      const [year, month] = dated.date.value.split("-").map(Number);
      for (const field of [`date = {${dated.date.value}}`, `year = {${year}}`, `month = {${month}}`, `number = {${dated.page_no}}`])
        assert.ok(texts.bib.includes(field), texts.bib);
      assert.match(texts.txt, /\[N\]\..+,\d{4}-\d\d-\d\d\(\w+\)\.$/);
      assert.match(texts["2025.txt"], /\[N\]\. .+，\d{4}-\d\d-\d\d（\w+）\.$/);
      await page.close();
    });

    test("selected text is quoted with its source", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + storyPage(dated));
      assert.equal(await page.isVisible(".quoting"), false);
      const text = await page.evaluate(() => {
        const paragraph = [...document.querySelectorAll(".text > p[id]")].find((p) => p.textContent.length > 60);
        getSelection().selectAllChildren(paragraph);
        return paragraph.textContent.trim();
      });
      await page.click(".quoting");
      await page.waitForFunction(() => document.querySelector(".cite [role=status]").textContent === "已复制");
      const source = await page.textContent(".cite pre");
      assert.equal(await pasted(page), `“${text}”（${source}）`);
      await page.close();
    });

    test("a paragraph's own address is copied where it leads somewhere", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + storyPage(dated));
      const id = await page.evaluate(() => {
        const paragraph = [...document.querySelectorAll(".text > p[id]")].pop();
        getSelection().selectAllChildren(paragraph);
        return paragraph.id;
      });
      await page.waitForSelector(".selected");
      const buttons = page.locator(".selected button");
      assert.equal(await buttons.count(), scheme === "file" ? 1 : 2);
      if (scheme !== "file") {
        await buttons.nth(1).click();
        await page.waitForFunction(() => document.querySelector(".selected").textContent.includes("已复制"));
        assert.equal(await pasted(page), `${base}${storyPage(dated)}#${id}`);
      }
      await page.close();
    });
  });
}

describe("citing", () => {
  let browser;
  before(async () => (browser = await launch()));
  after(() => browser.close());

  test("where nothing may be copied the text is selected and the page says so", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined });
      Document.prototype.execCommand = () => false;
    });
    const { page } = await openPage(context, fileUrl(site));
    await page.goto(fileUrl(site) + storyPage(dated));
    await page.locator(".cite [data-file] button").nth(2).click();
    assert.match(await page.textContent(".cite [role=status]"), /Ctrl\+C/);
    assert.equal(await page.evaluate(() => getSelection().toString().trim()), (await page.locator(".cite pre").nth(1).textContent()).trim());
    await context.close();
  });

  test("with scripts off every form can be read and selected", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const { page } = await openPage(context, fileUrl(site));
    await page.goto(fileUrl(site) + storyPage(dated));
    assert.match(await page.textContent(".cite pre"), /\[N\]/);
    await page.click(".cite summary");
    assert.ok(await page.locator(".cite details pre").first().isVisible());
    assert.equal(await page.locator(".cite button:visible").count(), 0);
    await context.close();
  });
});
