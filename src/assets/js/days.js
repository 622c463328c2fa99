"use strict";
// What few searches need of stories' days and values: ranges, the oldest first, counts by value. The same as search/facets.rs and answer.rs.
/** @type {any} */
var jianbao = jianbao || {};

/**
 * Stories by their values.
 * @param {Uint32Array} stories  ascending
 * @returns {Promise<{[field: string]: [string, number][]}>} value and number of stories; more first, then by value
 */
jianbao.facets = async function (stories) {
  /** @type {{[field: string]: [string, number][]}} */
  const facets = {};
  const fields = Object.keys(jianbao.valueSpaces);
  await Promise.all(
    fields.map(async (field) => {
      const terms = await jianbao.termsFrom(jianbao.valueSpaces[field]);
      const counts = await Promise.all(
        terms.map(async (/** @type {[string, Term]} */ [name, term]) => {
          const list = (await jianbao.list(term)).stories;
          const count = jianbao.indicesOf(stories, list).filter((/** @type {number} */ index) => index >= 0).length;
          return /** @type {[string, number]} */ ([name.slice(1), count]);
        })
      );
      const points = (/** @type {string} */ value) => Array.from(value, (sign) => Number(sign.codePointAt(0)));
      facets[field] = counts
        .filter(([, count]) => count > 0)
        .sort((a, b) => b[1] - a[1] || jianbao.compare(points(a[0]), points(b[0])))
        .slice(0, 50);
    })
  );
  return fields.reduce((ordered, field) => Object.assign(ordered, { [field]: facets[field] }), {});
};

/**
 * First story of each day, from the first day on; the last entry is the end.
 * @returns {Promise<{days: number[], starts: number[], monthly: number[]}>}
 */
jianbao.days = async function () {
  const [pairs, monthly] = await jianbao.part(5, 0);
  const days = [];
  const starts = [(jianbao.entry || { undated: 0 }).undated];
  for (let index = 0; index < pairs.length; index += 2) {
    days.push(pairs[index]);
    starts.push(starts[starts.length - 1] + pairs[index + 1]);
  }
  return { days, starts, monthly };
};

/**
 * Stories whose whole date lies in a range of days.
 * @param {number} from  yyyymmdd
 * @param {number} to
 * @returns {Promise<Uint32Array>} ascending
 */
jianbao.dated = async function (from, to) {
  const entry = await jianbao.opened();
  const { days, starts, monthly } = await jianbao.days();
  const found = [];
  for (let day = 0; day < days.length; day += 1) {
    if (days[day] < from || days[day] > to) continue;
    for (let story = starts[day]; story < starts[day + 1]; story += 1) {
      const date = days[day];
      const last = jianbao.inRuns(entry.yearly, story)
        ? Math.floor(date / 10000) * 10000 + 1231
        : jianbao.inRuns(monthly, story)
          ? Math.floor(date / 100) * 100 + new Date(Date.UTC(Math.floor(date / 10000), Math.floor(date / 100) % 100, 0)).getUTCDate()
          : date;
      if (last <= to) found.push(story);
    }
  }
  return Uint32Array.from(found);
};

/**
 * Puts stories in the order of their days, those of a day as they are numbered; the undated last, the highest number first.
 * @param {Uint32Array} stories  ascending
 * @param {number} size  how many are wanted
 * @returns {Promise<number[]>} indices of the first ones
 */
jianbao.oldestFirst = async function (stories, size) {
  const entry = await jianbao.opened();
  const { starts } = await jianbao.days();
  /** @type {number[][]} */
  const days = [];
  const undated = [];
  let day = 0;
  for (let index = 0; index < stories.length; index += 1) {
    if (stories[index] < entry.undated) {
      undated.unshift(index);
      continue;
    }
    while (stories[index] >= starts[day + 1]) day += 1;
    (days[day] || (days[day] = [])).unshift(index);
  }
  return Array.prototype.concat.apply([], days.filter(Boolean)).concat(undated).slice(0, size);
};
