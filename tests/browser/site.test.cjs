/* The published pages in Chromium, opened from disk: node site.test.cjs SITE MODULES [few]. TAP on stdout. */
"use strict";
const { spawnSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const { pathToFileURL } = require("url");

const [site, modules] = process.argv.slice(2, 4).map((p) => path.resolve(p));
const few = process.argv[4] === "few"; /* of the villages' pages, which are all made alike, only the first two */
const { chromium } = require(path.join(modules, "playwright-core"));
const axe = fs.readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
const pages = fs.readdirSync(site).filter((name) => name.endsWith(".html"));
const villages = pages.filter((name) => name.startsWith("thon-"));
const url = (name) => pathToFileURL(path.join(site, name)).href;
const prepared = new Date(/preparedAt: "([^"]+)"/.exec(fs.readFileSync(path.join(site, "assets/run.js"), "utf8"))[1]);

let number = 0, failures = 0;
function tell(good, name, why) {
  number++;
  if (!good) failures++;
  console.log(`${good ? "ok" : "not ok"} ${number} - ${name}`);
  if (!good && why) console.log(String(why).split("\n").map((line) => "# " + line).join("\n"));
}

/* A page with its troubles: console errors, failed requests, exceptions. */
async function open(context, name) {
  const page = await context.newPage();
  page.troubles = [];
  page.on("console", (message) => { if (message.type() === "error") page.troubles.push(message.text()); });
  page.on("pageerror", (error) => page.troubles.push(String(error)));
  page.on("requestfailed", (request) => page.troubles.push("failed: " + request.url()));
  page.on("request", (request) => { if (!request.url().startsWith("file:")) page.troubles.push("outside: " + request.url()); });
  await page.goto(url(name));
  return page;
}

/* Scrolls through, so that lazy pictures load, and waits for them. */
async function pictures(page) {
  return page.evaluate(async () => {
    const images = Array.from(document.images);
    images.forEach((image) => { image.loading = "eager"; });
    await Promise.all(images.map((image) => image.decode().catch(() => null)));
    return images.filter((image) => image.naturalWidth === 0 || !image.alt).map((image) => image.src);
  });
}

async function everyPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true });
  for (const name of pages.filter((p) => !few || !villages.slice(2).includes(p))) {
    const page = await open(context, name);
    const broken = await pictures(page);
    tell(broken.length === 0, `${name}: every chart loads and has a text alternative`, broken);
    tell(page.troubles.length === 0, `${name}: no error, no outside request`, page.troubles.join("\n"));
    await page.close();
    const small = await open(phone, name);
    const wide = await small.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    tell(wide <= 0, `${name}: no sideways scrolling at 390 px`, `${wide} px too wide`);
    await small.close();
  }
}

async function links(browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const missing = [];
  for (const name of pages) {
    await page.goto(url(name));
    for (const href of await page.$$eval("a[href]", (all) => all.map((a) => a.href))) {
      const target = new URL(href);
      if (target.protocol !== "file:" || !fs.existsSync(decodeURIComponent(target.pathname))) missing.push(`${name} -> ${href}`);
    }
  }
  tell(missing.length === 0, "every link leads to a file of the folder", missing.join("\n"));
}

async function tables(browser) {
  const page = await open(await browser.newContext(), "index.html");
  const column = (index) => page.$$eval(`#bang-thon tbody tr`, (rows, i) => rows.map((row) => row.cells[i].dataset.value || ""), index);
  const head = page.locator("#bang-thon thead th").nth(1).locator("button");
  await head.click();
  const up = await column(1);
  tell(up.every((v, i) => i === 0 || Number(up[i - 1]) <= Number(v)), "a click on a heading sorts", up);
  await head.press("Enter");
  const down = await column(1);
  tell(down.every((v, i) => i === 0 || Number(down[i - 1]) >= Number(v)), "the keyboard sorts the other way", down);
  await page.locator("#bang-thon thead th").nth(2).locator("button").click();
  const third = await column(2);
  const first = third.indexOf("");
  tell(first < 0 || third.slice(first).every((v) => v === ""), "what is missing stays last", third);
  const name = await page.locator("#bang-thon tbody th").first().innerText();
  await page.locator("label.filter input").first().fill(name);
  const shown = await page.locator("#bang-thon tbody tr:visible").count();
  tell(shown >= 1 && shown < Math.max(2, villages.length), "the filter leaves the rows that fit", shown);
}

async function twoClicks(browser) {
  const page = await open(await browser.newContext(), "index.html");
  await page.locator("#bang-thon tbody td a").first().click();
  const details = page.locator("details[open] .formula");
  tell(await details.first().isVisible(), "one click on a figure opens its explanation");
  const text = await page.locator("details[open]").first().innerText();
  tell(/÷/.test(text), "the explanation shows the formula", text);
}

