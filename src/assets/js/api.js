"use strict";
// The search itself: a query's text to the answer. The page's own interface and anybody's script use it.
var jianbao = jianbao || {};

/**
 * @typedef {{limit?: number, offset?: number, sort?: string, tiers?: string[], facets?: boolean}} SearchOptions
 * @typedef {{id: string, url: string, title: string, date: string, inferred: boolean, page: string, tier: string, score: number,
 *   snippet: {text: string, mark: boolean}[]}} Hit
 * @typedef {{query: string, counts: {exact: number | null, words: number | null, lookalike: number | null}, hits: Hit[],
 *   months: [string, number][], notes: {code: string, text: string}[]}} Answer
 */

/**
 * Answers a query.
 * @param {string} query
 * @param {SearchOptions} [options]
 * @returns {Promise<Answer>} rejects, with words for the reader, when a part of the index cannot be loaded
 */
jianbao.search = async function search(query, options = {}) {
  const { limit = 10, offset = 0, sort = "relevance", tiers = ["exact", "words"] } = options;
  await Promise.all([jianbao.opened(), jianbao.foldReady(query)]);
  const { tree, notes } = jianbao.parse(query);
  /** @type {Answer} */
  const answer = { query, counts: { exact: null, words: null, lookalike: null }, hits: [], months: [], notes };
  /** @type {Map<string, Promise<Matches>>} */
  const runs = new Map();
  /** @param {string[]} pieces @param {string} field */
  const run = (pieces, field) => {
    const key = field + "\t" + pieces.join(" ");
    const found = runs.get(key) || jianbao.matches(pieces, field);
    runs.set(key, found);
    return found;
  };
  /** @type {{tier: string, tree: any, stories: Uint32Array}[]} */
  const found = [];
  const none = new Uint32Array(0);
  const [exact, relaxed] = await Promise.all([
    tree ? jianbao.fitting(tree, run) : none,
    tree && tiers.includes("words") ? jianbao.inWords(tree) : null,
  ]);
  if (tiers.includes("exact")) {
    answer.counts.exact = exact.length;
    found.push({ tier: "exact", tree, stories: exact });
  }
  if (tiers.includes("words")) {
    let stories = none;
    if (relaxed) {
      stories = await jianbao.fitting(relaxed, run);
      const indices = jianbao.indicesOf(exact, stories);
      stories = stories.filter((_, index) => indices[index] < 0);
    }
    answer.counts.words = stories.length;
    found.push({ tier: "words", tree: relaxed, stories });
  }
  answer.months = jianbao.months(found.map((tier) => tier.stories));
  let skip = offset;
  let left = limit;
  for (const { tier, tree, stories } of found) {
    if (left > 0 && skip < stories.length && tree) {
      const sought = jianbao.positive(tree);
      const matches = await Promise.all(sought.map(({ run: pieces, field }) => run(pieces, field)));
      const scores = await jianbao.scores(stories, matches);
      const order = await jianbao.ordered(stories, scores, sort, skip + left);
      const patterns = sought.map((one) => one.run);
      const hits = await Promise.all(
        order.slice(skip).map((index) => jianbao.hit(stories[index], tier, scores[index], patterns))
      );
      answer.hits.push(...hits);
      left -= hits.length;
    }
    skip = Math.max(0, skip - stories.length);
  }
  return answer;
};

/**
 * A story as a hit.
 * @param {number} story
 * @param {string} tier
 * @param {number} score
 * @param {string[][]} patterns  what to mark
 * @returns {Promise<Hit>}
 */
jianbao.hit = async function hit(story, tier, score, patterns) {
  const pack = await jianbao.part(3, Math.floor(story / 4));
  const [id, url, title, date, inferred, page, , texts] = pack[story % 4];
  await jianbao.foldReady(texts.join(""));
  const snippet = jianbao.excerpt(texts, patterns);
  return { id, url, title, date, inferred: inferred === 1, page, tier, score, snippet };
};
