// Narrowing a search down on the page: histogram, conditions, saved lists, what to leave out when nothing was found.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, fileUrl, launch, openPage } from "./site.js";

const input = mkdtempSync(join(tmpdir(), "jianbao-records-"));
const stories = ["2022-01-05", "2022-01-09", "2022-03-01", "2022-04-02", ""].map((date, index) =>
  JSON.stringify({ title: `第${index}次防汛会`, text: `会上说了防汛的事${index}。`, date, page: index + 1 }),
);
stories.push(
  JSON.stringify({ title: "南方公司复工", text: "3月30日，南方公司复工。", date: "2022-03-30" }),
  JSON.stringify({ title: "中国南方发动机公司旧事", text: "三月三十日是厂庆。二○二二年重修。", date: "2022-04-30" }),
);
writeFileSync(join(input, "stories.jsonl"), stories.join("\n"));
const settings = join(mkdtempSync(join(tmpdir(), "jianbao-settings-")), "jianbao.toml");
writeFileSync(settings, 'alias = [{ names = ["南方公司", "中国南方发动机公司"] }]');
const base = fileUrl(build(input, "--config", settings));

describe("narrowing down", () => {
  let browser, context;
  before(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  });
  after(() => browser.close());

  async function open(query) {
    const { page, problems } = await openPage(context, base);
    await page.goto(`${base}search.html?q=${encodeURIComponent(query)}`);
    await page.waitForFunction(() => /找到/.test(document.querySelector("#status").textContent));
    return { page, problems };
  }

  test("each bar says how many of the month's stories were found, and keys choose a range", async () => {
    const { page, problems } = await open("防汛");
    await page.waitForSelector("#months g");
    const bars = await page.$$eval("#months g", (groups) => groups.map((group) => group.getAttribute("aria-label")));
    assert.deepEqual(bars, ["2022-01：2 篇，当月共 2 篇", "2022-02：0 篇，当月共 0 篇", "2022-03：1 篇，当月共 2 篇", "2022-04：1 篇，当月共 2 篇"]);
    assert.match(await page.textContent("#months"), /另有 1 篇没有年份/);
    await page.focus("#months g");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("#hits h2").length === 1);
    assert.equal(await page.inputValue("#query"), "防汛 date:2022-02..2022-03");
    await page.click("#chosen a");
    await page.waitForFunction(() => document.querySelectorAll("#hits h2").length === 5);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test("other spellings and names are offered, counted apart", async () => {
    const { page, problems } = await open("3月30日");
    const offers = () => page.$$eval("#also a", (links) => links.map((link) => link.textContent));
    await page.waitForSelector("#also a");
    assert.deepEqual(await offers(), ["另有 1 篇写作三月三十日"]);
    assert.equal(await page.textContent("#hits mark"), "3月30日");
    await page.click("#also a");
    await page.waitForFunction(() => document.querySelector("#hits mark").textContent === "三月三十日");
    await page.fill("#query", "南方公司");
    await page.press("#query", "Enter");
    await page.waitForFunction(() => /也查/.test(document.querySelector("#also").textContent));
    assert.deepEqual(await offers(), ["也查：中国南方发动机公司（1）"]);
    await page.click("#also a");
    await page.waitForFunction(() => document.querySelector("#query").value === "中国南方发动机公司");
    await page.fill("#query", "2022年");
    await page.press("#query", "Enter");
    await page.waitForFunction(() => /写作二〇二二年/.test(document.querySelector("#also").textContent));
    assert.deepEqual(problems, []);
    await page.close();
  });

  test("values are counted among the hits and narrow them down, the order stays in the address", async () => {
    const { page, problems } = await open("防汛");
    await page.waitForSelector("#facets a");
    const values = () =>
      page.$$eval("#facets li", (items) => items.map((item) => item.textContent.trim().replace(/\s+/g, " ")));
    assert.ok((await values()).includes("2022 4"), String(await values()));
    await page.selectOption("#sort", "oldest");
    await page.waitForFunction(() => location.href.includes("sort=oldest"));
    await page.click("#facets a:text-is('2022')");
    await page.waitForFunction(() => document.querySelectorAll("#hits h2").length === 4);
    assert.equal(await page.inputValue("#query"), "防汛 date:2022");
    assert.match(page.url(), /sort=oldest/);
    assert.match(await page.textContent("#hits h2"), /第0次/);
    await page.click("#facets a:text-is('第3版')");
    await page.waitForFunction(() => document.querySelectorAll("#hits h2").length === 1);
    assert.match(await page.inputValue("#query"), /page:3$/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test("the list is saved as table and as references", async () => {
    const { page } = await open("防汛");
    for (const [button, rows] of [["#save-csv", /\r\n"/g], ["#save-ris", /TY {2}- NEWS/g]]) {
      const waits = page.waitForEvent("download");
      await page.click(button);
      const text = readFileSync(await (await waits).path(), "utf8");
      assert.equal(text.match(rows).length, 5);
    }
    await page.close();
  });

  test("when nothing is found, each part that is to blame can be left out", async () => {
    const { page } = await open("防汛 龘龘 日期:2022-01");
    await page.waitForSelector("#relax a");
    assert.deepEqual(await page.$$eval("#relax a", (links) => links.map((link) => link.textContent)), ["不限“龘龘”：2 篇"]);
    await page.click("#relax a");
    await page.waitForFunction(() => document.querySelectorAll("#hits h2").length === 2);
    await page.close();
  });
});
