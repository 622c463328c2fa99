// The search page as a reader uses it, from file:// and over http.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { build, fileUrl, jianbao, launch, openPage, root, serve } from "./site.js";

const site = build();
const records = readFileSync(join(site, "data/stories.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const folded = (text) => text.normalize("NFKC").toLowerCase();
const texts = records.map((story) => story.parts.map((part) => folded(part.text)));

/** Random runs of 1 to 6 word characters from the dumps' own lines; the same ones in every run of the test. */
function randomRuns(count) {
  let state = 20221122;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const furniture = new Map();
  for (const line of jianbao("segment", join(root, "seeds"), "--format", "jsonl").trim().split("\n")) {
    const page = JSON.parse(line);
    furniture.set(page.page, new Set(page.furniture.flatMap((part) => part.lines)));
  }
  const pieces = readdirSync(join(root, "seeds")).flatMap((file) =>
    readFileSync(join(root, "seeds", file), "utf8")
      .split("\n")
      .filter((_, index) => !furniture.get(file).has(index + 1))
      .flatMap((line) => line.match(/[\p{L}\p{N}]+/gu) || []),
  );
  return Array.from({ length: count }, () => {
    const characters = [...pieces[random(pieces.length)]];
    const start = random(characters.length);
    return characters.slice(start, start + 1 + random(6)).join("");
  });
}

for (const scheme of ["file", "http"]) {
  describe(`search over ${scheme}`, () => {
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

    test("500 random runs of the dumps are counted as a naive scan counts them", async () => {
      const runs = randomRuns(500);
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html");
      const counts = await page.evaluate(async (queries) => {
        const counts = [];
        for (const query of queries) counts.push((await jianbao.search(query, { limit: 1 })).counts.exact);
        return counts;
      }, runs.map((run) => `"${run}"`));
      const wrong = runs
        .map((run, index) => [run, counts[index], texts.filter((parts) => parts.some((part) => part.includes(folded(run)))).length])
        .filter(([, found, scanned]) => found !== scanned || scanned === 0);
      assert.deepEqual(wrong, []);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a reader types a word, opens the story and sees the word marked", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "index.html");
      await page.fill("input[type=search]", "火花塞");
      await page.keyboard.press("Enter");
      await page.waitForSelector("mark");
      assert.match(page.url(), /search\.html[?#]q=/);
      assert.equal(await page.textContent("main mark"), "火花塞");
      await page.click("main a:has(mark), main li a, main article a");
      await page.waitForSelector("article mark, main mark");
      assert.match(page.url(), /\/s\/..\/[a-z2-7]{10}\.html/);
      assert.equal(await page.textContent("main mark"), "火花塞");
      await page.goBack();
      await page.waitForSelector("main mark");
      assert.equal(await page.inputValue("main input[type=search], input[type=search]"), "火花塞");
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a person is found by name and by field", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html");
      const [name, field] = await page.evaluate(async () => [
        (await jianbao.search("旷昆红")).counts.exact,
        (await jianbao.search("记者:旷昆红")).counts.exact,
      ]);
      assert.equal(name, 1);
      assert.equal(field, 1);
      await page.close();
    });

    test("the address alone opens a search, after ? and after #", async () => {
      for (const mark of ["?", "#"]) {
        const { page } = await openPage(context, base);
        await page.goto(`${base}search.html${mark}q=${encodeURIComponent("火花塞")}`);
        await page.waitForSelector("main mark");
        await page.close();
      }
    });

    test("nothing found is said, and the search stays usable", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html?q=" + encodeURIComponent("龘龘龘龘"));
      await page.waitForFunction(() => /没有|未找到|0/.test(document.querySelector("[role=status], [aria-live]").textContent));
      await page.fill("input[type=search]", "火花塞");
      await page.keyboard.press("Enter");
      await page.waitForSelector("main mark");
      await page.close();
    });

    test("odd queries neither break the page nor reach it as HTML", async () => {
      const { page, problems } = await openPage(context, base);
      await page.goto(base + "search.html");
      const odd = ["", "   ", "。,!", "((((", '"', "-火花塞", "<script>alert(1)</script>", "__proto__", "constructor", "\ud800", "火".repeat(10000)];
      const answers = await page.evaluate(async (queries) => {
        const answers = [];
        for (const query of queries) {
          const answer = await jianbao.search(query);
          answers.push([answer.counts.exact, answer.notes.length]);
        }
        return answers;
      }, odd);
      assert.deepEqual(answers[0], [0, 1]);
      assert.ok(answers[5][0] > 30 && answers[5][1] > 0, "exclusions alone find all others, with a note");
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("keys work: / focuses, arrows move, Enter opens; none while an input method composes", async () => {
      const { page } = await openPage(context, base);
      await page.goto(base + "search.html?q=" + encodeURIComponent("疫情"));
      await page.waitForSelector("main mark");
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.type), "search");
      await page.keyboard.press("ArrowDown");
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "A");
      const opens = await page.evaluate(() => document.activeElement.getAttribute("href").split(/[?#]/)[0]);
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.href.includes(opens));

      await page.goto(base + "search.html");
      await page.focus("main input[type=search], input[type=search]");
      const before = page.url();
      await page.evaluate(() => {
        const input = document.activeElement;
        input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
        input.value = "huo";
        input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, keyCode: 229, bubbles: true, cancelable: true }));
      });
      await page.waitForTimeout(600);
      assert.equal(page.url(), before);
      assert.equal(await page.locator("main mark").count(), 0);
      await page.close();
    });
  });
}
