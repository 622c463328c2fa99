// The site's scripts run as they are in every browser in use: ES2019, classic scripts.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "acorn";

const scripts = new URL("../../src/assets/js/", import.meta.url);

for (const name of readdirSync(scripts).filter((file) => file.endsWith(".js"))) {
  const text = readFileSync(new URL(name, scripts), "utf8");
  test(`${name} is an ES2019 classic script`, () => {
    parse(text, { ecmaVersion: 2019, sourceType: "script" });
  });
  test(`${name} builds no HTML and no code from strings`, () => {
    assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  });
}
