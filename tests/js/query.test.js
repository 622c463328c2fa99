// The browser reads queries as the terminal does: by tests/queries.txt, and by what the Rust tests noted of made-up queries.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load, loadFoldTable, snapshotRows } from "./load.js";

const jianbao = load("fold.js", "query.js", "grammar.js", "narrow.js");
loadFoldTable();

/** Normal form and notes' codes of a query, and whether the normal form reads as the same tree. */
function check(query) {
  const { tree, notes } = jianbao.parse(query);
  const normal = tree ? jianbao.queryText(tree) : "";
  if (tree) assert.deepEqual(jianbao.parse(normal).tree, tree, query);
  return [normal, notes.map((note) => note.code).join(" ")];
}

test("every query of the table means what it says", () => {
  const rows = readFileSync(new URL("../queries.txt", import.meta.url), "utf8").split("\n");
  const queries = rows.filter((row) => row && !row.startsWith("#"));
  assert.ok(queries.length > 200);
  for (const row of queries) {
    const [query, normal, codes] = row.split("\t");
    const plain = query
      .replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)))
      .replace(/\\t/g, "\t");
    assert.deepEqual(check(plain), [normal.trim(), codes], query);
  }
});

test("a query of nothing but runs is read without the grammar, to the same tree", () => {
  for (const query of ["", "  ", "火花塞", "市纪委  复工", "3月30日 t57路", "凡嚮\t凡向\u3000甲", "的 ".repeat(6_000)]) {
    assert.ok(jianbao.plainQuery.test(query), query);
    const tree = jianbao.queryTree(Array.from(query).slice(0, 10_000), new Set());
    assert.deepEqual(jianbao.parse(query).tree, tree, query);
  }
  for (const query of ["醴陵 OR 攸县", "-静默", "NOT 静默", "标题:揭牌", "株洲·日报", "甲|乙", "(甲)", "ａ"]) {
    assert.ok(!jianbao.plainQuery.test(query), query);
  }
});

test("made-up queries read as in the terminal", () => {
  const rows = snapshotRows("queries");
  assert.ok(rows.length >= 1_500);
  for (const [query, normal, codes] of rows) assert.deepEqual(check(query), [normal, codes], query);
});

test("ten thousand brackets, quotes and operators are read at once", () => {
  for (const sign of ["(", ")", "()", '"', "「", "-", "|", "NOT ", "OR ", "title:", "(title:", "甲(", "(-", "“甲”"]) {
    const start = performance.now();
    jianbao.parse(sign.repeat(10_000));
    const milliseconds = performance.now() - start;
    assert.ok(milliseconds < 500, `${sign}: ${milliseconds} ms`);
  }
});

test("lone surrogates separate, and names of object members are words", () => {
  assert.deepEqual(check("甲\ud800乙"), ['"甲 乙"', ""]);
  assert.deepEqual(check("\udc00"), ["", "empty"]);
  assert.deepEqual(check("hasOwnProperty:甲"), ['"hasownproperty 甲"', ""]);
});

test("both sides know the same notes in the same order", () => {
  const rust = readFileSync(new URL("../../src/query/note.rs", import.meta.url), "utf8");
  const table = rust.slice(rust.indexOf("pub fn code("), rust.indexOf("pub fn text("));
  const codes = [...table.matchAll(/Self::\w+ => "(\w+)",/g)].map((match) => match[1]);
  assert.deepEqual(codes, jianbao.queryNotes);
});
