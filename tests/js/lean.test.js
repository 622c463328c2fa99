// Scripts are served without comments and needless white space and with short local names, and mean what their sources mean.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";
import { build } from "./browser/site.js";

const sources = new URL("../../src/assets/js/", import.meta.url);
const site = build();
const assets = readdirSync(site).find((name) => name.startsWith("assets-"));
const served = (name) => readFileSync(join(site, assets, "js", name), "utf8");

/** Served names of the namespace's members by those of the sources, and back. */
const servedNames = new Map();
const sourceNames = new Map();

/** The members of the namespace that a script names, in order. */
function members(text) {
  const found = [];
  const walk = (node) => {
    if (!node || typeof node !== "object") return;
    if (node.type === "MemberExpression" && !node.computed && node.object.name === "jianbao") found.push(node.property.name);
    Object.values(node).forEach(walk);
  };
  walk(parse(text, { ecmaVersion: 2019, sourceType: "script" }).body);
  return found;
}

/**
 * A script's tree without places and spellings of literals; each name that the script declares below its top level stands as the number
 * of its declaration, so that two trees are equal only if every name means the same.
 */
function tree(text) {
  const program = parse(text, { ecmaVersion: 2019, sourceType: "script" });
  let declared = 0;
  /** Names of a pattern. */
  const names = (pattern) => {
    if (!pattern) return [];
    if (pattern.type === "Identifier") return [pattern.name];
    if (pattern.type === "ObjectPattern") return pattern.properties.flatMap((property) => names(property.value || property.argument));
    if (pattern.type === "ArrayPattern") return pattern.elements.flatMap(names);
    return names(pattern.left || pattern.argument);
  };
  const isFunction = (node) => /Function/.test(node.type);
  /** Names that `var` declares anywhere in a function's body. */
  const vars = (node) => {
    if (!node || typeof node !== "object") return [];
    if (Array.isArray(node)) return node.flatMap(vars);
    if (isFunction(node)) return [];
    const own = node.type === "VariableDeclaration" && node.kind === "var" ? node.declarations.flatMap((one) => names(one.id)) : [];
    return own.concat(Object.values(node).flatMap(vars));
  };
  /** Names that a list of statements declares for itself. */
  const lexical = (statements) =>
    statements.flatMap((node) => {
      if (node.type === "VariableDeclaration" && node.kind !== "var") return node.declarations.flatMap((one) => names(one.id));
      return node.type === "FunctionDeclaration" ? [node.id.name] : [];
    });
  const scope = (outer, list) => {
    const inner = new Map(outer);
    for (const name of list) inner.set(name, (declared += 1));
    return inner;
  };
  const walk = (node, known, isKey) => {
    if (!node || typeof node !== "object") return node;
    if (Array.isArray(node)) return node.map((one) => walk(one, known));
    if (node.type === "Identifier") return { type: "Identifier", name: !isKey && known.has(node.name) ? known.get(node.name) : node.name };
    let inside = known;
    if (isFunction(node)) {
      const own = node.type === "FunctionExpression" && node.id ? scope(known, [node.id.name]) : known;
      inside = scope(own, node.params.flatMap(names).concat(vars(node.body)));
    } else if (node.type === "BlockStatement") inside = scope(known, lexical(node.body));
    else if (node.type === "CatchClause") inside = scope(known, names(node.param));
    else if (/^For/.test(node.type)) {
      const head = node.init || node.left;
      if (head && head.type === "VariableDeclaration") inside = scope(known, lexical([head]));
    } else if (node.type === "SwitchStatement") inside = scope(known, lexical(node.cases.flatMap((one) => one.consequent)));
    if (node.type === "MemberExpression" && !node.computed && node.object.name === "jianbao") return { type: "Member" };
    const plain = {};
    for (const [key, value] of Object.entries(node)) {
      if (["start", "end", "raw", "shorthand"].includes(key)) continue;
      const isName = (key === "property" || key === "key") && !node.computed;
      plain[key] = walk(value, key === "id" && node.type === "FunctionDeclaration" ? known : inside, isName);
    }
    return plain;
  };
  return JSON.stringify(walk(program.body, new Map()));
}

test("a name that means something else is seen", () => {
  assert.equal(tree("f = (long) => long + a;"), tree("f = (b) => b + a;"));
  assert.notEqual(tree("f = (long) => long + a;"), tree("f = (a) => a + a;"));
  assert.notEqual(tree("f = ({ long }) => long;"), tree("f = ({ a }) => a;"));
  assert.notEqual(tree("f = (x) => { let y = 1; return () => { let z = 2; return y; }; };"), tree("f = (x) => { let y = 1; return () => { let y = 2; return y; }; };"));
  assert.notEqual(tree("const long = 1; f(long);"), tree("const a = 1; f(a);"));
});

for (const name of readdirSync(sources).filter((file) => file.endsWith(".js"))) {
  test(`${name} is served with its source's meaning`, () => {
    const source = readFileSync(new URL(name, sources), "utf8");
    assert.equal(tree(served(name)), tree(source));
    // A member is named behind the namespace only, or it would keep its long name.
    assert.doesNotMatch(source, /\}\s*=\s*jianbao\s*[;,)]/);
    // All scripts call a member alike, and no two members alike.
    const long = members(source);
    members(served(name)).forEach((short, index) => {
      assert.equal(servedNames.get(long[index]) || short, short);
      assert.equal(sourceNames.get(short) || long[index], long[index]);
      servedNames.set(long[index], short);
      sourceNames.set(short, long[index]);
    });
    assert.doesNotMatch(served(name), /^\s*(\/\/|\/\*|\*)/m);
  });
}

test("the search page's script is small", () => {
  const size = gzipSync(served("find.js"), { level: 9 }).length;
  assert.ok(size <= 15_000, `${size} bytes`);
});
