// Narrowing down without a page: queries with and without conditions, the histogram's bars, saved lists.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, loadFoldTable } from "./load.js";

const jianbao = load("fold.js", "query.js", "grammar.js", "narrow.js");
loadFoldTable();
const tree = (query) => jianbao.parse(query).tree;

test("conditions are what stands beside the rest", () => {
  const found = (query) => jianbao.conditions(tree(query)).map(jianbao.queryText);
  assert.deepEqual(found("甲 place:乙 日期:2022 标题:丙 -kind:ad"), ["place:乙", "date:2022-01-01..2022-12-31", "title:丙"]);
  assert.deepEqual(found("kind:ad"), ["kind:ad"]);
  assert.deepEqual(found("甲 OR kind:ad"), []);
  assert.deepEqual(jianbao.conditions(null), []);
});

test("a condition joins the whole query, and leaves it as it came", () => {
  const narrowed = (query, added) => jianbao.narrowed(tree(query), null, added);
  assert.equal(narrowed("甲 乙", "kind:ad"), "甲 乙 kind:ad");
  assert.equal(narrowed("甲 OR 乙", "kind:ad"), "(甲 OR 乙) kind:ad");
  assert.equal(jianbao.narrowed(null, null, "kind:ad"), "kind:ad");
  const query = tree("(甲 OR 乙) kind:ad");
  const [condition] = jianbao.conditions(query);
  assert.equal(jianbao.narrowed(query, condition, ""), "甲 OR 乙");
});

test("bars stand for every month between the first hit and the last", () => {
  const totals = [2021 * 12 + 10, 4, 5, 6, 7]; // November 2021 to February 2022.
  const bars = jianbao.bars([["", 9], ["2021-12", 2], ["2022-02", 1]], totals);
  assert.deepEqual(bars, [
    { name: "2021-12", hits: 2, all: 5 },
    { name: "2022-01", hits: 0, all: 6 },
    { name: "2022-02", hits: 1, all: 7 },
  ]);
  assert.deepEqual(jianbao.bars([["", 9]], totals), []);
});

test("a long time has bars for years", () => {
  const totals = [1990 * 12 + 11, ...new Array(360).fill(2)];
  const bars = jianbao.bars([["1990-12", 1], ["1998", 3], ["2004-05", 1]], totals);
  assert.equal(bars.length, 15);
  assert.deepEqual(bars[0], { name: "1990", hits: 1, all: 2 });
  assert.deepEqual(bars[8], { name: "1998", hits: 3, all: 24 });
});

const hits = [
  { id: "a", url: "s/a/a.html", title: '=1+"1"', date: "2022-11", inferred: true, page: "01", tier: "exact", snippet: [{ text: "甲,", mark: false }, { text: "乙", mark: true }] },
  { id: "b", url: "s/b/b.html", title: "", date: "", inferred: false, page: "", tier: "words", snippet: [] },
];

test("a saved table opens as text in spreadsheet programs", () => {
  const [head, first, second] = jianbao.csv(hits, "https://x/").split("\r\n");
  assert.equal(head, '\ufeff"title","date","inferred","page","tier","id","url","snippet"');
  assert.equal(first, '"\'=1+""1""","2022-11","1","01","exact","a","https://x/s/a/a.html","甲,乙"');
  assert.equal(second, '"","","","","words","b","https://x/s/b/b.html",""');
});

test("saved references have what is known", () => {
  assert.equal(
    jianbao.ris(hits, "https://x/"),
    'TY  - NEWS\r\nTI  - =1+"1"\r\nPY  - 2022\r\nDA  - 2022/11//\r\nSP  - 01\r\nUR  - https://x/s/a/a.html\r\nID  - a\r\nER  - \r\n' +
      "\r\nTY  - NEWS\r\nUR  - https://x/s/b/b.html\r\nID  - b\r\nER  - \r\n",
  );
});

test("the odd character of a look-alike is known", () => {
  load("lookalike.js");
  assert.equal(jianbao.oddCharacter("淞口分局", [["分局"], ["渌口分局"]]), 0);
  assert.equal(jianbao.oddCharacter("渌口分局", [["渌口分局"]]), -1);
  assert.equal(jianbao.oddCharacter("渌口", [["渌口分局"]]), -1);
});
