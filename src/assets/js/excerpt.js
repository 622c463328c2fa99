"use strict";
// Text and runs to pieces, marked or not; the twin of excerpt.rs, which says more. It gives the same pieces.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * A stretch of a snippet in the dump's own characters, and whether it is what was searched for.
 * @typedef {{text: string, mark: boolean}} Piece
 */

/**
 * A place where a pattern stands, in original characters.
 * @typedef {{from: number, to: number, pattern: number}} Place
 */

/** @typedef {{characters: string[], places: Place[]}} ExcerptText */

/** @typedef {{part: number, first: number, after: number, gain: number}} ExcerptCore */

/**
 * The stretches of a text to mark, in characters, ascending, none touching the next.
 * @param {string} text
 * @param {string[][]} patterns  each of runs, folded, one after the other with any or no separators between
 * @returns {[number, number][]}
 */
jianbao.marks = function (text, patterns) {
  return jianbao.joinPlaces(jianbao.places(jianbao.fold(text), patterns));
};

/**
 * A text cut at its marks.
 * @param {string} text
 * @param {string[][]} patterns
 * @returns {Piece[]}
 */
jianbao.marked = function (text, patterns) {
  const characters = Array.from(text);
  return jianbao.pieces(characters, jianbao.marks(text, patterns), 0, characters.length);
};

/**
 * The snippet of a story, given its parts in reading order.
 * @param {string[]} parts
 * @param {string[][]} patterns
 * @returns {Piece[]}
 */
jianbao.excerpt = function (parts, patterns) {
  const texts = parts.map((part) => ({
    characters: Array.from(part),
    places: jianbao.places(jianbao.fold(part), patterns),
  }));
  const missing = patterns.map(() => true);
  const held = new Set();
  for (const text of texts) for (const place of text.places) held.add(place.pattern);
  /** @type {ExcerptCore[]} */
  const cores = [];
  const whole = jianbao.bestCore(texts, missing, 80);
  if (whole && whole.gain === held.size) cores.push(whole);
  while (whole && whole.gain < held.size && cores.length < 3) {
    const core = jianbao.bestCore(texts, missing, 40);
    if (!core) break;
    for (const place of texts[core.part].places.slice(core.first, core.after)) missing[place.pattern] = false;
    cores.push(core);
  }
  const length = cores.length > 1 ? 40 : 80;
  const windows = cores.map((core) => {
    const [start, end] = jianbao.excerptWindow(texts[core.part], core, length);
    return { part: core.part, start, end };
  });
  windows.sort((one, other) => one.part - other.part || one.start - other.start);
  if (windows.length === 0) windows.push(...jianbao.excerptOpening(texts));
  /** @type {Piece[]} */
  const pieces = [];
  let last = { part: -1, end: 0 };
  for (const window of windows) {
    let start = window.start;
    if (last.part === window.part && start <= last.end) start = last.end;
    else if (pieces.length > 0) pieces.push({ text: " … ", mark: false });
    const text = texts[window.part];
    pieces.push(...jianbao.pieces(text.characters, jianbao.joinPlaces(text.places), start, window.end));
    last = { part: window.part, end: Math.max(window.end, start) };
  }
  return pieces;
};

/**
 * All places of all patterns, by where they begin, then by pattern; those of one pattern do not overlap.
 * @param {Folded} folded
 * @param {string[][]} patterns
 * @returns {Place[]}
 */
jianbao.places = function (folded, patterns) {
  const characters = folded.characters;
  /** @type {Place[]} */
  const found = [];
  patterns.forEach((pattern, number) => {
    const pieces = pattern.map((run) => Array.from(run));
    for (let at = 0; at < characters.length; ) {
      const end = jianbao.patternEnd(characters, at, pieces);
      if (end > at) found.push({ from: folded.from[at], to: folded.to[end - 1], pattern: number });
      at = Math.max(end, at + 1);
    }
  });
  return found.sort((one, other) => one.from - other.from || one.pattern - other.pattern);
};

/**
 * Where the pattern ends, if it begins here; else -1.
 * @param {string[]} characters
 * @param {number} at
 * @param {string[][]} pieces
 * @returns {number}
 */
jianbao.patternEnd = function (characters, at, pieces) {
  for (let index = 0; index < pieces.length; index += 1) {
    while (index > 0 && at < characters.length && !jianbao.isWord(characters[at])) at += 1;
    for (const character of pieces[index]) {
      if (characters[at] !== character) return -1;
      at += 1;
    }
  }
  return at;
};

/**
 * Places as stretches, those that touch made one.
 * @param {Place[]} places
 * @returns {[number, number][]}
 */
