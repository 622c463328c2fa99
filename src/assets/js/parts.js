"use strict";
// Loads the search folder's entry and parts. The format is described in shards.rs.
/** @type {any} */
var jianbao = jianbao || {};

/** The newest format that this script reads. */
jianbao.FORMAT = 4;

/**
 * @typedef {{format: number, folder: string, stories: number, characters: number, lengths: number[], months: number[],
 *   yearly: number[], undated: number, alphabet: string, chances: string, terms: string, aliases?: [string, string][][]}} Entry
 */

/** @type {Entry | null} */
jianbao.entry = null;

/** @type {Map<string, any>} payloads that a script has just delivered */
jianbao.delivered = new Map();

/** @type {Map<string, Promise<any>>} */
jianbao.parts = new Map();

/**
 * What the entry file calls.
 * @param {Entry} entry
 */
jianbao.enter = function (entry) {
  jianbao.entry = entry;
};

/**
 * What a part calls.
 * @param {string} key
 * @param {any} payload
 */
jianbao.put = function (key, payload) {
  jianbao.delivered.set(key, payload);
};

/**
 * Runs a script of the site; a test in Node puts its own function here.
 * @param {string} path  below the site's root
 * @returns {Promise<void>}
 */
jianbao.load = function (path) {
  return jianbao.script((document.documentElement.dataset.root || "") + path).catch(() => {
    throw jianbao.failure("part", path);
  });
};

/** @type {Map<string, Promise<void>>} scripts that were asked for on the way */
jianbao.asked = new Map();

/**
 * Settles when a script beside the page's own is there; one that failed is tried again when it is asked for again.
 * @param {string} name
 * @returns {Promise<void>}
 */
jianbao.needed = function (name) {
  let promise = jianbao.asked.get(name);
  if (!promise) {
    promise = jianbao.script(jianbao.scripts + name).catch(() => {
      jianbao.asked.delete(name);
      throw jianbao.failure("part", name);
    });
    jianbao.asked.set(name, promise);
  }
  return promise;
};

/**
 * An error for the reader: a file that did not load or is not whole, or an index that is newer than this script.
 * @param {"part" | "format"} code
 * @param {string} [path]  of the file
 * @returns {Error}
 */
jianbao.failure = function (code, path) {
  const text = path ? path + "没有载入，请重试" : "数据较新，请刷新页面";
  return Object.assign(new Error(text), { code });
};

/**
 * The entry: the page's own script loads it beside this one; where that failed, it is tried again.
 * @returns {Promise<Entry>}
 */
jianbao.opened = async function () {
  if (!jianbao.entry && typeof document !== "undefined" && document.readyState === "loading") {
    await new Promise((ready) => document.addEventListener("DOMContentLoaded", ready));
  }
  if (!jianbao.entry) await jianbao.load("q/entry.js");
  const entry = jianbao.entry;
  if (!entry) throw jianbao.failure("part", "q/entry.js");
  if (entry.format > jianbao.FORMAT) throw jianbao.failure("format");
  return entry;
};

/**
 * The payload of a part; a part that failed is tried again when it is asked for again.
 * @param {number} kind
 * @param {number} number
 * @returns {Promise<any>}
 */
jianbao.part = function (kind, number) {
  const key = kind + "/" + number;
  let promise = jianbao.parts.get(key);
  if (!promise) {
    promise = jianbao.opened().then(async (/** @type {Entry} */ entry) => {
      const path = entry.folder + "/" + kind + "/" + Math.floor(number / 1000) + "/" + (number % 1000) + ".js";
      await jianbao.load(path);
      const payload = jianbao.delivered.get(key);
      jianbao.delivered.delete(key);
      if (payload === undefined) throw jianbao.failure("part", path);
      return payload;
    });
    promise.catch(() => jianbao.parts.delete(key));
    jianbao.parts.set(key, promise);
  }
  return promise;
};

