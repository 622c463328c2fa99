"use strict";
// Printable digits to numbers, as in shards/coder.rs.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * Models, flags and their places, as in coder.rs.
 */
jianbao.models = {
  shared: 0, added: 1, words: 2, wordLength: 3, stories: 4, count: 5, headCount: 6, gap: 7, ascent: 15, character: 16, place: 17,
  headFirst: 18, sideFirst: 19, bodyFirst: 20, next: 21, symbol: 22, guess: 0, more: 56, isWord: 57, external: 58, newFile: 59,
  large: 60, plain: 61, zones: 63,
};

/**
 * Reads a stream of digits.
 * @param {string} stream
 * @param {string} [start]  the chances of texts to begin with, a digit each
 */
jianbao.decoder = function (stream, start = "") {
  const FLAGS = 24 * 160;
  const TOP = 92 * 92 * 92 * 92;
  const BOTTOM = TOP / 92;
  const chances = new Uint16Array(FLAGS + 79).fill(1 << 15);
  const rates = new Uint8Array(FLAGS + 79);
  let at = 0;
  let range = TOP;
  let code = 0;

  for (let index = 0; index < start.length; index += 1) {
    chances[22 * 160 + index] = ((digit(start, index) << 16) + 32768) / 92;
    rates[22 * 160 + index] = 20;
  }
  for (; at < 4; at += 1) code = code * 92 + digit(stream, at);

  /**
   * @param {string} signs
   * @param {number} index  after the end there are zeros
   */
  function digit(signs, index) {
    const sign = index < signs.length ? signs.charCodeAt(index) : 35;
    return sign === 33 ? 57 : sign - 35;
  }

  function settle() {
    while (range < BOTTOM) {
      code = code * 92 + digit(stream, at);
      at += 1;
      range *= 92;
    }
  }

  /** @param {number} chance */
  function bit(chance) {
    const zero = chances[chance];
    const asked = rates[chance];
    // 1, 2, 2, then 3 from the 4th time, 4 from the 8th, 5 from the 16th, 6 from the 32nd.
    const rate = asked < 31 ? 32 - Math.clz32(asked + 1) : 6;
    if (asked < 31) rates[chance] = asked + 1;
    const bound = (range >>> 11) * (zero >>> 5);
    let one = 0;
    if (code < bound) {
      range = bound;
      chances[chance] = zero + ((65503 - zero) >> rate);
    } else {
      code -= bound;
      range -= bound;
      chances[chance] = zero - ((zero - 32) >> rate);
      one = 1;
    }
    if (range < BOTTOM) settle();
    return one;
  }

  /** @param {number} bits */
  function plain(bits) {
    let value = 0;
    for (let left = bits; left > 0; ) {
      const take = left < 6 ? left : 6;
      left -= take;
      range >>>= take;
      const part = (code / range) | 0;
      code -= part * range;
      value = (value << take) | part;
      if (range < BOTTOM) settle();
    }
    return value;
  }

  /** @param {number} model */
  function number(model) {
    const base = model * 160;
    let length = 0;
    if (model < 15) {
      while (length < 31 && bit(base + length)) length += 1;
    } else {
      length = 1;
      for (let step = 0; step < 5; step += 1) length = length * 2 + bit(base + length);
      length -= 32;
    }
    const learned = length < 2 ? length : 2;
    let prefix = 1;
    for (let step = 0; step < learned; step += 1) prefix = prefix * 2 + bit(base + 32 + length * 4 + prefix);
    const rest = length - learned;
    return (rest > 0 ? (prefix << rest) | plain(rest) : prefix) - 1;
  }

  return { number, plain, flag: (/** @type {number} */ flag) => bit(FLAGS + flag) };
};
