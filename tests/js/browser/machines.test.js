// What programs read of a site that knows its address: feed, sitemap, search description, and what a story's page says of itself.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { files, stories, storyPage } from "./kinds.js";
import { build, fileUrl, launch } from "./site.js";

const address = "https://example.org/archive/";
const site = build("seeds", "--base-url", address);
const read = (path) => readFileSync(join(site, path), "utf8");

describe("what programs read", () => {
  let browser, page;
  before(async () => {
    browser = await launch();
    page = await (await browser.newContext()).newPage();
    await page.goto(fileUrl(site) + "index.html");
  });
  after(() => browser.close());

  /** What a parser that forgives nothing finds of a document: by a path of names, texts and attributes. */
  const parsed = (path, selector) =>
    page.evaluate(
      ([xml, selector]) => {
        const document = new DOMParser().parseFromString(xml, "application/xml");
        if (document.querySelector("parsererror")) return [document.documentElement.textContent];
        return [...document.querySelectorAll(selector)].map((element) => ({
          text: element.textContent,
          space: element.namespaceURI,
          ...Object.fromEntries([...element.attributes].map((attribute) => [attribute.name, attribute.value])),
        }));
      },
      [read(path), selector],
    );
  const texts = async (path, selector) => (await parsed(path, selector)).map((found) => found.text);

  test("the feed has what RFC 4287 asks of feed and entry", async () => {
    const atom = "http://www.w3.org/2005/Atom";
    const [feed] = await parsed("feed.xml", ":root");
    assert.equal(feed.space, atom);
    for (const name of ["id", "title", "updated"]) assert.equal((await texts("feed.xml", `feed > ${name}`)).length, 1, name);
    assert.equal((await texts("feed.xml", "feed > author > name")).length, 1);
    assert.deepEqual((await parsed("feed.xml", "feed > link[rel=self]")).map((link) => link.href), [`${address}feed.xml`]);
    const entries = (await texts("feed.xml", "entry")).length;
    assert.ok(entries > 0);
    for (const name of ["id", "title", "updated"]) assert.equal((await texts("feed.xml", `entry > ${name}`)).length, entries, name);
    const ids = await texts("feed.xml", "id");
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every((id) => new URL(id).href.startsWith(address)));
    for (const day of await texts("feed.xml", "updated")) assert.match(day, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
    for (const { href } of await parsed("feed.xml", "entry > link")) assert.ok(existsSync(join(site, href.slice(address.length))), href);
  });

  test("the sitemap names each page with text once, and only pages that are there", async () => {
    const [set] = await parsed("sitemap.xml", ":root");
    assert.equal(set.space, "http://www.sitemaps.org/schemas/sitemap/0.9");
    const named = await texts("sitemap.xml", "url > loc");
    assert.equal(new Set(named).size, named.length);
    assert.ok(named.length <= 50_000);
    const held = named.map((name) => name.slice(address.length) || "index.html");
    for (const path of held) assert.ok(existsSync(join(site, path)), path);
    for (const path of files(site).filter((path) => /^(s|p|i)\//.test(path))) assert.ok(held.includes(path), path);
  });

  test("the search description fits OpenSearch 1.1", async () => {
    const path = "opensearch.xml";
    const [root] = await parsed(path, ":root");
    assert.equal(root.space, "http://a9.com/-/spec/opensearch/1.1/");
    const [name] = await texts(path, "ShortName");
    assert.ok(name && [...name].length <= 16);
    const [description] = await texts(path, "Description");
    assert.ok(description && description.length <= 1024);
    const [url] = await parsed(path, "Url");
    assert.equal(url.type, "text/html");
    assert.equal(url.template, `${address}search.html?q={searchTerms}`);
    const [image] = await texts(path, "Image");
    assert.ok(existsSync(join(site, image.slice(address.length))));
    assert.ok(read("index.html").includes('type="application/opensearchdescription+xml"'));
  });

  test("a story's page says of itself what its citation says", async () => {
    const dated = stories(site).find((story) => story.date.precision === "day" && story.credits.reporters);
    await page.goto(fileUrl(site) + storyPage(dated));
    const metadata = await page.evaluate(() => ({
      schema: JSON.parse(document.querySelector("script[type='application/ld+json']").textContent),
      tags: [...document.querySelectorAll("meta[name^=citation_]")].map((tag) => [tag.name, tag.content]),
      canonical: document.querySelector("link[rel=canonical]").href,
    }));
    const tags = Object.fromEntries(metadata.tags);
    assert.equal(metadata.canonical, address + storyPage(dated));
    assert.equal(metadata.schema["@type"], "NewsArticle");
    assert.equal(metadata.schema.datePublished, dated.date.value);
    assert.equal(metadata.schema.url, metadata.canonical);
    assert.equal(tags.citation_publication_date, dated.date.value.replaceAll("-", "/"));
    assert.equal(tags.citation_journal_title, dated.paper);
    assert.equal(tags.citation_firstpage, dated.page_no);
    assert.deepEqual(metadata.tags.filter(([name]) => name === "citation_author").map(([, name]) => name), metadata.schema.author.map((author) => author.name));
  });
});
