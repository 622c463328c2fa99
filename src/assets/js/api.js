"use strict";
// The search itself: a query's text to the answer. The page's own interface and anybody's script use it.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * @typedef {{limit?: number, offset?: number, sort?: string, tiers?: string[], facets?: boolean}} SearchOptions
 * @typedef {{id: string, url: string, title: string, date: string, inferred: boolean, page: string, tier: string, score: number,
 *   snippet: {text: string, mark: boolean}[]}} Hit
 * @typedef {{query: string, counts: {exact: number | null, words: number | null, lookalike: number | null}, hits: Hit[],
 *   months: [string, number][], facets?: {[field: string]: [string, number][]},
 *   also?: {kind: string, run: string, text: string, count: number}[], notes: {code: string, text: string}[]}} Answer
 */

/**
 * Stories of a tier in their order.
 * @typedef {{tier: string, stories: Uint32Array, scores: () => Promise<Float64Array>, patterns: (number: number) => string[][]}} TierPart
 *   scores: computed when some of them are to be shown; patterns: what was sought in a story
 */

/**
 * Answers a query.
 * @param {string} query
 * @param {SearchOptions} [options]
 * @returns {Promise<Answer>} rejects, with words for the reader, when a part of the index cannot be loaded
 */
jianbao.search = async function (query, options = {}) {
  const { limit = 10, offset = 0, sort = "relevance", tiers = null } = options;
  await Promise.all([jianbao.opened(), jianbao.foldReady(query), jianbao.grammarReady(query)]);
  const { tree, notes } = jianbao.parse(query);
  /** @param {string} tier */
  const sought = (tier) => (tiers ? tiers.includes(tier) : tier !== "lookalike");
  /** @type {Answer} */
  const answer = { query, counts: { exact: null, words: null, lookalike: null }, hits: [], months: [], notes };
  if (sought("exact")) answer.counts.exact = 0;
  if (sought("words")) answer.counts.words = 0;
  if (sought("lookalike")) answer.counts.lookalike = 0;
  if (!tree) return answer;
  jianbao.expectLengths(0);
  const run = jianbao.finder();
  const inWords = async () => {
    const relaxed = await jianbao.inWords(tree);
    return [relaxed, relaxed ? await jianbao.fitting(relaxed, run) : new Uint32Array(0)];
  };
  const [exact, [relaxed, fitting]] = await Promise.all([jianbao.fitting(tree, run), inWords()]);
  const words = jianbao.without(fitting, exact);
  /** @type {TierPart[]} */
  const parts = [];
  if (sought("exact")) {
    answer.counts.exact = exact.length;
    if (jianbao.mayBeAlso(tree)) {
      await jianbao.further();
      const also = await jianbao.also(tree, exact, run);
      if (also.length) answer.also = also;
    }
    parts.push(jianbao.scored("exact", tree, exact, run));
  }
  if (sought("words") && relaxed) {
    answer.counts.words = words.length;
    parts.push(jianbao.scored("words", relaxed, words, run));
  }
  if (sought("lookalike") || (!tiers && !exact.length && !words.length)) {
    await jianbao.further();
    const alike = await jianbao.alike(tree, jianbao.union([exact, words]), tiers !== null, run, notes);
    answer.counts.lookalike = alike.reduce((/** @type {number} */ sum, /** @type {TierPart} */ part) => sum + part.stories.length, 0);
    parts.push(...alike);
  }
  answer.months = jianbao.months(parts.map((part) => part.stories));
  if (options.facets) {
    await jianbao.further();
    answer.facets = await jianbao.facets(jianbao.union(parts.map((part) => part.stories)));
  }
  let skip = offset;
  let left = limit;
  const hits = parts.map(async (part) => {
    const from = skip;
    const size = Math.max(0, Math.min(left, part.stories.length - from));
    left -= size;
    skip = Math.max(0, from - part.stories.length);
    if (!size) return [];
    const scores = await part.scores();
    const order = await jianbao.ordered(part.stories, scores, sort, from + size);
    return Promise.all(order.slice(from).map((/** @type {number} */ index) => jianbao.hit(part, index, scores[index])));
  });
  answer.hits = /** @type {Hit[]} */ ([]).concat(...(await Promise.all(hits)));
  return answer;
};

/**
 * Groups of names that mean the same as a run.
 * @param {string} run  its pieces with a space between
 * @returns {[string, string][][]} each name with its run
 */
jianbao.aliasesOf = function (run) {
  const groups = (jianbao.entry && jianbao.entry.aliases) || [];
  return groups.filter((/** @type {[string, string][]} */ names) => names.some((name) => name[1] === run));
};

/**
 * Whether any run of a tree may have another name or be a date or number, which are seldom asked for.
 * @param {any} tree
 * @returns {boolean}
 */
jianbao.mayBeAlso = function (tree) {
  return jianbao.positive(tree).some(
    (/** @type {RunNode} */ one) =>
      jianbao.aliasesOf(one.run.join(" ")).length || /^[\d〇零一二两三四五六七八九十廿卅百千万亿年月日号]+$/.test(one.run.join(""))
  );
};

/**
 * Settles when the code that few searches need is there.
 * @returns {Promise<void>}
 */
jianbao.further = function () {
  return jianbao.also ? Promise.resolve() : jianbao.needed("further.js");
};

/**
 * Looks runs up, each once.
 * @returns {(pieces: string[], field: string, matches?: Matches) => Promise<Matches>}
 */
jianbao.finder = function () {
  /** @type {Map<string, Promise<Matches>>} */
  const runs = new Map();
  return (pieces, field, matches) => {
    const key = field + "\t" + pieces.join(" ");
    const known = runs.get(key);
    if (known) return known;
    /** @type {Promise<Matches>} */
    const found = matches ? Promise.resolve(matches) : jianbao.matches(pieces, field);
    runs.set(key, found);
    return found;
  };
};

/**
 * The stories of one list that are not in another.
 * @param {Uint32Array} stories  ascending
 * @param {Uint32Array} out  ascending
 * @returns {Uint32Array}
 */
jianbao.without = function (stories, out) {
  const indices = jianbao.indicesOf(out, stories);
  return stories.filter((_, index) => indices[index] < 0);
};

/**
 * Some of the stories that fit a tree, with their scores.
 * @param {string} tier
 * @param {any} tree
 * @param {Uint32Array} stories
 * @param {(pieces: string[], field: string) => Promise<Matches>} run
 * @returns {TierPart}
 */
jianbao.scored = function (tier, tree, stories, run) {
  const sought = jianbao.positive(tree);
  const patterns = sought.map((/** @type {RunNode} */ one) => one.run);
  const scores = async () =>
    jianbao.scores(stories, await Promise.all(sought.map((/** @type {RunNode} */ one) => run(one.run, one.field))));
  return { tier, stories, scores, patterns: () => patterns };
};

/**
 * A story as a hit.
 * @param {TierPart} part
 * @param {number} index  of the story in it
 * @param {number} score
 * @returns {Promise<Hit>}
 */
jianbao.hit = async function (part, index, score) {
  const number = part.stories[index];
  const { id, url, title, date, inferred, page, texts } = await jianbao.story(number);
  const sought = part.patterns(number);
  const patterns = part.tier === "lookalike" ? jianbao.standing(sought, texts) : sought;
  const snippet = jianbao.excerpt(texts, patterns);
  return { id, url, title, date, inferred, page, tier: part.tier, score, snippet };
};
