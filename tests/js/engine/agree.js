// node agree.js FOLDER: whether the browser's code gives the answers of FOLDER/answers.json on the site in FOLDER.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "./site.js";

const folder = process.argv[2];
const jianbao = open(folder);
let wrong = 0;
for (const { options, answer } of JSON.parse(readFileSync(join(folder, "answers.json"), "utf8"))) {
  for (const note of answer.notes) note.text = note.code; // The words stand on the page.
  const found = await jianbao.search(answer.query, options);
  try {
    assert.deepEqual(JSON.parse(JSON.stringify(found)), answer);
  } catch (error) {
    wrong += 1;
    if (wrong <= 3) console.log(JSON.stringify(answer.query), JSON.stringify(options), error.message.slice(0, 1500));
  }
}
if (wrong > 0) console.log(`${wrong} answers differ`);
process.exit(wrong > 0 ? 1 : 0);
