// Takes the console's screenshots: ADDRESS TOKEN FOLDER. The host is the sample, with one incident that waits for approval.
"use strict";

const { chromium } = require(`${process.env.AUTOHEAL_PEERS}/node_modules/playwright-core`);
const [address, token, folder] = process.argv.slice(2);

async function signIn(browser, options) {
  const context = await browser.newContext({ timezoneId: "Europe/Berlin", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  await page.goto(address);
  await page.fill("#token", token);
  await page.keyboard.press("Enter");
  await page.waitForSelector("#counts");
  return page;
}

const shot = (page, name, options = {}) => page.screenshot({ path: `${folder}/console-${name}.png`, ...options });

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.AUTOHEAL_CHROMIUM, args: ["--no-sandbox"] });
  const wide = { viewport: { width: 1100, height: 900 }, colorScheme: "light" };
  const page = await signIn(browser, wide);

  await page.goto(`${address}/incidents/INC-1`);
  await page.setViewportSize({ width: 1100, height: 1900 });
  await shot(page, "incident");
  await page.setViewportSize(wide.viewport);

  // Two more, so that the list has something to list.
  for (const [fault, index] of [["scaled-to-zero", 1], ["image-not-found", 2]]) {
    await page.goto(`${address}/world`);
    await page.selectOption("#fault", fault);
    await page.selectOption("#target", { index });
    if (fault === "image-not-found") await shot(page, "world", { clip: { x: 0, y: 0, width: 1100, height: 580 } });
    await page.click("#inject");
    await page.waitForSelector("#notice");
  }

  await page.goto(`${address}?show=all`);
  await page.waitForFunction(() => document.querySelectorAll(".row").length >= 3 && document.querySelectorAll(".pill-waiting").length >= 2, null, { timeout: 120000 });
  await shot(page, "list", { clip: { x: 0, y: 0, width: 1100, height: 520 } });

  const dark = await signIn(browser, { viewport: { width: 1100, height: 1180 }, colorScheme: "dark" });
  await dark.goto(`${address}/incidents/INC-1`);
  await shot(dark, "incident-dark");

  const phone = await signIn(browser, { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2, colorScheme: "dark" });
  await shot(phone, "phone");

  await page.goto(`${address}/control`);
  await shot(page, "control", { clip: { x: 0, y: 0, width: 1100, height: 560 } });
  await browser.close();
})();
