"use strict";
// Decodes the alphabet and the texts of stories. The format is described in shards.rs, its reasons in shards/texts.rs.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * @typedef {{characters: number[], ranks: Map<number, number>, followers: Map<number, number[]>}} Alphabet
 *   code points by rank; ranks by code point; what often follows a code point
 * @typedef {{id: string, url: string, title: string, date: string, inferred: boolean, page: string, texts: string[]}} Story
 * @typedef {{character: number, times: number}} Follower
 */

/** @type {Alphabet | null} */
jianbao.known = null;

/** @returns {Alphabet} */
jianbao.alphabet = function () {
  if (jianbao.known) return jianbao.known;
  const m = jianbao.models;
  const from = jianbao.decoder(jianbao.entry ? jianbao.entry.alphabet : "");
  /** @type {Alphabet} */
  const alphabet = { characters: [], ranks: new Map(), followers: new Map() };
  const size = from.number(m.place);
  for (let octave = 1, next = 0; alphabet.characters.length < size; ) {
    next += from.number(m.character);
    alphabet.ranks.set(next, alphabet.characters.length);
    alphabet.characters.push(next);
    next += 1;
    if (alphabet.characters.length === octave * 2 - 1) {
      octave *= 2;
      next = 0;
    }
  }
  jianbao.known = alphabet;
  for (let rank = 0; from.flag(m.more); ) {
    rank += from.number(m.ascent);
    const followers = [];
    for (let left = from.number(m.words); left >= 0; left -= 1) followers.push(jianbao.characterAt(from.number(m.next)));
    alphabet.followers.set(alphabet.characters[rank], followers);
  }
  return alphabet;
};

/**
 * A character's place in the order of terms.
 * @param {number} character  code point
 * @returns {number}
 */
jianbao.placeOf = function (character) {
  const { characters, ranks } = jianbao.alphabet();
  const rank = ranks.get(character);
  return rank === undefined ? characters.length + character : rank;
};

/**
 * The character at a place in that order.
 * @param {number} place
 * @returns {number} code point
 */
jianbao.characterAt = function (place) {
  const { characters } = jianbao.alphabet();
  return place < characters.length ? characters[place] : place - characters.length;
};

/**
 * Reads the stream of a story, and learns how its characters fold.
 * @param {string} stream
 * @returns {{id: string, url: string, title: string, page: string, texts: string[]}}
 */
jianbao.decodeStory = function (stream) {
  const m = jianbao.models;
  const alphabet = jianbao.alphabet();
  const from = jianbao.decoder(stream, jianbao.entry ? jianbao.entry.chances : "");
  /** @type {Map<number, Follower>} */
  const byTwo = new Map();
  /** @type {Map<number, Follower[]>} */
  const byOne = new Map();
  let before = 10;
  let last = 10;
  let lucky = 0;

  function character() {
    const pair = before * 0x110000 + last;
    const two = byTwo.get(pair);
    /** @type {Follower[]} */
    const ones =
      byOne.get(last) || (alphabet.followers.get(last) || []).map((/** @type {number} */ character) => ({ character, times: 0 }));
    byOne.set(last, ones);
    let found = -1;
    if (two && from.flag(m.guess + Math.min(two.times, 3) * 2 + lucky)) found = two.character;
    for (let index = 0, tries = 0; found < 0 && tries < 3 && index < ones.length; index += 1) {
      const one = ones[index];
      if (two && two.character === one.character) continue;
      const variant = ((tries * 4 + Math.min(one.times, 3)) * 2 + (two ? 1 : 0)) * 2 + lucky;
      if (from.flag(m.guess + 8 + variant)) found = one.character;
      tries += 1;
    }
    const guessed = found >= 0;
    if (!guessed) found = jianbao.characterAt(from.number(m.symbol + lucky));
    lucky = guessed ? 1 : 0;
    if (!two) byTwo.set(pair, { character: found, times: 0 });
    else if (two.character === found) two.times = Math.min(two.times + 1, 250);
    else if (two.times > 1) two.times >>= 1;
    else {
      two.character = found;
      two.times = 0;
    }
    const place = ones.findIndex((one) => one.character === found);
    const one = place < 0 ? { character: found, times: 0 } : ones.splice(place, 1)[0];
    one.times = Math.min(one.times + 1, 250);
    ones.unshift(one);
    ones.splice(6);
    before = last;
    last = found;
    return found;
  }

  function text() {
    const characters = [];
    for (let one = character(); one !== 10; one = character()) characters.push(String.fromCodePoint(one));
    return characters.join("");
  }

  const size = from.number(m.words);
  let id = text();
  if (!id) for (let left = 10; left > 0; left -= 1) id += "abcdefghijklmnopqrstuvwxyz234567"[from.plain(5)];
  const url = text() || "s/" + id.slice(0, 2) + "/" + id + ".html";
  const title = text();
  const page = text();
  const texts = [];
  while (texts.length < size) texts.push(text());
  const place = () => String.fromCodePoint(jianbao.characterAt(from.number(m.place)));
  while (from.flag(m.more)) jianbao.simplified.set(place(), place());
  return { id, url, title: title || texts[0] || "", page, texts };
};

/** @type {Map<number, Promise<Story>>} */
jianbao.stories = new Map();

/**
 * A story as hits show it.
 * @param {number} number
 * @returns {Promise<Story>}
 */
jianbao.story = function (number) {
  let story = jianbao.stories.get(number);
  if (!story) {
    story = jianbao.pack(number).then((/** @type {[string, string, string[]]} */ [dates, , streams]) => {
      const date = dates.split(" ")[number % 4];
      return Object.assign(jianbao.decodeStory(streams[number % 4]), { date: date.replace("~", ""), inferred: date[0] === "~" });
    });
    story.catch(() => jianbao.stories.delete(number));
    jianbao.stories.set(number, story);
  }
  return story;
};

/**
 * What a story is packed with: dates, length classes, streams.
 * @param {number} number
 * @returns {Promise<[string, string, string[]]>}
 */
jianbao.pack = function (number) {
  return jianbao.part(3, Math.floor(number / 4));
};
