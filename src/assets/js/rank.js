"use strict";
// Trees to the stories that fit, and these to their order. The same as search.rs and its children, which say more.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * The stories that fit a tree exactly.
 * @param {any} node  of the query's tree
 * @param {(pieces: string[], field: string) => Promise<Matches>} run
 * @returns {Promise<Uint32Array>} ascending
 */
jianbao.fitting = async function (node, run) {
  const all = jianbao.entry ? jianbao.entry.stories : 0;
  if (node.run) return (await run(node.run, node.field || "")).stories;
  if (node.filter) {
    const term = await jianbao.term(jianbao.valueSpaces[node.filter] + node.value);
    return term ? (await jianbao.list(term)).stories : new Uint32Array(0);
  }
  if (node.date) {
    await jianbao.further();
    return jianbao.dated(node.date[0], node.date[1]);
  }
  if (node.not) {
    const out = new Set(await jianbao.fitting(node.not, run));
    const left = [];
    for (let story = 0; story < all; story += 1) if (!out.has(story)) left.push(story);
    return Uint32Array.from(left);
  }
  const lists = await Promise.all((node.and || node.or).map((/** @type {any} */ child) => jianbao.fitting(child, run)));
  return node.and ? jianbao.intersection(lists) : jianbao.union(lists);
};

/**
 * Whether a number lies in one of some runs.
 * @param {number[]} runs  first number and length, ascending
 * @param {number} number
 * @returns {boolean}
 */
jianbao.inRuns = function (runs, number) {
  let low = 0;
  let high = runs.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle * 2] <= number) low = middle + 1;
    else high = middle;
  }
  return low > 0 && number < runs[low * 2 - 2] + runs[low * 2 - 1];
};

/**
 * The months of some stories.
 * @param {Uint32Array[]} lists
 * @returns {[string, number][]} month, number of stories; ascending
 */
jianbao.months = function (lists) {
  const entry = /** @type {Entry} */ (jianbao.entry);
  /** @type {number[]} end of each month, the undated before them */
  const ends = [entry.undated];
  for (const count of entry.months.slice(1)) ends.push(ends[ends.length - 1] + count);
  /** @type {Map<string, number>} */
  const months = new Map();
  for (const list of lists) {
    let month = -1;
    let name = "";
    for (const story of list) {
      if (month < 0 || story >= ends[month] || entry.yearly.length) {
        month = Math.max(month, 0);
        while (story >= ends[month]) month += 1;
        const number = entry.months[0] + month - 1;
        name = month ? String(Math.floor(number / 12)).padStart(4, "0") : "";
        if (month && !jianbao.inRuns(entry.yearly, story)) name += "-" + String((number % 12) + 1).padStart(2, "0");
      }
      months.set(name, (months.get(name) || 0) + 1);
    }
  }
  return Array.from(months).sort((a, b) => (a[0] < b[0] ? -1 : 1));
};

/**
 * The distinct runs that a tree asks for, in query order, without what it excludes.
 * @param {any} node
 * @param {{run: string[], field: string}[]} [runs]  gains them
 * @returns {{run: string[], field: string}[]}
 */
jianbao.positive = function (node, runs = []) {
  if (node.run) {
    const field = node.field || "";
    const key = node.run.join(" ");
    if (!runs.some((other) => other.field === field && other.run.join(" ") === key)) runs.push({ run: node.run, field });
  }
  for (const child of node.and || node.or || []) jianbao.positive(child, runs);
  return runs;
};

/**
 * The scores of stories: the sum over runs, in query order, rounded to 1/1024.
 * @param {Uint32Array} stories  ascending
 * @param {Matches[]} runs
 * @returns {Promise<Float64Array>}
 */
jianbao.scores = async function (stories, runs) {
  const scores = new Float64Array(stories.length);
  if (!runs.length) return scores;
  const entry = await jianbao.opened();
  const lengths = await jianbao.storyLengths(stories);
  const average = Math.max(entry.characters, 1) / Math.max(entry.stories, 1);
  for (const run of runs) {
    const holding = run.stories.length;
    const rarity = Math.log(1 + (entry.stories - holding + 0.5) / (holding + 0.5));
    const indices = jianbao.indicesOf(run.stories, stories);
    for (let at = 0; at < stories.length; at += 1) {
      if (indices[at] < 0) continue;
      const weight = run.weights[indices[at]];
      const damping = 1.2 * (0.25 + (0.75 * lengths[at]) / average);
      scores[at] += (rarity * weight * 2.2) / (weight + damping);
    }
  }
  return scores.map((score) => Math.round(score * 1024) / 1024);
};

/** Stories a part of lengths. */
jianbao.LENGTHS = 1 << 15;

/**
 * Begins to load what so many stories' scores will want: before anything is known of them where it is little.
 * @param {number} size
 */
jianbao.expectLengths = function (size) {
  const parts = Math.ceil((jianbao.entry ? jianbao.entry.stories : 0) / jianbao.LENGTHS);
  // So many are hardly all in a few of the parts.
  if (parts === 1 || size > 10 * parts) for (let part = 0; part < parts; part += 1) jianbao.part(4, part).catch(() => {});
};

/**
 * The lengths that stand for those of stories.
 * @param {Uint32Array} stories  ascending
 * @returns {Promise<number[]>} by the same index
 */
jianbao.storyLengths = async function (stories) {
  const entry = await jianbao.opened();
  // So few are shown anyway, and their texts say it too.
  if (stories.length <= 10) {
    const packs = await Promise.all(Array.from(stories, jianbao.pack));
    return packs.map(([, classes], index) => entry.lengths[classes[stories[index] % 4]]);
  }
  const PART = jianbao.LENGTHS;
  /** @type {string[]} */
  const classes = [];
  const parts = new Set();
  for (const story of stories) parts.add(Math.floor(story / PART));
  await Promise.all(Array.from(parts, async (part) => (classes[part] = await jianbao.part(4, part))));
  return Array.from(stories, (story) => {
    const sign = classes[Math.floor(story / PART)].charCodeAt((story % PART) >> 1);
    const pair = sign === 33 ? 57 : sign - 35;
    return entry.lengths[story % 2 ? pair % 8 : pair >> 3];
  });
};

/**
 * Puts stories in order.
 * @param {Uint32Array} stories  ascending
 * @param {Float64Array} scores  by the same index
 * @param {string} sort  "relevance", "newest" or "oldest"
 * @param {number} size  how many are wanted
 * @returns {Promise<number[]>} indices of the first ones
 */
jianbao.ordered = async function (stories, scores, sort, size) {
  if (sort === "oldest") {
    await jianbao.further();
    return jianbao.oldestFirst(stories, size);
  }
  const newest = sort === "newest";
  // The best few of many: each newcomer is put in its place, which is seldom needed.
  /** @type {number[]} */
  const best = [];
  for (let index = stories.length - 1; index >= 0; index -= 1) {
    if (best.length >= size && (newest || !size || scores[index] <= scores[best[size - 1]])) continue;
    let place = best.length;
    for (let low = 0; !newest && low < place; ) {
      const middle = (low + place) >> 1;
      if (scores[best[middle]] >= scores[index]) low = middle + 1;
      else place = middle;
    }
    best.splice(place, 0, index);
    if (best.length > size) best.pop();
  }
  return best;
};
