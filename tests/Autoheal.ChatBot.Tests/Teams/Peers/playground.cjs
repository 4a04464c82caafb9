// A person at Microsoft's own client for trying bots: types, reads the card, presses Approve. Prints what they saw.
const { chromium } = require('playwright-core');

(async () => {
  const [address, screenshot] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath: process.env.AUTOHEAL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    page.setDefaultTimeout(120000);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    const box = page.getByRole('textbox').first();
    const approve = page.getByRole('button', { name: 'Approve' }).first();
    // The page takes words before it is connected, and loses those.
    for (let attempt = 1; ; attempt++) {
      await box.click();
      await box.fill('');
      await page.keyboard.type('incidents');
      await page.keyboard.press('Enter');
      try {
        await approve.waitFor({ timeout: 15000 });
        break;
      } catch (error) {
        if (attempt === 8) throw error;
      }
    }
    const before = await page.locator('body').innerText();
    if (screenshot) await page.screenshot({ path: screenshot });
    await approve.click();
    await page.getByText('Noted: approve req-1').waitFor();
    console.log(JSON.stringify({ before, after: await page.locator('body').innerText() }));
  } finally {
    await browser.close();
  }
})().catch((error) => { console.error(error); process.exit(1); });
