"use strict";
// The search itself: a query's text to the answer. The page's own interface and anybody's script use it.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * @typedef {{limit?: number, offset?: number, sort?: string, tiers?: string[], facets?: boolean}} SearchOptions
 * @typedef {{id: string, url: string, title: string, date: string, inferred: boolean, page: string, tier: string, score: number,
 *   snippet: {text: string, mark: boolean}[]}} Hit
 * @typedef {{query: string, counts: {exact: number | null, words: number | null, lookalike: number | null}, hits: Hit[],
 *   months: [string, number][], facets?: {[field: string]: [string, number][]}, notes: {code: string, text: string}[]}} Answer
 */

/**
 * Stories of a tier in their order.
 * @typedef {{tier: string, stories: Uint32Array, scores: Float64Array, patterns: (number: number) => string[][]}} TierPart  patterns:
 *   what was sought in a story
 */

/**
 * Answers a query.
 * @param {string} query
 * @param {SearchOptions} [options]
 * @returns {Promise<Answer>} rejects, with words for the reader, when a part of the index cannot be loaded
 */
jianbao.search = async function search(query, options = {}) {
  const { limit = 10, offset = 0, sort = "relevance", tiers = null } = options;
  await Promise.all([jianbao.opened(), jianbao.foldReady(query)]);
  const { tree, notes } = jianbao.parse(query);
  /** @param {string} tier */
  const sought = (tier) => (tiers ? tiers.includes(tier) : tier !== "lookalike");
  /** @type {Answer} */
  const answer = { query, counts: { exact: null, words: null, lookalike: null }, hits: [], months: [], notes };
  if (sought("exact")) answer.counts.exact = 0;
  if (sought("words")) answer.counts.words = 0;
  if (sought("lookalike")) answer.counts.lookalike = 0;
  if (!tree) return answer;
  const run = jianbao.finder();
  const [exact, relaxed] = await Promise.all([jianbao.fitting(tree, run), jianbao.inWords(tree)]);
  const words = relaxed ? jianbao.without(await jianbao.fitting(relaxed, run), exact) : new Uint32Array(0);
  /** @type {TierPart[]} */
  const parts = [];
  if (sought("exact")) {
    answer.counts.exact = exact.length;
    parts.push(await jianbao.scored("exact", tree, exact, run));
  }
  if (sought("words") && relaxed) {
    answer.counts.words = words.length;
    parts.push(await jianbao.scored("words", relaxed, words, run));
  }
  if (sought("lookalike") || (!tiers && !exact.length && !words.length)) {
    const alike = await jianbao.alike(tree, jianbao.union([exact, words]), tiers !== null, run, notes);
    answer.counts.lookalike = alike.reduce((/** @type {number} */ sum, /** @type {TierPart} */ part) => sum + part.stories.length, 0);
    parts.push(...alike);
  }
  answer.months = jianbao.months(parts.map((part) => part.stories));
  if (options.facets) answer.facets = await jianbao.facets(jianbao.union(parts.map((part) => part.stories)));
  let skip = offset;
  for (const part of parts) {
    const left = limit - answer.hits.length;
    if (left > 0 && skip < part.stories.length) {
      const order = await jianbao.ordered(part.stories, part.scores, sort, skip + left);
      const hits = order.slice(skip).map((/** @type {number} */ index) => jianbao.hit(part, index));
      answer.hits.push(...(await Promise.all(hits)));
    }
    skip = Math.max(0, skip - part.stories.length);
  }
  return answer;
};

/**
 * Looks runs up, each once.
 * @returns {(pieces: string[], field: string, matches?: Matches) => Promise<Matches>}
 */
