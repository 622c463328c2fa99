// One page of each kind of a built site, by what it is.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** All files below a folder, as addresses in order. */
export function files(folder) {
  const found = [];
  const walk = (at) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else found.push(relative(folder, path).split("\\").join("/"));
    }
  };
  walk(folder);
  return found;
}

/** All stories of a site. */
export const stories = (site) => readFileSync(join(site, "data/stories.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));

/** Address of the page of a story with an id of ours. */
export const storyPage = (story) => `s/${story.id.slice(0, 2)}/${story.id}.html`;

/** Addresses by kind; of pages that come many to a kind, the largest. A list beside a folder of its name is `calendar`, its pages `calendar/`. */
export function kinds(site) {
  const all = files(site).filter((path) => path.endsWith(".html"));
  const of = {};
  for (const path of all) {
    const steps = path.replace(".html", "").split("/");
    const folder = steps.slice(0, steps[0] === "people" && steps.length > 2 ? 2 : 1).join("/");
    const kind = steps.length === 1 ? steps[0] : all.includes(`${folder}.html`) ? `${folder}/` : folder;
    const size = statSync(join(site, path)).size;
    if (!of[kind] || size > of[kind].size) of[kind] = { path, size };
  }
  const addresses = Object.fromEntries(Object.entries(of).map(([kind, { path }]) => [kind, path]));
  const packages = stories(site).filter((story) => story.kind === "package").map(storyPage);
  const pack = packages.find((path) => existsSync(join(site, path)));
  if (pack) addresses.package = pack;
  addresses["search found"] = "search.html?q=" + encodeURIComponent("疫情");
  addresses["search none"] = "search.html?q=" + encodeURIComponent("无此一词");
  return addresses;
}

/** Waits until the search page has answered the query of its address. */
export const answered = (page) =>
  page.waitForFunction(() => {
    const { dataset } = document.querySelector("#search");
    const status = document.querySelector("#status").textContent;
    return status && status !== dataset.busy;
  });
