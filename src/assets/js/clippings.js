"use strict";
// The page of clippings: the only one that stores anything. `#add=<id>` adds a story.
var jianbao = jianbao || {};

/** @type {{[id: string]: any}} stories that a file of clip/ has just delivered */
jianbao.clipStories = {};

/**
 * What the files of clip/ call.
 * @param {{[id: string]: any}} stories
 */
jianbao.clips = function (stories) {
  Object.assign(jianbao.clipStories, stories);
};

(function () {
  const book = document.getElementById("book");
  const form = document.getElementById("clip");
  if (!(book instanceof HTMLElement) || !(form instanceof HTMLTemplateElement)) return;
  const { content } = form;
  const list = /** @type {HTMLOListElement} */ (book.querySelector("ol"));
  const status = /** @type {HTMLElement} */ (book.querySelector("[role=status]"));
  const shown = /** @type {HTMLTextAreaElement} */ (book.querySelector("details textarea"));
  const input = /** @type {HTMLInputElement} */ (book.querySelector("input[type=file]"));
  const words = book.dataset;
  const saves = /** @type {NodeListOf<HTMLButtonElement>} */ (book.querySelectorAll("[data-save]"));
  const back = /** @type {HTMLButtonElement} */ (book.querySelector(".back"));
  const archive = { id: words.archive || "", name: words.name || "" };
  const key = `jianbao:${archive.id}:clippings`;
  // Links from a file page lead into one person's disk: worth nothing to a friend.
  const root = location.protocol === "file:" ? "" : new URL(".", location.href).href;
  /** @type {Clip[]} */
  let clips = read();

  /** @returns {Clip[]} */
  function read() {
    try {
      const stored = jianbao.clipsFrom(localStorage.getItem(key) || "");
      return stored ? stored.clips : [];
    } catch (_) {
      return [];
    }
  }

  function store() {
    try {
      localStorage.setItem(key, JSON.stringify({ jianbao: 1, clips }));
    } catch (_) {
      tell(words.full);
    }
    shown.value = clips.length ? jianbao.clipsToMarkdown(clips, archive.name, root) : "";
    for (const button of saves) button.disabled = !clips.length;
  }

  /** @param {string | undefined} message */
  function tell(message) {
    status.textContent = message || "";
  }

  function count() {
    return clips.length ? (words.count || "").replace("{}", String(clips.length)) : words.empty;
  }

  /** Draws the list anew; `focus` is what to focus in which clipping. */
  function draw(/** @type {{id: string, button: string} | undefined} */ focus) {
    list.replaceChildren(
      ...clips.map((clip) => {
        const item = /** @type {DocumentFragment} */ (content.cloneNode(true));
        const link = /** @type {HTMLAnchorElement} */ (item.querySelector("a"));
        const note = /** @type {HTMLTextAreaElement} */ (item.querySelector("textarea"));
        const entry = /** @type {HTMLElement} */ (item.querySelector("li"));
        link.href = clip.u;
        link.textContent = clip.t;
        /** @type {HTMLElement} */ (item.querySelector("p")).textContent = clip.c;
        note.value = clip.note || "";
        note.addEventListener("input", () => {
          clip.note = note.value;
          store();
        });
        entry.dataset.id = clip.id;
        return item;
      }),
    );
    store();
    if (focus) {
      const place = list.querySelector(`[data-id="${CSS.escape(focus.id)}"] [data-do=${focus.button}]`);
      if (place instanceof HTMLElement) place.focus();
    }
  }

  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const entry = button && button.closest("li");
    if (!button || !entry) return;
    const at = clips.findIndex((clip) => clip.id === entry.dataset.id);
    const act = button.dataset.do || "";
    if (at < 0) return;
    const [clip] = clips.splice(at, 1);
    if (act === "remove") {
      tell(`${words.removed}${clip.t} ${count()}`);
      draw(undefined);
      status.focus();
      return;
    }
    clips.splice(act === "up" ? Math.max(at - 1, 0) : at + 1, 0, clip);
    draw({ id: clip.id, button: act });
  });

  /**
   * Saves text as a file.
   * @param {string} text
   * @param {string} ending
   */
  function save(text, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    link.download = `jianbao-clippings.${ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000); // Not at once: the browser reads it later.
    tell(`${words.saved}${link.download}`);
  }

  /**
   * Runs a script.
   * @param {string} address
   * @returns {Promise<any>}
   */
  const load = (address) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });

  /**
   * The story of a file of clip/, if it is there.
   * @param {string} id
   * @returns {Promise<any>}
   */
  async function storyOf(id) {
    const group = id.slice(0, Number(words.prefix)).toLowerCase().replace(/[^a-z0-9]/g, "-");
    await load(`clip/${group}.js`);
    return Object.prototype.hasOwnProperty.call(jianbao.clipStories, id) && jianbao.clipStories[id];
  }

  /**
   * The paragraphs of all clippings, as far as they are to be had: the search's files hold them.
   * @returns {Promise<{[id: string]: string[]}>}
   */
  async function paragraphs() {
    /** @type {{[id: string]: string[]}} */
    const found = {};
    if (!jianbao.story) await load(words.reader || "");
    await Promise.all(
      clips.map(async ({ id }) => {
        const { n } = (await storyOf(id)) || {};
        const story = n === undefined ? {} : await jianbao.story(n);
        if (story.id === id) found[id] = story.texts.map(jianbao.display);
      }).map((one) => one.catch(() => {})),
    );
    return found;
  }

  book.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-save]") : null;
    const ending = button instanceof HTMLElement && button.dataset.save;
    const { name } = archive;
    if (ending === "html") {
      const texts = await paragraphs().catch(() => ({})); // A file without the texts is better than none.
      save(jianbao.clipsToHtml(clips, archive, root, words.note || "", texts), ending);
    }
    if (ending === "md") save(jianbao.clipsToMarkdown(clips, name, root), ending);
    if (ending === "ris") save(jianbao.clipsToRis(clips, root), ending);
    if (ending === "csv") save(jianbao.clipsToCsv(clips, root), ending);
  });

  input.addEventListener("change", () => {
    const file = input.files && input.files[0];
    if (!file) return;
    input.value = ""; // So that the same file can be chosen again.
    const reader = new FileReader();
    reader.onerror = () => tell(words.unread);
    reader.onload = () => {
      const found = jianbao.clipsFrom(String(reader.result));
      if (!found) {
        tell(words.unread);
        return;
      }
      // Its addresses would lead nowhere here.
      if (found.archive && found.archive.id !== archive.id) {
        tell((words.foreign || "").replace("{}", found.archive.name));
        return;
      }
      const fresh = jianbao.mergeClips(clips, found.clips);
      draw(undefined);
      const told = [[words.read, fresh], [words.there, found.clips.length - fresh], [words.skipped, found.skipped]];
      tell(told.map(([word, number], at) => (at && !number ? "" : String(word).replace("{}", String(number)))).join(""));
    };
    reader.readAsText(file);
  });

  /** Adds the story that the address names. */
  function add() {
    const found = /^#add=([\w\-.]{1,80})$/.exec(location.hash);
    if (!found) return;
    const id = found[1];
    history.replaceState(null, "", location.pathname + location.search);
    back.hidden = history.length < 2;
    if (clips.some((clip) => clip.id === id)) {
      tell(words.known);
      return;
    }
    storyOf(id).then(
      (story) => {
        if (!story) {
          tell(words.lost);
          return;
        }
        // Another tab may have stored since.
        clips = read();
        clips.push({ id, ...story, n: undefined });
        draw(undefined);
        tell(`${words.added}${story.t} ${count()}`);
      },
      () => tell(words.lost),
    );
  }

  back.addEventListener("click", () => history.back());
  status.tabIndex = -1;
  book.hidden = false;
  draw(undefined);
  tell(count());
  add();
  window.addEventListener("hashchange", add);
})();
