// Folding in the browser: the table's coding, and when the table is wanted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load, loadFoldTable, snapshotRows } from "./load.js";

const jianbao = load("fold.js");

test("only characters that GB 2312 lacks want the table", () => {
  for (const text of ["火花塞", "abc 123", "ガス・한글", "，。“”", ""]) assert.equal(jianbao.wantsFoldTable(text), false, text);
  for (const text of ["國", "後", "于關", "\uf900"]) assert.equal(jianbao.wantsFoldTable(text), true, text);
});

test("every character with a row in the table wants it", () => {
  for (const line of readFileSync(new URL("../../src/assets/fold.txt", import.meta.url), "utf8").split("\n")) {
    const [from, to] = line.split("\t");
    // The circles set for 〇 are known without the table.
    if (to) assert.ok(jianbao.wantsFoldTable(from) || jianbao.folded(from) === to, from);
  }
});

test("the table's script undoes its coding", () => {
  const [[script]] = snapshotRows("fold-table");
  jianbao.foldTable(JSON.parse(script.slice("jianbao.foldTable(".length, -");".length)));
  const decoded = [...jianbao.simplified].sort();
  jianbao.simplified.clear();
  loadFoldTable();
  assert.deepEqual(decoded, [...jianbao.simplified].sort());
  assert.equal(jianbao.wantsFoldTable("國"), false);
  assert.equal(jianbao.hasFoldTable, true);
});

test("texts fold as in the terminal, with the same way back", () => {
  const rows = snapshotRows("folds");
  assert.ok(rows.length >= 300);
  for (const [text, folded, from, to] of rows) {
    const got = jianbao.fold(text);
    assert.deepEqual([got.characters.join(""), got.from.join(" "), got.to.join(" ")], [folded, from, to], text);
  }
});
