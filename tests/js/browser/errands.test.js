// What a new reader tries first, without reading help: find a story, cite it, follow its jump, hand five clippings to a friend.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, fileUrl, launch, openPage } from "./site.js";

/** A made-up issue whose first story jumps from page 1 to page 2. */
function issue() {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const day = join(folder, "2022/11/22");
  mkdirSync(day, { recursive: true });
  const briefs = (from) =>
    Array.from({ length: 4 }, (_, at) => `第${"一二三四五六七八"[from + at]}座水厂 昨日开闸供水\n\n本报讯(记者 孙牧) 昨日,新建的水厂开闸,沿线居民用上了清水。厂里的人说,水质每天检验两次,结果贴在门口,谁都可以来看。\n`);
  const head = (page) => `2022年11月22日 星期二 株洲日报 0${page}版\n\n`;
  writeFileSync(
    join(day, "01.txt"),
    head(1) +
      "一只火花塞的三十年\n\n本报记者 何以安\n\n车间里的老师傅说,火花塞看着小,做起来难。三十年前,厂里的第一只火花塞是照着旧样品一点一点磨出来的,废了上百只才成。\n\n" +
      "后来有了新机器,也有了新的难处。配方要自己试,炉温要自己摸,徒弟们一个接一个留了下来,又一个接一个成了师傅,\n\n(下转02版)\n\n" +
      briefs(0).join("\n"),
  );
  writeFileSync(
    join(day, "02.txt"),
    head(2) +
      "(上接01版)把手艺传给了更年轻的人。如今,厂里的火花塞装上了国产的发动机,跑在南来北往的路上,也跑在老师傅的心里。\n\n说到将来,老师傅摆摆手:“先把今天这一只做好。”\n\n" +
      briefs(4).join("\n"),
  );
  return folder;
}

describe("a new reader", () => {
  const site = build(issue());
  const base = fileUrl(site);
  let browser, context;
  before(async () => {
    browser = await launch();
    context = await browser.newContext({ acceptDownloads: true, viewport: { width: 390, height: 844 } });
  });
  after(() => browser.close());

  test("finds who wrote of 火花塞, copies the citation and follows the jump", async () => {
    const { page, problems } = await openPage(context, base);
    await page.goto(base + "index.html");
    await page.fill(".hero input", "火花塞 日期:2022");
    await page.keyboard.press("Enter");
    await page.click("#hits h2 a");
    await page.waitForSelector("article mark");
    assert.match(await page.textContent(".facts"), /记者\s*何以安/);
    await page.click(".cite [data-file] button");
    await page.waitForFunction(() => document.querySelector(".cite [role=status]").textContent);
    assert.equal((await page.textContent(".cite pre")).trim(), "何以安.一只火花塞的三十年[N].株洲日报,2022-11-22(01,02).");
    await page.click(".text .seam a, .text .jump a");
    assert.match(page.url(), /p\/2022-11\/22-02\.html|raw\/2022-11/);
    await page.goBack();
    assert.match(await page.textContent(".text"), /先把今天这一只做好/);
    assert.deepEqual(problems, []);
    await page.close();
  });

  test("collects five stories from a newspaper page and hands them over as one file", async () => {
    const { page, problems } = await openPage(context, base);
    await page.goto(base + "p/2022-11/22-01.html");
    for (let at = 0; at < 5; at += 1) {
      await page.locator(".teasers .star").nth(at).click();
      await page.waitForFunction((count) => document.querySelectorAll("#book ol > li").length === count, at + 1);
      if (at < 4) await page.click("#book .back");
    }
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-save=html]")]);
    const text = readFileSync(await download.path(), "utf8");
    assert.equal(text.match(/<h2>/g).length, 5);
    const friend = await context.newPage();
    await friend.setContent(text);
    assert.match(await friend.textContent("ol"), /一只火花塞的三十年/);
    assert.deepEqual(problems, []);
    await page.close();
  });
});
