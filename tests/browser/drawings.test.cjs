/* The drawings in Chromium: node drawings.test.cjs FOLDER MODULES. No text leaves its drawing or lies on another; a missing month
   is a gap. TAP on stdout. */
"use strict";
const fs = require("fs");
const path = require("path");

const [folder, modules] = process.argv.slice(2).map((p) => path.resolve(p));
const { chromium } = require(path.join(modules, "playwright-core"));
const names = fs.readdirSync(folder).filter((name) => name.endsWith(".svg"));
let number = 0, failures = 0;
function tell(good, name, why) {
  number++;
  if (!good) failures++;
  console.log(`${good ? "ok" : "not ok"} ${number} - ${name}`);
  if (!good && why) console.log(String(why).split("\n").slice(0, 20).map((line) => "# " + line).join("\n"));
}

/* In the page: texts that leave the picture, and pairs of texts that lie on each other. Turned headings are told apart by their
   anchor: their boxes overlap where their letters do not. */
function troubles() {
  const svg = document.querySelector("svg"), frame = svg.getBoundingClientRect(), found = [];
  const texts = Array.from(svg.querySelectorAll("text")).filter((t) => t.textContent.trim()).map((t) => ({
    words: t.textContent.trim(), box: t.getBoundingClientRect(), turned: /rotate\((?!0)/.test((t.closest("[transform*=rotate]") || t).getAttribute("transform") || ""),
  }));
  for (const t of texts)
    if (t.box.left < frame.left - 1 || t.box.right > frame.right + 1 || t.box.top < frame.top - 1 || t.box.bottom > frame.bottom + 1) found.push(`outside: ${t.words}`);
  const straight = texts.filter((t) => !t.turned);
  for (let i = 0; i < straight.length; i++)
    for (let j = i + 1; j < straight.length; j++) {
      const a = straight[i].box, b = straight[j].box;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const twice = straight[i].words === straight[j].words && wide > 0.9 * a.width; // a boxed label is drawn over itself
      if (!twice && wide > 2 && high > 0.35 * Math.min(a.height, b.height)) found.push(`on each other: ${straight[i].words} | ${straight[j].words}`);
    }
  return found;
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const kinds = {};
  for (const name of names) {
    await page.setContent(`<body style="margin:0">${fs.readFileSync(path.join(folder, name), "utf8").replace(/^<\?xml[^>]*>/, "").replace(/<!DOCTYPE[^>]*>/, "")}`);
    const kind = /^[a-z]+(-[a-z]+)*/.exec(name.replace(/-\d.*/, ""))[0].split("-").slice(0, 2).join("-");
    (kinds[kind] = kinds[kind] || { count: 0, bad: [] }).count++;
    kinds[kind].bad.push(...(await page.evaluate(troubles)).map((t) => `${name}: ${t}`));
  }
  for (const [kind, { count, bad }] of Object.entries(kinds)) tell(bad.length === 0, `${count} x ${kind}: texts inside and apart`, bad.join("\n"));
  const rings = names.filter((n) => n.startsWith("thon-")).filter((n) => {
    const svg = fs.readFileSync(path.join(folder, n), "utf8");
    return /d='M[^']*M[^']*'\s*\/>\s*<use xlink:href='#gpPt6'/.test(svg.replace(/\n/g, " "));
  });
  tell(rings.length > 0 || !names.some((n) => n.startsWith("thon-")), "a missing month is a gap in its line", "no line has a gap");
  await browser.close();
  console.log(`1..${number}`);
  process.exit(failures > 0 ? 1 : 0);
})();