jianbao.joinPlaces = function (places) {
  /** @type {[number, number][]} */
  const marks = [];
  for (const place of places) {
    const last = marks[marks.length - 1];
    if (last && place.from <= last[1]) last[1] = Math.max(last[1], place.to);
    else marks.push([place.from, place.to]);
  }
  return marks;
};

/**
 * The places, at most `length` long together, that add most of the missing patterns; of equals those in the longer part, then the earlier.
 * @param {ExcerptText[]} texts
 * @param {boolean[]} missing
 * @param {number} length
 * @returns {ExcerptCore | null}
 */
jianbao.bestCore = function (texts, missing, length) {
  /** @type {ExcerptCore | null} */
  let best = null;
  let bestGain = 0;
  let bestSize = 0;
  texts.forEach((text, part) => {
    const size = Math.min(text.characters.length, length);
    text.places.forEach((place, first) => {
      const wanted = missing.slice();
      let gain = 0;
      let after = first;
      for (let index = first; index < text.places.length; index += 1) {
        const next = text.places[index];
        if (index > first && next.to > place.from + length) break;
        if (wanted[next.pattern]) {
          wanted[next.pattern] = false;
          gain += 1;
          after = index + 1;
        }
      }
      if (gain > bestGain || (gain > 0 && gain === bestGain && size > bestSize)) {
        best = { part, first, after, gain };
        bestGain = gain;
        bestSize = size;
      }
    });
  });
  return best;
};

/**
 * The characters to show around a core.
 * @param {ExcerptText} text
 * @param {ExcerptCore} core
 * @param {number} length
 * @returns {[number, number]}
 */
jianbao.excerptWindow = function (text, core, length) {
  const { characters, places } = text;
  const count = characters.length;
  const from = places[core.first].from;
  const to = Math.max(...places.slice(core.first, core.after).map((place) => place.to));
  const spare = Math.max(0, length - (to - from));
  const before = Math.max(Math.floor(spare / 2), spare - (count - to));
  let start = Math.max(0, from - before);
  if (start > 0) {
    let stop = start;
    while (stop < from && !(jianbao.isStop(characters[stop - 1]) && !jianbao.isStop(characters[stop]))) stop += 1;
    const inside = (/** @type {number} */ at) => /^[a-z0-9]{2}$/i.test(characters[at - 1] + characters[at]);
    if (stop < from) start = stop;
    else while (start < from && inside(start)) start += 1;
  }
  let end = Math.min(count, Math.max(to, start + length));
  if (end < count) end = jianbao.lastStop(characters, Math.max(to, start + Math.floor(length / 2)), end);
  for (const mark of jianbao.joinPlaces(places)) {
    if (mark[0] < start && start < mark[1]) start = Math.min(mark[1], from);
    if (mark[0] < end && end < mark[1]) end = mark[0] < to ? mark[1] : mark[0];
  }
  while (start < from && /\s/.test(characters[start])) start += 1;
  while (end > to && /\s/.test(characters[end - 1])) end -= 1;
  return [start, end];
};

/**
 * The beginning of the longest part, the first of equals.
 * @param {ExcerptText[]} texts
 * @returns {{part: number, start: number, end: number}[]}
 */
jianbao.excerptOpening = function (texts) {
  const lengths = texts.map((text) => Math.min(text.characters.length, 80));
  const end = Math.max(0, ...lengths);
  const part = lengths.indexOf(end);
  if (part < 0) return [];
  const characters = texts[part].characters;
  return [{ part, start: 0, end: characters.length > end ? jianbao.lastStop(characters, 40, end) : end }];
};

/**
 * The last number from `from` to `to` of characters that end with a stop, or `to`.
 * @param {string[]} characters
 * @param {number} from
 * @param {number} to
 * @returns {number}
 */
jianbao.lastStop = function (characters, from, to) {
  for (let end = to; end >= from; end -= 1) if (jianbao.isStop(characters[end - 1])) return end;
  return to;
};

/**
 * Whether a snippet may well end after this character.
 * @param {string} character
 * @returns {boolean}
 */
jianbao.isStop = function (character) {
  return "。！？；，、：!?;,:".includes(character);
};

/**
 * A stretch of a text cut at its marks.
 * @param {string[]} characters
 * @param {[number, number][]} marks
 * @param {number} start
 * @param {number} end
 * @returns {Piece[]}
 */
jianbao.pieces = function (characters, marks, start, end) {
  /** @type {Piece[]} */
  const found = [];
  let at = start;
  const push = (/** @type {number} */ to, /** @type {boolean} */ mark) => {
    if (at < to) found.push({ text: characters.slice(at, to).join(""), mark });
    at = Math.max(at, to);
  };
  for (const mark of marks) {
    if (Math.max(mark[0], at) >= Math.min(mark[1], end)) continue;
    push(mark[0], false);
    push(Math.min(mark[1], end), true);
  }
  push(end, false);
  return found;
};
