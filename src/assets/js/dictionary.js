"use strict";
// The dictionary's blocks to terms and their lists. The format is described in shards.rs; the names here are the ones there.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * @typedef {{stories: Uint32Array, counts: Uint32Array | null, starts: Uint32Array | null, positions: Uint32Array, placed: number[]}} List
 *   counts: four zones a story; starts: where a story's positions begin; placed: the first stories of the stretches that have theirs
 * @typedef {{words: string[], size: number, list: List | null, file: number, slot: number, chunk: number, base: number,
 *   counted: boolean}} Term  words: what follows the two characters; list: null until loaded; chunk: stories a file of positions
 */

/** @type {Map<number, Promise<Map<string, Term>>>} decoded blocks of the dictionary */
jianbao.blocks = new Map();

/**
 * Reads the stories of a term and how often they hold it.
 * @param {ReturnType<typeof jianbao.decoder>} from
 * @param {number} size
 * @param {boolean} counted  false for whole values
 * @returns {List}
 */
jianbao.decodeStories = function (from, size, counted) {
  const m = jianbao.models;
  const all = jianbao.entry ? jianbao.entry.stories : 0;
  const shift = Math.max(0, 31 - Math.clz32(Math.max(1, Math.floor(all / size))) - 2);
  const model = m.gap + 2 * (size > 4 ? 3 : size > 2 ? 2 : size - 1);
  const stories = new Uint32Array(size);
  const counts = counted ? new Uint32Array(size * 4) : null;
  let next = 0;
  let short = 0;
  let plain = 0;
  for (let index = 0; index < size; index += 1) {
    const high = from.number(model + short);
    short = high < 3 ? 1 : 0;
    stories[index] = next + (high << shift) + from.plain(shift);
    next = stories[index] + 1;
    if (!counts) continue;
    plain = from.flag(m.plain + plain);
    if (plain) {
      counts[index * 4 + 3] = from.number(m.count) + 1;
      continue;
    }
    let zones = 1;
    for (let zone = 0; zone < 4; zone += 1) zones = zones * 2 + from.flag(m.zones + zones);
    for (let zone = 0; zone < 4; zone += 1) {
      if (zones & (8 >> zone)) counts[index * 4 + zone] = from.number(zone < 3 ? m.headCount : m.count) + 1;
    }
  }
  return { stories, counts, starts: null, positions: new Uint32Array(0), placed: [] };
};

/**
 * Reads the positions of a term's stories from `start` up to `end`.
 * @param {ReturnType<typeof jianbao.decoder>} from
 * @param {List} list
 * @param {number} start
 * @param {number} end
 */
jianbao.decodePositions = function (from, list, start, end) {
  const m = jianbao.models;
  const counts = list.counts || new Uint32Array(0);
  if (!list.starts) {
    list.starts = new Uint32Array(list.stories.length);
    let sum = 0;
    for (let index = 0; index < counts.length; index += 1) {
      if (index % 4 === 0) list.starts[index >> 2] = sum;
      sum += counts[index];
    }
    list.positions = new Uint32Array(sum);
  }
  list.placed.push(start);
  const positions = list.positions;
  let at = list.starts[start];
  for (let index = start * 4; index < end * 4; index += 1) {
    const zone = index % 4;
    let model = zone < 2 ? m.headFirst : zone < 3 ? m.sideFirst : m.bodyFirst;
    let next = 0;
    for (let count = counts[index]; count > 0; count -= 1) {
      next += from.number(model);
      positions[at] = next;
      at += 1;
      next += 1;
      model = m.next;
    }
  }
};

/**
 * Reads a term.
 * @param {ReturnType<typeof jianbao.decoder>} from
 * @param {number[]} before  the one before
 * @returns {number[]} its first code point, and the places of the others in the alphabet
 */
jianbao.decodeTerm = function (from, before) {
  const m = jianbao.models;
  const shared = from.number(m.shared);
  const added = from.number(m.added);
  const term = before.slice(0, shared);
  for (let index = shared; index < shared + added; index += 1) {
    const ascends = index === shared && index < before.length;
    term.push(ascends ? before[index] + from.number(m.ascent) : from.number(m.character));
  }
  return term;
};

/**
 * Reads a block of the dictionary.
 * @param {string} stream
 * @returns {Map<string, Term>} in term order
 */
