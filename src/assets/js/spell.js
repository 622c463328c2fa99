"use strict";
// What else a run is called: other spellings of dates and numbers, as spelling.rs says, and the keeper's other names, as also.rs.
/** @type {any} */
var jianbao = jianbao || {};

/** Digits as dates write them. */
jianbao.DIGITS = "〇一二三四五六七八九";

/** @typedef {{year: number, month: number, day: number, sign: string}} SpelledDay  0 for what is not written */

/**
 * The other spellings of a quotation's pieces, most usual first.
 * @param {string[]} pieces
 * @returns {string[]}
 */
jianbao.spellings = function (pieces) {
  const asked = pieces.join(" ");
  const written = jianbao.spelledDate(pieces) || jianbao.spelledNumber(pieces) || [];
  const others = written.filter((/** @type {string} */ text) => jianbao.spelledPieces(text).join(" ") !== asked);
  return Array.from(/** @type {Set<string>} */ (new Set(others))).slice(0, 8);
};

/**
 * The runs of a spelling.
 * @param {string} text
 * @returns {string[]}
 */
jianbao.spelledPieces = (text) => text.split(/[-,]/);

/**
 * All spellings of a date; null where it is none.
 * @param {string[]} pieces
 * @returns {string[] | null}
 */
jianbao.spelledDate = function (pieces) {
  const digits = jianbao.spelledDigits;
  const placeValue = jianbao.placeValue;
  const [year, month, day] = pieces.map(jianbao.asciiNumber);
  /** @type {SpelledDay | null} */
  const date =
    pieces.length === 1 ? jianbao.signedDay(pieces[0]) : pieces.length === 3 && pieces[0].length === 4 ? { year, month, day, sign: "日" } : null;
  if (!date) return null;
  const whole = date.year > 0 && date.month > 0 && date.day > 0;
  const fits = date.month <= 12 && date.day <= 31 && (date.year === 0 || (date.year >= 1000 && date.year < 3000));
  if (!fits || (pieces.length === 3 && !whole)) return null;
  const lone = date.year === 0 && date.month === 0;
  const plain = String;
  const padded = (/** @type {number} */ number) => plain(number).padStart(2, "0");
  const circled = (/** @type {number} */ number) => digits(number, "〇");
  /** @param {(number: number) => string} writeYear @param {(number: number) => string} writeMonth @param {(number: number) => string} writeDay */
  const write = (writeYear, writeMonth, writeDay) =>
    (date.year ? writeYear(date.year) + "年" : "") + (date.month ? writeMonth(date.month) + "月" : "") + (date.day ? writeDay(date.day) + date.sign : "");
  const written = [write(plain, plain, plain)];
  if (!lone || date.day < 10 || date.day > 19) {
    written.push(write(circled, placeValue, placeValue), write((number) => digits(number, "零"), placeValue, placeValue));
  }
  written.push(write(plain, date.year ? padded : plain, lone ? plain : padded));
  if (whole) written.push([date.year, date.month, date.day].join("-"), [date.year, padded(date.month), padded(date.day)].join("-"));
  if (!lone && date.day >= 20) {
    written.push(write(circled, placeValue, (number) => placeValue(number).replace("二十", "廿").replace("三十", "卅")));
  }
  return written;
};

/**
 * A date with its signs, one at least; null where it is none.
 * @param {string} text
 * @returns {SpelledDay | null}
 */
jianbao.signedDay = function (text) {
  const fields = /^(?:([^年月日号]+)年)?(?:([^年月日号]{1,3})月)?(?:([^年月日号]{1,3})([日号]))?$/.exec(text);
  if (!text || !fields || (fields[1] && !fields[2] && fields[3])) return null;
  const read = (/** @type {string | undefined} */ number) =>
    number === undefined ? 0 : jianbao.asciiNumber(number) || jianbao.readPlaceValue(number) || NaN;
  const year = fields[1] ? (fields[1].length === 4 && (jianbao.asciiNumber(fields[1]) || jianbao.readDigits(fields[1]))) || NaN : 0;
  const date = { year, month: read(fields[2]), day: read(fields[3]), sign: fields[4] || "日" };
  return isNaN(date.year + date.month + date.day) ? null : date;
};

/**
 * All spellings of a number; null where it is none or has none that is safe to seek.
 * @param {string[]} pieces
 * @returns {string[] | null}
 */
jianbao.spelledNumber = function (pieces) {
  const placeValue = jianbao.placeValue;
  const spelledDigits = jianbao.spelledDigits;
  const grouped = pieces.length < 4 && /^[1-9]\d{0,2}( \d{3})+$/.test(pieces.join(" "));
  const value = pieces.length === 1 ? jianbao.readNumber(pieces[0]) : grouped ? Number(pieces.join("")) : 0;
  if (!value) return null;
  const plain = String(value);
  const thousands = plain.replace(/\B(?=(\d{3})+$)/g, ",");
  for (const [unit, sign] of /** @type {[number, string][]} */ ([[1e8, "亿"], [1e4, "万"]])) {
    const count = value / unit;
    if (count < 1 || count % 1) continue;
    const written = [count + sign];
    if (count < 10 || count > 19) written.push(placeValue(count) + sign);
    if (count === 2) written.push("两" + sign);
    return written.concat(plain, thousands);
  }
  if (value % 10 === 0 || value < 21) return null;
  const written = value < 100 ? [] : [plain];
  if (value < 10000) written.push(placeValue(value));
  if (value >= 1000 && value < 3000) written.push(spelledDigits(value, "〇"), spelledDigits(value, "零"));
  if (value >= 1000) written.push(thousands);
  return written;
};

