"use strict";
// Clippings to files: Markdown, RIS, CSV and one page of HTML that also holds them to be read again. Pure; the page is clippings.js.
var jianbao = jianbao || {};

/**
 * A story as clip/*.js give it (clips.rs says more), with its id and the reader's note.
 * @typedef {{id: string, u: string, t: string, a?: string[], p: string, d?: string, i?: boolean, g?: string[], c: string,
 *   note?: string}} Clip
 */

/**
 * @param {Clip[]} clips
 * @param {string} name  of the archive
 * @param {string} root  absolute address of the site, or empty where a friend could not open it
 */
jianbao.clipsToMarkdown = function (clips, name, root) {
  const plain = (/** @type {string} */ text) => text.replace(/([\\`*_[\]<>#])/g, "\\$1");
  const items = clips.map((clip, index) => {
    const title = root ? `[${plain(clip.t)}](${root}${clip.u})` : plain(clip.t);
    const note = clip.note ? `\n\n   ${plain(clip.note).replace(/\n/g, "\n   ")}` : "";
    return `${index + 1}. ${title}\n   ${plain(clip.c)}${note}`;
  });
  return `# ${plain(name)}\n\n${items.join("\n\n")}\n`;
};

/**
 * @param {Clip[]} clips
 * @param {string} root
 */
jianbao.clipsToRis = function (clips, root) {
  /** @type {string[]} */
  const lines = [];
  const field = (/** @type {string} */ tag, /** @type {string | undefined} */ value) => {
    if (value) lines.push(`${tag}  - ${value.replace(/\s+/g, " ")}`);
  };
  for (const clip of clips) {
    const [year, month, day] = (clip.d || "").split("-");
    field("TY", "NEWS");
    for (const author of clip.a || []) field("AU", author);
    field("TI", clip.t);
    field("T2", clip.p);
    field("PY", year);
    field("DA", month && [year, month, day].filter(Boolean).join("/"));
    field("N1", clip.i ? "日期系推定" : "");
    field("SP", (clip.g || []).join(", "));
    field("UR", root && root + clip.u);
    field("N1", clip.note);
    field("LA", "zh-CN");
    lines.push("ER  - ", "");
  }
  return lines.join("\r\n");
};

/**
 * @param {Clip[]} clips
 * @param {string} root
 */
jianbao.clipsToCsv = function (clips, root) {
  const cell = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const rows = clips.map((clip) => [
    clip.id, clip.t, (clip.a || []).join("；"), clip.p, clip.d || "", (clip.g || []).join("；"), clip.c, clip.note || "", root && root + clip.u,
  ]);
  rows.unshift(["id", "title", "authors", "paper", "date", "pages", "citation", "note", "address"]);
  // Spreadsheet programs take a file with this mark as UTF-8.
  return "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
};

/**
 * One page that needs nothing else. It also holds the clippings as data, so that it can be read again.
 * @param {Clip[]} clips
 * @param {{id: string, name: string}} archive
 * @param {string} root
 * @param {string} noteLabel
 * @param {{[id: string]: string[]}} texts  paragraphs of stories, as far as they are to be had
 */
jianbao.clipsToHtml = function (clips, archive, root, noteLabel, texts) {
  const { name } = archive;
  const signs = /** @type {{[sign: string]: string}} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
  const plain = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => signs[sign]);
  const items = clips.map((clip) => {
    const title = root ? `<a href="${plain(root + clip.u)}">${plain(clip.t)}</a>` : plain(clip.t);
    const note = clip.note ? `\n<p>${plain(noteLabel)}：${plain(clip.note).replace(/\n/g, "<br>")}</p>` : "";
    // The headline stands above already.
    const bare = (/** @type {string} */ text) => text.replace(/\s/g, "");
    const body = (texts[clip.id] || []).filter((text) => bare(text) !== bare(clip.t)).map((text) => `\n<p>${plain(text)}</p>`);
    return `<li>\n<h2>${title}</h2>\n<p class="cite">${plain(clip.c)}</p>${note}${body.join("")}\n</li>`;
  });
  const data = JSON.stringify({ jianbao: 1, archive, clips }).replace(/</g, "\\u003c");
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(name)}</title>
<style>body{max-width:40em;margin:2em auto;padding:0 1em;font:18px/1.8 "Noto Serif CJK SC","Songti SC",SimSun,serif}h2{font-size:1.2em}.cite{color:#555}</style>
</head>
<body>
<h1>${plain(name)}</h1>
<ol>
${items.join("\n")}
</ol>
<script type="application/json" id="jianbao-clippings">${data}</script>
</body>
</html>
`;
};

/**
 * Reads what `clipsToHtml` wrote, or its data alone; `null` for anything else. `skipped` counts entries that are no clippings.
 * @param {string} text
 * @returns {{clips: Clip[], skipped: number, archive: {id: string, name: string} | undefined} | null}
 */
jianbao.clipsFrom = function (text) {
  const held = /<script type="application\/json" id="jianbao-clippings">([\s\S]*?)<\/script>/.exec(text);
  const isText = (/** @type {any} */ value) => typeof value === "string";
  const isTexts = (/** @type {any} */ value) => value === undefined || (Array.isArray(value) && value.every(isText));
  const isClip = (/** @type {any} */ clip) =>
    clip && [clip.id, clip.u, clip.t, clip.p, clip.c].every(isText) && isTexts(clip.a) && isTexts(clip.g) &&
    // Only addresses of stories: a file from elsewhere must not lead anywhere else.
    /^[sp]\/[\w\-./#]+$/.test(clip.u) && !clip.u.includes("..") &&
    [clip.d, clip.note].every((value) => value === undefined || isText(value));
  try {
    const data = JSON.parse(held ? held[1] : text.replace(/^\ufeff/, ""));
    if (data.jianbao !== 1 || !Array.isArray(data.clips)) return null;
    const clips = data.clips.filter(isClip);
    const { archive } = data;
    const known = archive && isText(archive.id) && isText(archive.name);
    return { clips, skipped: data.clips.length - clips.length, archive: known ? archive : undefined };
  } catch (_) {
    return null;
  }
};

/**
 * Adds clippings that are not there yet, in their order. A note of one that is there is kept beside the reader's own.
 * @param {Clip[]} own  changed
 * @param {Clip[]} found
 * @returns {number} how many are new
 */
jianbao.mergeClips = function (own, found) {
  const before = own.length;
  for (const clip of found) {
    const known = own.find((other) => other.id === clip.id);
    if (!known) own.push(clip);
    else if (clip.note && !(known.note || "").includes(clip.note)) known.note = [known.note, clip.note].filter(Boolean).join("\n");
  }
  return own.length - before;
};