/* From wherever a figure is shown: two clicks at most to how it was made. */
async function fromEverywhere(browser) {
  const page = await open(await browser.newContext(), "index.html");
  await page.locator(".cards .card .what a").first().click();
  const formula = page.locator(decodeURIComponent(new URL(page.url()).hash).replace(/[^#\w-]/g, "\\$&") + " .formula");
  tell(/÷/.test(await formula.innerText()), "one click on a target's figure leads to its formula");
  if (!pages.includes("xep-hang.html")) return;
  await page.goto(url("xep-hang.html"));
  await page.locator("#bang-xep-hang tbody th a").first().click();
  const own = page.locator("#diem");
  tell(await own.isVisible(), "one click in the ranking leads to the village's points");
  const details = own.locator("details summary");
  if ((await details.count()) === 0) return;
  await details.first().click();
  tell(/[0-9]/.test(await own.locator("#bang-diem tbody tr").first().innerText()), "a second click shows the formula of every criterion");
}

async function keyboard(browser) {
  const page = await open(await browser.newContext(), villages[0]);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => ({ text: document.activeElement.textContent, left: document.activeElement.getBoundingClientRect().left }));
  tell(first.left >= 0 && /nội dung/.test(first.text), "the first key leads past the menu, and is seen", JSON.stringify(first));
  await page.keyboard.press("Enter");
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.tagName === "SUMMARY")) break;
  }
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  tell(outline !== "none", "what has the focus is marked", outline);
  await page.keyboard.press("Enter");
  tell(await page.locator("details[open]").count() > 0, "the keyboard opens an explanation");
}

/* Every row of the villages' table stands whole on one of the printed pages. */
async function wholeRows(browser) {
  const page = await open(await browser.newContext(), "index.html");
  const rows = await page.$$eval("#bang-thon tbody tr", (all) => all.map((row) => Array.from(row.cells).map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));
  const file = path.join(os.tmpdir(), `thidua-print-${process.pid}.pdf`);
  fs.writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const printed = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  fs.unlinkSync(file);
  if (printed.error) return tell(true, "rows on paper # SKIP pdftotext (poppler-utils) is not installed");
  const plain = (text) => text.replace(/[^\p{L}\p{N}%]/gu, "");
  const sheets = printed.stdout.split("\f").map(plain);
  const cut = rows.filter((row) => !sheets.some((sheet) => row.every((cell) => cell.split(" ").every((word) => sheet.includes(plain(word))))));
  tell(rows.length === villages.length && cut.length === 0, `${rows.length} rows are whole on ${sheets.length - 1} printed pages`, cut.map((row) => row[0]).join("\n"));
}

async function staleBanner(browser) {
  for (const [hours, wanted] of [[35, false], [37, true]]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(prepared.getTime() + hours * 3600e3));
    await page.goto(url("index.html"));
    tell((await page.locator("#stale").isVisible()) === wanted, `${hours} hours old: ${wanted ? "a" : "no"} red banner`);
  }
}

async function withoutScript(browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await open(context, "index.html");
  tell((await page.locator("#bang-thon tbody tr:visible").count()) === villages.length, "without script every village is there");
  tell(await page.locator(".cards .card").first().isVisible(), "without script the targets are there");
}

async function paper(browser) {
  const page = await open(await browser.newContext(), "index.html");
  await page.emulateMedia({ media: "print" });
  const cut = await page.$$eval("tr, li, .card, figure", (all) => all.filter((e) => getComputedStyle(e).breakInside !== "avoid").length);
  tell(cut === 0, "no row, card or figure may be cut by a page's end", cut);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  tell(pdf.length > 10000, "prints on A4");
}

async function accessible(browser) {
  const context = await browser.newContext();
  for (const name of pages.filter((p) => !villages.includes(p)).concat(villages.slice(0, 2))) {
    const page = await open(context, name);
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const serious = result.violations.filter((v) => v.impact === "serious" || v.impact === "critical");
    tell(serious.length === 0, `${name}: nothing serious found by axe-core`,
      serious.map((v) => `${v.id}: ${v.nodes.length} x ${v.nodes[0].html}\n${v.nodes[0].failureSummary}`).join("\n"));
    await page.close();
  }
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  for (const part of [everyPage, links, tables, twoClicks, fromEverywhere, keyboard, wholeRows, staleBanner, withoutScript, paper, accessible])
    await part(browser).catch((error) => tell(false, part.name, error.stack));
  await browser.close();
  console.log(`1..${number}`);
  process.exit(failures > 0 ? 1 : 0);
})();
