"use strict";
// The grammar of queries; the twin of query.rs, which describes it. tests/queries.txt keeps the two together.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * Fields by their names: a substring field's or filter's name in the tree.
 * @type {Map<string, {field?: string, filter?: string, date?: boolean}>}
 */
jianbao.queryScopes = new Map([
  ["title", { field: "title" }],
  ["标题", { field: "title" }],
  ["rubric", { field: "rubric" }],
  ["栏目", { field: "rubric" }],
  ["by", { field: "by" }],
  ["记者", { field: "by" }],
  ["correspondent", { field: "correspondent" }],
  ["通讯员", { field: "correspondent" }],
  ["photo", { field: "photo" }],
  ["摄影", { field: "photo" }],
  ["kind", { filter: "kind" }],
  ["类型", { filter: "kind" }],
  ["place", { filter: "place" }],
  ["地区", { filter: "place" }],
  ["page", { filter: "page" }],
  ["版", { filter: "page" }],
  ["date", { date: true }],
  ["日期", { date: true }],
]);

/**
 * The grammar, by recursive descent over the query's characters.
 * @param {string[]} characters
 * @param {Set<string>} notes  gains the codes of what was noticed
 * @returns {QueryNode | null}
 */
jianbao.queryTree = function (characters, notes) {
  const signs = characters.map(jianbao.querySign);
  const twins = jianbao.queryTwins(signs, notes);
  let at = 0;
  let end = characters.length;

  /** @param {number} from @param {number} to */
  const textOf = (from, to) => characters.slice(from, to).join("");
  /** @param {number} from */
  const stops = (from) => signs[from] === " " || signs[from] === "|";

  /**
   * Where a word of the grammar ends, if it stands here by itself; else 0.
   * @param {number} from @param {string} word
   */
  const wordEnd = (from, word) => {
    const to = from + word.length;
    const stands = to <= end && signs.slice(from, to).join("") === word;
    return stands && (to === end || stops(to) || twins[to] > 0) ? to : 0;
  };

  /** Whether anything but another operator follows. @param {number} from */
  const operandFollows = (from) => {
    while (from < end && signs[from] === " ") from += 1;
    return from < end && signs[from] !== "|" && !wordEnd(from, "OR");
  };

  /** The field that is named here, and where its value begins. @param {number} from */
  const nameAt = (from) => {
    const colon = signs.indexOf(":", from);
    // No name is longer.
    if (colon < 0 || colon >= end || colon > from + 13) return null;
    const scope = jianbao.queryScopes.get(jianbao.folded(textOf(from, colon)));
    return scope ? { scope, after: colon + 1 } : null;
  };

  /** Whether a pair holds nothing but text without white space. @param {number} from */
  const isPlain = (from) => {
    for (let inside = from + 1; inside < twins[from]; inside += 1) if (stops(inside)) return false;
    return signs[from] !== "(" || (signs[from + 1] !== "-" && !nameAt(from + 1));
  };

  /** Where the text that begins here ends: at white space, `|`, or a pair that is no part of it. @param {number} from */
  const textEnd = (from) => {
    while (from < end && !stops(from)) {
      if (!twins[from]) from += 1;
      else if (isPlain(from)) from = twins[from] + 1;
      else break;
    }
    return from;
  };

  /**
   * Where the text that touches a pair from behind ends; with words in it the pair is only the text's first sign: “双码”核查.
   * @param {number} from
   */
  const joinedEnd = (from) => {
    const after = twins[from] + 1;
    return isPlain(from) && !wordEnd(after, "OR") && !wordEnd(after, "NOT") ? textEnd(after) : after;
  };

  /** @param {{field?: string}} scope @param {string} text @param {boolean} quoted */
  const runNode = (scope, text, quoted) => {
    const run = jianbao.queryRuns(text);
    if (run.length === 0) return null;
    /** @type {{run: string[], field?: string, quoted?: boolean}} */
    const node = { run };
    if (scope.field) node.field = scope.field;
    if (quoted || run.length > 1) node.quoted = true;
    return node;
  };

  /**
   * The node of a text or quotation; where it makes no sense in the field, that of all that was read since `start`.
   * @param {any} scope @param {number} start @param {number} from @param {number} to @param {boolean} quoted
   */
  const leaf = (scope, start, from, to, quoted) => {
    const text = textOf(from, to);
    if (scope.filter) {
      const value = jianbao.filterValue(scope.filter, text);
      if (scope.filter === "kind" && value && !jianbao.queryKinds.some((/** @type {string[]} */ names) => names[0] === value)) notes.add("kind");
      if (value) return { filter: scope.filter, value };
      notes.add("field");
    } else if (scope.date) {
      const date = jianbao.queryDates(text);
      if (date && date[0] > date[1]) notes.add("range");
      if (date) return { date };
      notes.add("date");
    } else {
      const node = runNode(scope, text, quoted);
      if (node || quoted || start === from) return node;
      notes.add("field");
    }
    return runNode({}, textOf(start, at), false);
  };

  /** What is asked for in a field. @param {any} scope @param {number} start @returns {QueryNode | null} */
  const value = (scope, start) => {
    const from = at;
    const twin = twins[from];
    const after = twin && joinedEnd(from);
    if (!twin || jianbao.queryRuns(textOf(twin + 1, after)).length > 0) {
      at = textEnd(from);
      return leaf(scope, start, from, at, false);
    }
    if (signs[from] !== "(") {
      at = after;
      return leaf(scope, start, from + 1, twin, true);
    }
    const outer = end;
    end = twin;
    at = from + 1;
    const node = any(scope);
    end = outer;
    at = after;
    return node;
  };

  /** A group, quotation or text, in a field or not; at least one character is read. @param {any} scope */
  const operand = (scope) => {
    const start = at;
    const name = nameAt(start);
    if (name && name.after < end && !stops(name.after)) {
      at = name.after;
      return value(name.scope, start);
    }
    if (name) notes.add("field");
    else if (wordEnd(start, "AND")) notes.add("and");
    return value(scope, start);
  };

  /** An operand with the negations before it. @param {any} scope @returns {QueryNode | null} */
  const factor = (scope) => {
    let negated = false;
    for (let after = 0; (after = wordEnd(at, "NOT")); ) {
      if (!operandFollows(after)) {
        notes.add("operator");
        break;
      }
      negated = !negated;
      at = after;
      while (signs[at] === " ") at += 1;
    }
    if (signs[at] === "-" && at + 1 < end && !stops(at + 1)) {
      negated = !negated;
      at += 1;
    }
    const node = operand(scope);
    if (!node || !negated) return node;
    return "not" in node ? node.not : { not: node };
  };

  /** `or` of the grammar, up to the group's end. @param {any} scope @returns {QueryNode | null} */
  const any = (scope) => {
    /** @type {QueryNode[]} */
    const branches = [];
    /** @type {QueryNode[]} */
    let branch = [];
    let hasOperand = false;
    const close = () => {
      const node = jianbao.queryJoin("and", branch);
      if (node) branches.push(node);
      branch = [];
      hasOperand = false;
    };
    for (;;) {
      while (at < end && signs[at] === " ") at += 1;
      if (at === end) break;
      const bar = signs[at] === "|";
      const after = bar ? at + 1 : wordEnd(at, "OR");
      if (after) {
        const joins = hasOperand && operandFollows(after);
        if (joins) close();
        else notes.add("operator");
        if (joins || bar) {
          at = after;
          continue;
        }
      }
      const node = factor(scope);
      if (node) branch.push(node);
      hasOperand = true;
    }
    close();
    return jianbao.queryJoin("or", branches);
  };

  return any({});
};

