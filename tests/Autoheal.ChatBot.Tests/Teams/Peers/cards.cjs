// Renders cards with the reference renderer in a real browser and says what is active in them. Reads {cards:[{name,card}],screenshots} from a file.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const themes = {
  light: { page: '#f5f5f5', card: '#ffffff', emphasis: '#f0f0f0', text: '#242424', subtle: '#616161', accent: '#5b5fc7', good: '#e7f2da', warning: '#fbf6d9', attention: '#fcf4f6', line: '#e0e0e0' },
  dark: { page: '#1f1f1f', card: '#292929', emphasis: '#333333', text: '#ffffff', subtle: '#adadad', accent: '#9ea2ff', good: '#1b2f12', warning: '#3a3209', attention: '#3e1f25', line: '#525252' },
};

// Colours as Teams has them.
function hostConfig(theme) {
  const colour = { default: theme.text, subtle: theme.subtle };
  const colours = { default: colour, accent: { default: theme.accent, subtle: theme.accent }, good: colour, warning: colour, attention: colour, dark: colour, light: colour };
  const style = (background) => ({ backgroundColor: background, borderColor: theme.line, foregroundColors: colours });
  return {
    supportsInteractivity: true,
    fontFamily: 'sans-serif',
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
    separator: { lineThickness: 1, lineColor: theme.line },
    containerStyles: {
      default: style(theme.card), emphasis: style(theme.emphasis), good: style(theme.good), warning: style(theme.warning), attention: style(theme.attention), accent: style(theme.emphasis),
    },
    actions: { maxActions: 6, actionsOrientation: 'horizontal', buttonSpacing: 8, actionAlignment: 'left' },
  };
}

async function render(page, card, theme) {
  return await page.evaluate(({ card, config, theme }) => {
    const seen = { markdown: [], errors: [] };
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      seen.markdown.push(text);
      const shown = document.createElement('b');
      shown.dataset.markdown = '';
      shown.innerText = text.replace(/<\/?at>/g, '');
      result.outputHtml = shown.outerHTML;
      result.didProcess = true;
    };
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = new AdaptiveCards.HostConfig(config);
    const context = new AdaptiveCards.SerializationContext();
    adaptive.parse(card, context);
    for (let i = 0; i < context.eventCount; i++) seen.errors.push(context.getEventAt(i).message);
    const buttons = [];
    adaptive.onExecuteAction = (action) => buttons.push(action.getJsonTypeName() + ' ' + (action.verb || action.url || ''));
    const element = adaptive.render();
    document.body.style.background = theme.page;
    document.body.replaceChildren(element);
    element.style.borderRadius = '4px';
    window.press = () => { for (const button of element.querySelectorAll('button')) button.click(); };
    window.inspect = () => {
      window.press();
      const box = element.getBoundingClientRect();
      return {
      ...seen,
      buttons,
      labels: [...element.querySelectorAll('button')].map((b) => b.innerText),
      links: [...element.querySelectorAll('a')].map((a) => a.getAttribute('href') || a.innerText),
      active: element.querySelectorAll('img,script,iframe,object,embed,video,audio,form,svg,[onerror],[onload]').length,
      inputs: element.querySelectorAll('input,textarea,select').length,
      text: element.innerText,
      overflow: [...element.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > box.right + 1).length,
      };
    };
    return element.getBoundingClientRect().height;
  }, { card, config: hostConfig(theme), theme });
}

(async () => {
  const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
  const browser = await chromium.launch({ executablePath: process.env.AUTOHEAL_CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const requests = [];
  const results = [];
  try {
    const page = await browser.newPage({ viewport: { width: job.width || 620, height: 400 }, deviceScaleFactor: 1, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
    page.on('request', (request) => requests.push(request.url()));
    page.on('dialog', (dialog) => { requests.push('dialog ' + dialog.message()); dialog.dismiss(); });
    page.on('pageerror', (error) => requests.push('error ' + error.message));
    await page.setContent('<!doctype html><meta charset="utf-8"><title>cards</title><style>body{margin:16px;font:14px sans-serif}.ac-pushButton{padding:5px 12px;border-radius:4px;border:1px solid #8a8a8a;background:transparent;color:inherit;font:inherit}.ac-pushButton.style-positive{background:#5b5fc7;color:#fff;border-color:#5b5fc7}.ac-pushButton.style-destructive{border-color:#c4314b;color:#c4314b}</style><body></body>');
    await page.addScriptTag({ path: path.join(process.env.NODE_PATH, 'adaptivecards/dist/adaptivecards.min.js') });
    for (const { name, card } of job.cards) {
      for (const theme of job.themes || Object.keys(themes)) {
        const height = await render(page, card, themes[theme]);
        if (job.screenshots) {
          await page.addStyleTag({ content: `.ac-anchor{color:${themes[theme].accent}}[data-markdown]{color:${themes[theme].accent}}.ac-pushButton{color:${themes[theme].text}}.ac-pushButton.style-positive{color:#fff}.ac-pushButton.style-destructive{color:${theme === 'dark' ? '#f1707b' : '#c4314b'}}` });
          await page.setViewportSize({ width: job.width || 620, height: Math.ceil(height) + 32 });
          await page.screenshot({ path: path.join(job.screenshots, `${name}-${theme}.png`) });
        }
        results.push({ name, theme, ...await page.evaluate(() => window.inspect()) });
      }
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(JSON.stringify({ results, requests }) + '\n');
})().catch((error) => { console.error(error); process.exit(1); });
