// A site built from seeds/, opened in Debian's Chromium from file:// and from a plain static server on loopback.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = join(root, "target/debug", process.platform === "win32" ? "jianbao.exe" : "jianbao");

/** Builds `input` into a new temporary folder and gives the site's path. */
export function build(input = "seeds", ...options) {
  const folder = mkdtempSync(join(tmpdir(), "jianbao-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const site = join(folder, "site");
  execFileSync(program, ["build", "--quiet", resolve(root, input), "--out", site, ...options], { cwd: folder });
  return site;
}

/** Runs jianbao and gives what it prints, whatever its exit code. */
export function jianbao(...options) {
  try {
    return execFileSync(program, options, { encoding: "utf8", maxBuffer: 1 << 28 });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** Serves a folder as any static host does; `requests` lists the paths asked for. */
export async function serve(folder) {
  const requests = [];
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    requests.push(path);
    let file = join(folder, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] || "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    close: () => new Promise((closed) => server.close(closed)),
  };
}

/** The site's address when its folder is opened by double-click. */
export const fileUrl = (site) => pathToFileURL(site).href + "/";

export const launch = () =>
  chromium.launch({
    executablePath: ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

/** Opens a page that fails the test on any script error and on any request that leaves the site. */
export async function openPage(context, base) {
  const page = await context.newPage();
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:") && !url.startsWith("blob:")) problems.push(`request to ${url}`);
  });
  return { page, problems };
}