jianbao.finder = function finder() {
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
jianbao.without = function without(stories, out) {
  const indices = jianbao.indicesOf(out, stories);
  return stories.filter((_, index) => indices[index] < 0);
};

/**
 * Some of the stories that fit a tree, with their scores.
 * @param {string} tier
 * @param {any} tree
 * @param {Uint32Array} stories
 * @param {(pieces: string[], field: string) => Promise<Matches>} run
 * @returns {Promise<TierPart>}
 */
jianbao.scored = async function scored(tier, tree, stories, run) {
  const sought = jianbao.positive(tree);
  const matches = stories.length ? await Promise.all(sought.map((/** @type {RunNode} */ one) => run(one.run, one.field))) : [];
  const patterns = sought.map((/** @type {RunNode} */ one) => one.run);
  return { tier, stories, scores: await jianbao.scores(stories, matches), patterns: () => patterns };
};

/**
 * The look-alike tier in two parts, those of the shape table first; each story with the first alternative that finds it.
 * @param {any} tree
 * @param {Uint32Array} taken  stories of the other tiers
 * @param {boolean} any  whether any other character will do
 * @param {(pieces: string[], field: string, matches?: Matches) => Promise<Matches>} run
 * @param {{code: string, text: string}[]} notes  gains one where not all could be sought
 * @returns {Promise<TierPart[]>}
 */
jianbao.alike = async function alike(tree, taken, any, run, notes) {
  const kinds = [jianbao.alternatives(tree, await jianbao.shapes())];
  if (any) kinds.push(jianbao.alternatives(tree, null));
  const parts = [];
  for (const alternatives of kinds) {
    /** @type {Map<number, {score: number, patterns: string[][]}>} */
    const found = new Map();
    for (const alternative of alternatives) {
      const instead = alternative.instead[0];
      if (instead.includes(jianbao.ANY)) {
        const but = Array.from(alternative.pieces[0])[alternative.at];
        const matches = await jianbao.matchesAny(instead, but, run);
        if (!matches) {
          if (!notes.some((note) => note.code === "many")) notes.push(jianbao.queryNote("many"));
          continue;
        }
        await run(alternative.instead, "", matches);
      } else if (!(await jianbao.possible(alternative))) {
        // Of an OR, another branch may be left; it has been found before.
        continue;
      }
      const other = jianbao.instead(tree, alternative);
      const stories = jianbao.without(await jianbao.fitting(other, run), taken);
      const part = await jianbao.scored("lookalike", other, stories, run);
      stories.forEach((/** @type {number} */ story, /** @type {number} */ index) =>
        found.set(story, { score: part.scores[index], patterns: part.patterns(story) })
      );
      taken = jianbao.union([taken, stories]);
    }
    const stories = Uint32Array.from(found.keys()).sort();
    const of = (/** @type {number} */ story) => /** @type {{score: number, patterns: string[][]}} */ (found.get(story));
    parts.push({
      tier: "lookalike",
      stories,
      scores: Float64Array.from(stories, (story) => of(story).score),
      patterns: (/** @type {number} */ story) => of(story).patterns,
    });
  }
  return parts;
};

/**
 * A story as a hit.
 * @param {TierPart} part
 * @param {number} index  of the story in it
 * @returns {Promise<Hit>}
 */
jianbao.hit = async function hit(part, index) {
  const story = part.stories[index];
  const texts = await jianbao.texts(story);
  const pack = await jianbao.part(3, Math.floor(story / 4));
  const [id, url, title, date, inferred, page] = pack[story % 4];
  const patterns = part.patterns(story).reduce((/** @type {string[][]} */ all, pieces) => {
    if (!pieces[0].includes(jianbao.ANY)) return all.concat([pieces]);
    const found = new Set();
    for (const text of texts) for (const run of jianbao.anyIn(text, pieces[0], jianbao.ANY)) found.add(run);
    return all.concat(Array.from(found, (run) => [run]));
  }, []);
  const snippet = jianbao.excerpt(texts, patterns);
  return { id, url, title, date, inferred: inferred === 1, page, tier: part.tier, score: part.scores[index], snippet };
};