/**
 * The ASCII twin of a full-width sign, a space for any white space, and every other character itself.
 * @param {string} character
 * @returns {string}
 */
jianbao.querySign = function (character) {
  const at = "（）：｜－“”＂".indexOf(character);
  if (at >= 0) return '():|-"""'[at];
  return /[\s\u0085]/.test(character) ? " " : character;
};

/**
 * For each opening bracket and quote the index of its twin; for all else 0, which closes nothing.
 * @param {string[]} signs
 * @param {Set<string>} notes  gains the codes of what has no twin
 * @returns {number[]}
 */
jianbao.queryTwins = function (signs, notes) {
  /** @type {number[]} */
  const twins = new Array(signs.length + 1).fill(0);
  /** @type {number[]} */
  const open = [];
  // Quotes that were found to have no twin further on; without this a thousand 「 would be a thousand searches to the end.
  const alone = new Set();
  let tooDeep = 0;
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at];
    const quote = '"「『'.indexOf(sign);
    if (sign === "(") {
      if (open.length < 32) open.push(at);
      else {
        notes.add("deep");
        tooDeep += 1;
      }
    } else if (sign === ")") {
      const from = tooDeep > 0 ? undefined : open.pop();
      if (from !== undefined) twins[from] = at;
      else if (tooDeep > 0) tooDeep -= 1;
      else notes.add("bracket");
    } else if (quote >= 0) {
      const twin = alone.has(sign) ? -1 : signs.indexOf('"」』'[quote], at + 1);
      if (twin > 0) {
        // What is quoted has no brackets.
        twins[at] = twin;
        at = twin;
      } else {
        alone.add(sign);
        notes.add("quote");
      }
    } else if (sign === "」" || sign === "』") notes.add("quote");
  }
  if (open.length > 0) notes.add("bracket");
  return twins;
};

/**
 * The form in which values of whole-value fields are compared, of a query's value and of a record's: see `Filter::normal`.
 * @param {string} filter
 * @param {string} text
 * @returns {string}
 */
jianbao.filterValue = function (filter, text) {
  const words = jianbao.queryRuns(text).join("");
  if (filter === "kind") {
    const kind = jianbao.queryKinds.find((/** @type {string[]} */ names) => names.includes(words));
    return kind ? kind[0] : words;
  }
  const page = filter === "page" && /^第?([a-z]*)0*([0-9]+)版?$/.exec(words);
  return page ? page[1] + page[2] : words;
};

/**
 * First and last day of what `date:` asks for, as yyyymmdd; null where it is no date.
 * @param {string} text
 * @returns {[number, number] | null}
 */
jianbao.queryDates = function (text) {
  /** @param {string} written @returns {[number, number] | null} */
  const days = (written) => {
    const fields = /^([0-9]{4})(?:-([0-9]{1,4})(?:-([0-9]{1,4}))?)?$/.exec(written);
    if (!fields || !Number(fields[1])) return null;
    const year = Number(fields[1]);
    if (!fields[2]) return [year * 10000 + 101, year * 10000 + 1231];
    const month = Number(fields[2]);
    if (month < 1 || month > 12) return null;
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const length = month === 2 ? 28 + Number(leap) : 31 - (((month - 1) % 7) % 2);
    const start = year * 10000 + month * 100;
    if (!fields[3]) return [start + 1, start + length];
    const day = Number(fields[3]);
    return day < 1 || day > length ? null : [start + day, start + day];
  };
  const folded = jianbao.folded(text);
  const dots = folded.indexOf("..");
  if (dots < 0) return days(folded);
  const [from, to] = [folded.slice(0, dots), folded.slice(dots + 2)];
  const [first, last] = [days(from), days(to)];
  if ((from && !first) || (to && !last) || (!first && !last)) return null;
  return [first ? first[0] : 0, last ? last[1] : 99999999];
};
