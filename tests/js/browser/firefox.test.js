// The essentials in Debian's Firefox ESR, which gives every file page its own origin.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { kinds, stories, storyPage } from "./kinds.js";
import { build, fileUrl, serve } from "./site.js";

const site = build();
const all = stories(site).filter((story) => story.title);
const dated = all.find((story) => story.date.precision === "day" && story.kind === "news");

for (const scheme of ["file", "http"]) {
  describe(`Firefox over ${scheme}`, () => {
    let browser, server, base;
    before(async () => {
      browser = await puppeteer.launch({
        browser: "firefox",
        executablePath: ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync),
        headless: true,
        extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
      });
      server = scheme === "http" ? await serve(site) : undefined;
      base = server ? server.url : fileUrl(site);
    });
    after(async () => {
      await browser.close();
      if (server) await server.close();
    });

    /** A page whose script errors fail the test. */
    async function open(address) {
      const page = await browser.newPage();
      const problems = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(base + address);
      return { page, problems };
    }

    test("each kind of page runs without a fault and fits its window", async () => {
      const { page, problems } = await open("index.html");
      for (const width of [320, 390, 1280]) {
        await page.setViewport({ width, height: 800 });
        for (const [kind, path] of Object.entries(kinds(site))) {
          await page.goto(base + path);
          if (path.includes("?q=")) await page.waitForFunction(() => !/^$|正在检索/.test(document.querySelector("#status").textContent));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${kind}: ${wide} px too wide at ${width}`);
        }
      }
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a search finds the story, and the story shows what was searched for", async () => {
      const { page, problems } = await open("search.html");
      await page.type("#query", "火花塞");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#hits h2 a");
      assert.match(await page.$eval("#hits", (hits) => hits.textContent), /火花塞/);
      await page.click("#hits h2 a");
      await page.waitForSelector("article mark");
      assert.equal(await page.$eval("article mark", (mark) => mark.textContent), "火花塞");
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("stars add up on the one page that stores", async () => {
      const { page, problems } = await open(storyPage(all[0]));
      await page.click("header .star a");
      await page.waitForSelector(`#book li[data-id="${all[0].id}"]`);
      await page.goto(base + storyPage(all[1]));
      await page.click("header .star a");
      await page.waitForSelector(`#book li[data-id="${all[1].id}"]`);
      assert.equal((await page.$$("#book ol > li")).length, 2);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a paragraph leads to its line in the source view, and the line back to it", async () => {
      const { page, problems } = await open(storyPage(dated));
      const name = await page.$eval(".text > p[id]", (paragraph) => paragraph.id);
      await Promise.all([page.waitForNavigation(), page.$eval(".text > p[id] .at", (link) => link.click())]);
      assert.equal(await page.$eval(".raw li:target", (line) => line.id), name);
      assert.match(await page.$eval(".raw li:target .r", (role) => role.textContent), /篇\d/);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
      await Promise.all([page.waitForNavigation(), page.$eval(".raw li:target .r a", (link) => link.click())]);
      assert.equal(await page.$eval(":target", (paragraph) => paragraph.id), name);
      assert.deepEqual(problems, []);
      await page.close();
    });

    test("a citation is copied, or selected where the browser does not let us", async () => {
      const { page, problems } = await open(storyPage(dated));
      await page.click(".cite [data-file] button");
      await page.waitForFunction(() => document.querySelector(".cite [role=status]").textContent);
      const told = await page.$eval(".cite [role=status]", (status) => status.textContent);
      const selected = await page.evaluate(() => getSelection().toString().trim());
      const shown = await page.$eval(".cite pre", (pre) => pre.textContent.trim());
      assert.ok(told === "已复制" || selected === shown, told);
      assert.deepEqual(problems, []);
      await page.close();
    });
  });
}
