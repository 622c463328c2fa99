// Other spellings of dates and numbers are the ones that the Rust side gives.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, snapshotRows } from "./load.js";

const jianbao = load("fold.js", "query.js", "grammar.js", "spell.js");

test("runs are spelled as in Rust", () => {
  const rows = snapshotRows("spellings");
  assert.ok(rows.length > 100);
  for (const [query, spellings = ""] of rows) {
    const { tree } = jianbao.parse(query);
    assert.equal(tree && tree.run ? jianbao.spellings(tree.run).join(" ") : "", spellings, query);
  }
});
