// Snippets and marks, the same in the browser as in the terminal.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, loadFoldTable, snapshotRows } from "./load.js";

const jianbao = load("fold.js", "excerpt.js", "display.js");
loadFoldTable();

/** Pieces as text, marks in 【】. */
const shown = (pieces) => pieces.map(({ text, mark }) => (mark ? `【${text}】` : text)).join("");
const patterns = (runs) => runs.map((run) => run.split(" ").map(jianbao.folded));

test("made-up snippets are cut as in the terminal", () => {
  const rows = snapshotRows("snippets");
  assert.ok(rows.length >= 400);
  for (const [parts, runs, snippet] of rows) {
    const asked = runs ? patterns(runs.split("｜")) : [];
    assert.equal(shown(jianbao.excerpt(parts.split("｜"), asked)), snippet);
  }
});

test("marks land on the original characters", () => {
  const marked = (text, run) => shown(jianbao.marked(text, patterns([run])));
  assert.equal(marked("走訪ＡＢＣ公司", "abc公司"), "走訪【ＡＢＣ公司】");
  assert.equal(marked("国\u{20bb7}国", "\u{20bb7}"), "国【\u{20bb7}】国");
  assert.equal(marked("ｶﾞｽ", "ガ"), "【ｶﾞ】ｽ");
});

test("lone surrogates pass through", () => {
  assert.equal(shown(jianbao.excerpt(["甲\ud800乙甲"], [["甲"]])), "【甲】\ud800乙【甲】");
});

test("shown signs are full-width across the borders of marks", () => {
  const pieces = jianbao.excerpt(["记者(李四),上午9:30到"], [["李四"]]);
  assert.equal(shown(jianbao.displayPieces(pieces)), "记者（【李四】），上午9:30到");
  assert.equal(jianbao.display("(a):9,1,"), "（a):9,1，");
});
