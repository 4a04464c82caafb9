// What a person does in a real browser. Driven by BrowserTests: SCENARIO ADDRESS TOKEN; speaks in lines, and ends with a line for each problem.
"use strict";

const { chromium } = require(`${process.env.AUTOHEAL_PEERS}/node_modules/playwright-core`);
const [scenario, address, token] = process.argv.slice(2);
const say = line => process.stdout.write(`${line}\n`);
const problem = text => say(`PROBLEM ${text.replaceAll("\n", " ")}`);

async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, timezoneId: "Asia/Kathmandu", ...options });
  const page = await context.newPage();
  page.on("console", message => { if (["error", "warning"].includes(message.type())) problem(`${page.url()}: ${message.text()}`); });
  page.on("pageerror", error => problem(`${page.url()}: ${error}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)));
  return page;
}

async function signIn(page) {
  await page.goto(`${address}console`);
  await page.waitForFunction(() => document.activeElement?.id === "token");
  await page.keyboard.type(token);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#counts");
}

// Only with the Tab key, as somebody without a mouse does; each stop has to be visible.
async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(wanted => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      return { there: element.matches(wanted), name: element.outerHTML.slice(0, 80), visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
    }, selector);
    if (!stop.visible) problem(`the focus is not visible on ${stop.name}`);
    if (stop.there) return;
  }
  problem(`the Tab key does not lead to ${selector}`);
}

// WCAG 2.2, success criterion 1.4.3: text against the nearest background that is not transparent.
const contrasts = () => {
  const canvas = document.createElement("canvas").getContext("2d");
  const rgb = colour => { canvas.fillStyle = colour; return [1, 3, 5].map(at => parseInt(canvas.fillStyle.slice(at, at + 2), 16) / 255); };
  const light = colour => rgb(colour).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!own || element.closest("[hidden], .hidden, .skip, option")) continue;
    let behind = element;
    while (behind && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind ?? document.documentElement).backgroundColor)].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.className || element.tagName}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
  }
  return [...new Set(poor)];
};

const scenarios = {
  // A new incident appears on a page that nobody touches.
  async live(browser) {
    const page = await open(browser);
    await signIn(page);
    await page.evaluate(() => {
      window.untouched = true;
      new MutationObserver(() => { if (document.getElementById("row-INC-1")) window.seen ??= Date.now(); }).observe(document.getElementById("incidents"), { childList: true });
    });
    say("READY");
    await page.waitForSelector("#row-INC-1 .row-link");
    say(`SEEN ${await page.evaluate(() => window.seen)}`);
    if (!await page.evaluate(() => window.untouched)) problem("the page was loaded anew");
    if (!(await page.textContent("#row-INC-1 time")).endsWith("+05:45")) problem("the time is not in the reader's zone");
    await page.waitForFunction(() => document.getElementById("news").textContent.includes("INC-1"));
  },

  // From signing in to the approval without a mouse.
  async keyboard(browser) {
    const page = await open(browser);
    await signIn(page);
    await page.keyboard.press("Tab");
    if (!await page.evaluate(() => document.activeElement.matches(".skip"))) problem("the first stop is not the skip link");
    await tabTo(page, "#row-INC-1 .row-link");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#approve");
    await tabTo(page, "#approve");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#notice");
    say(`NOTICE ${await page.textContent("#notice")}`);
  },

  // What somebody types is not lost when the incident changes meanwhile.
  async typing(browser) {
    const page = await open(browser);
    await signIn(page);
    await page.goto(`${address}console/incidents/INC-1`);
    await page.fill("#reason", "we know");
    say("READY");
    await page.waitForSelector("#card .changed");
    if (await page.inputValue("#reason") !== "we know") problem("what was typed is lost");
    if (!await page.evaluate(() => document.activeElement.id === "reason")) problem("the focus was taken away");
    await page.click("#card .changed button");
    await page.waitForSelector("#card .changed", { state: "detached" });
    say(`CARD ${await page.textContent("#card")}`.replaceAll("\n", " "));
  },

  // Both themes, wide and on a phone.
  async looks(browser) {
    const grounds = {};
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1100, 320]) {
        const page = await open(browser, { colorScheme, viewport: { width, height: 700 } });
        await page.addInitScript(() => {
          window.shift = 0;
          new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.hadRecentInput ? 0 : entry.value; }).observe({ type: "layout-shift", buffered: true });
        });
        const look = async name => {
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) problem(`${name} is ${wide} wide on a screen of ${width}`);
          for (const poor of await page.evaluate(contrasts)) problem(`${name}, ${colorScheme}: too little contrast of ${poor}`);
          const shift = await page.evaluate(() => window.shift);
          if (shift > 0.01) problem(`${name}, ${width} wide: the layout shifts by ${shift}`);
        };
        await page.goto(`${address}console/sign-in`);
        await look("sign-in");
        await signIn(page);
        await look("list");
        await page.goto(`${address}console/incidents/INC-1`);
        await look("incident");
        await page.goto(`${address}console/control`);
        await look("control");
        grounds[colorScheme] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        await page.context().close();
      }
    }
    if (grounds.light === grounds.dark) problem("both themes look the same");
  },

  // Everything but live updates works without script.
  async scriptless(browser) {
    const page = await open(browser, { javaScriptEnabled: false });
    await page.goto(`${address}console`);
    await page.fill("#token", token);
    await page.keyboard.press("Enter");
    await page.click("#row-INC-1 .row-link");
    await page.fill("#reason", "not now");
    await page.click("#reject");
    say(`NOTICE ${await page.textContent("#notice")}`);
  },
};

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.AUTOHEAL_CHROMIUM, args: ["--no-sandbox"] });
  try {
    await scenarios[scenario](browser);
  } catch (error) {
    problem(String(error));
  }
  await browser.close();
  say("END");
  process.exit(0);
})();