jianbao.decodeBlock = function (stream) {
  const m = jianbao.models;
  const from = jianbao.decoder(stream);
  const terms = new Map();
  let file = from.number(m.place);
  let base = from.number(m.place);
  let slot = from.number(m.place);
  const single = jianbao.placeOf(0x10ffff);
  /** @type {number[]} */
  let places = [];
  while (from.flag(m.more)) {
    places = jianbao.decodeTerm(from, places);
    const words = from.flag(m.isWord) ? [""] : [];
    for (let count = from.number(m.words); count > 0; count -= 1) {
      let word = "";
      for (let left = from.number(m.wordLength); left > 0; left -= 1) word += jianbao.spelt([0, from.number(m.character)]).slice(1);
      words.push(word);
    }
    const size = from.number(m.stories) + 1;
    const counted = ![6, 7, 8, 14, 15].includes(places[0]);
    const placed = counted && places[places.length - 1] !== single;
    /** @type {Term} */
    const term = { words, size, list: null, file, slot, chunk: 0, base, counted };
    if (from.flag(m.external)) {
      if (from.flag(m.newFile)) {
        file += 1;
        slot = 0;
      }
      term.file = file;
      term.slot = slot;
      slot += 1;
      if (placed) {
        if (from.flag(m.large)) {
          term.chunk = from.number(m.place);
          base += Math.ceil(size / term.chunk);
        } else {
          slot += 1;
        }
      }
    } else {
      term.list = jianbao.decodeStories(from, size, counted);
      if (placed) jianbao.decodePositions(from, term.list, 0, size);
    }
    terms.set(jianbao.spelt(places), term);
  }
  return terms;
};

/**
 * A term's characters.
 * @param {number[]} places  as decoded
 * @returns {string}
 */
jianbao.spelt = function (places) {
  return String.fromCodePoint.apply(null, places.map((place, index) => (index ? jianbao.characterAt(place) : place)));
};

/**
 * Compares two terms as they are sorted.
 * @param {number[]} a
 * @param {number[]} b
 * @returns {number} negative where a comes first
 */
jianbao.compare = function (a, b) {
  for (let index = 0; index < a.length && index < b.length; index += 1) {
    if (a[index] !== b[index]) return a[index] - b[index];
  }
  return a.length - b.length;
};

/**
 * The number of the block that a term would be in.
 * @param {string} term
 * @returns {number} -1 before the first
 */
jianbao.blockOf = function (term) {
  const firsts = jianbao.firsts || (jianbao.firsts = jianbao.decodeFirsts());
  const places = Array.from(term, (sign, index) => {
    const character = Number(sign.codePointAt(0));
    return index ? jianbao.placeOf(character) : character;
  });
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (jianbao.compare(firsts[middle], places) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** @type {number[][] | null} first terms of the blocks */
jianbao.firsts = null;

/** @returns {number[][]} */
jianbao.decodeFirsts = function () {
  const from = jianbao.decoder(jianbao.entry ? jianbao.entry.terms : "");
  const firsts = [];
  for (let term = /** @type {number[]} */ ([]); from.flag(jianbao.models.more); ) {
    term = jianbao.decodeTerm(from, term);
    firsts.push(term);
  }
  return firsts;
};

/**
 * A block's terms.
 * @param {number} number
 * @returns {Promise<Map<string, Term>>}
 */
jianbao.block = function (number) {
  let terms = jianbao.blocks.get(number);
  if (!terms) {
    terms = jianbao.part(0, number).then(jianbao.decodeBlock);
    terms.catch(() => jianbao.blocks.delete(number));
    jianbao.blocks.set(number, terms);
  }
  return terms;
};

/**
 * A term of the dictionary.
 * @param {string} term
 * @returns {Promise<Term | undefined>}
 */
jianbao.term = async function (term) {
  await jianbao.opened();
  const number = jianbao.blockOf(term);
  return number < 0 ? undefined : (await jianbao.block(number)).get(term);
};

/**
 * All terms that begin with a text and go on.
 * @param {string} prefix
 * @returns {Promise<[string, Term][]>}
 */
jianbao.termsFrom = async function (prefix) {
  await jianbao.opened();
  const numbers = [];
  const last = jianbao.blockOf(prefix + String.fromCodePoint(0x10ffff));
  for (let number = Math.max(0, jianbao.blockOf(prefix)); number <= last; number += 1) numbers.push(number);
  /** @type {[string, Term][]} */
  const found = [];
  for (const terms of await Promise.all(numbers.map(jianbao.block))) {
    for (const [term, value] of terms) if (term.startsWith(prefix)) found.push([term, value]);
  }
  return found;
};

/**
 * A term's stories, loaded where they are not in the block.
 * @param {Term} term
 * @returns {Promise<List>}
 */
jianbao.list = async function (term) {
  if (term.list) return term.list;
  const streams = await jianbao.part(1, term.file);
  // Two runs of one query may ask at once; the first to come decodes.
  const list = term.list || jianbao.decodeStories(jianbao.decoder(streams[term.slot]), term.size, term.counted);
  term.list = list;
  return list;
};

/**
 * Loads the positions of some of a term's stories.
 * @param {Term} term  its list is loaded
 * @param {number[]} indices  of stories in its list, ascending
 */
jianbao.loadPositions = async function (term, indices) {
  const list = term.list;
  if (!list) return;
  const size = term.chunk || term.size;
  const lacking = new Set(indices.map((index) => index - (index % size)).filter((start) => !list.placed.includes(start)));
  await Promise.all(
    Array.from(lacking, async (start) => {
      const stream = term.chunk ? await jianbao.part(2, term.base + start / size) : (await jianbao.part(1, term.file))[term.slot + 1];
      if (!list.placed.includes(start)) jianbao.decodePositions(jianbao.decoder(stream), list, start, Math.min(start + size, term.size));
    })
  );
};