/**
 * The value of a number in any spelling; 0 where it is none.
 * @param {string} text
 * @returns {number}
 */
jianbao.readNumber = function (text) {
  if (/^\d+$/.test(text)) return text[0] === "0" ? 0 : jianbao.asciiNumber(text);
  const unit = text.slice(-1) === "亿" ? 1e8 : text.slice(-1) === "万" ? 1e4 : 0;
  if (unit) {
    const count = text.slice(0, -1);
    const value = count === "两" ? 2 : count[0] === "0" ? 0 : jianbao.asciiNumber(count) || jianbao.readPlaceValue(count);
    return value < 10000 && value * unit < 2 ** 32 ? value * unit : 0;
  }
  const year = jianbao.readDigits(text);
  return jianbao.readPlaceValue(text) || (year >= 1000 && year < 3000 ? year : 0);
};

/**
 * One to nine ASCII digits; else 0.
 * @param {string} text
 * @returns {number}
 */
jianbao.asciiNumber = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/**
 * Digit by digit, with this sign for zero.
 * @param {number} value
 * @param {string} zero
 * @returns {string}
 */
jianbao.spelledDigits = (value, zero) =>
  Array.from(String(value), (digit) => (digit === "0" ? zero : jianbao.DIGITS[Number(digit)])).join("");

/**
 * The value of four digits; 0 for anything else.
 * @param {string} text
 * @returns {number}
 */
jianbao.readDigits = (text) =>
  /^[〇零一二三四五六七八九]{4}$/.test(text)
    ? Number(Array.from(text.replace(/零/g, "〇"), (digit) => jianbao.DIGITS.indexOf(digit)).join(""))
    : 0;

/**
 * 1 to 9999 as 九千九百九十九.
 * @param {number} value
 * @returns {string}
 */
jianbao.placeValue = function (value) {
  let text = "";
  let skipped = false;
  ["千", "百", "十", ""].forEach((sign, index) => {
    const digit = Math.floor(value / 10 ** (3 - index)) % 10;
    if (digit === 0) {
      skipped = text !== "";
      return;
    }
    if (skipped) text += "零";
    skipped = false;
    if (digit > 1 || sign !== "十" || text) text += jianbao.DIGITS[digit];
    text += sign;
  });
  return text;
};

/**
 * The value of what `placeValue` writes; 0 for anything else.
 * @param {string} text
 * @returns {number}
 */
jianbao.readPlaceValue = function (text) {
  const normal = text.replace(/〇/g, "零").replace(/两(?=[千百])/g, "二").replace(/廿/g, "二十").replace(/卅/g, "三十");
  let value = 0;
  let digit = 0;
  for (const character of normal) {
    const unit = [1000, 100, 10]["千百十".indexOf(character)];
    if (unit) {
      value += unit * (digit || (unit === 10 ? 1 : 0));
      digit = 0;
    } else {
      digit = jianbao.DIGITS.indexOf(character === "零" ? "〇" : character);
      if (digit < 0) return 0;
    }
  }
  value += digit;
  return value > 0 && jianbao.placeValue(value) === normal ? value : 0;
};

/**
 * What else the runs of a tree are called, as far as stories hold it.
 * @param {any} tree
 * @param {Uint32Array} exact  the stories that fit as asked
 * @param {(pieces: string[], field: string) => Promise<Matches>} run
 * @returns {Promise<{kind: string, run: string, text: string, count: number}[]>}
 */
jianbao.also = async function (tree, exact, run) {
  /** @type {{kind: string, run: string, text: string, pieces: string[], field: string, instead: string[]}[]} */
  const sought = [];
  for (const { run: pieces, field } of jianbao.positive(tree)) {
    const asked = pieces.join(" ");
    for (const text of jianbao.spellings(pieces)) sought.push({ kind: "spelling", run: asked, text, pieces, field, instead: jianbao.spelledPieces(text) });
    for (const group of jianbao.aliasesOf(asked)) {
      for (const [text, name] of group) {
        if (name && name !== asked) sought.push({ kind: "alias", run: asked, text, pieces, field, instead: name.split(" ") });
      }
    }
  }
  const counts = await Promise.all(
    sought.slice(0, 24).map(async (one) => {
      const stories = await jianbao.fitting(jianbao.instead(tree, one), run);
      return (one.kind === "spelling" ? jianbao.without(stories, exact) : stories).length;
    })
  );
  return counts.map((count, index) => ({ kind: sought[index].kind, run: sought[index].run, text: sought[index].text, count })).filter((one) => one.count > 0);
};
