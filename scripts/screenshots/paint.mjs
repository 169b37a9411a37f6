// When the largest thing of each page is painted, and how much the page jumps while it loads (Core Web Vitals LCP and CLS),
// in Chromium, on a portal that runs in Development with the sample round; a cold cache each time, median of five:
//   dotnet run -c Release --project src/PartnershipForChange.Web &
//   cd scripts/screenshots && npm ci && node paint.mjs http://localhost:5000
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , baseURL] = process.argv;
const runs = 5;
const roles = ['Coordinator', 'Ministry', 'Company', 'Participant', 'Reporter', 'Juror'];
const pages = {
  '': ['/', '/rounds/2027', '/rounds/2027/call', '/solutions'],
  Coordinator: ['/', '/manage/2027', '/manage/2027/registrations', '/manage/2027/workshops', '/organisations', '/audit'],
  Ministry: ['/', '/organisation/MJU', '/organisation/MJU/2027/people'],
  Company: ['/', '/organisation/LEK/2027/places'],
  Participant: ['/', '/me', '/me/2027/registration/hosts', '/rounds/2027/places'],
  Reporter: ['/', '/reports', '/reports/rounds/2027'],
  Juror: ['/', '/jury'],
};

const vitals = () => new Promise(done => {
  const seen = { paint: 0, shift: 0 };
  new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.paint = entry.startTime; })).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver(list => list.getEntries().forEach(entry => { if (!entry.hadRecentInput) seen.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(seen), 500);
});

const browser = await chromium.launch({
  executablePath: process.env.P4C_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function signedIn(role, width) {
  const context = await browser.newContext({ baseURL, locale: 'sl-SI', viewport: { width, height: 860 } });
  const page = await context.newPage();
  if (role) {
    await page.goto('/account/sign-in');
    await Promise.all([page.waitForNavigation(), page.locator('form[action*="sample"] button').nth(roles.indexOf(role)).click()]);
  }
  return page;
}

console.log('| As | Page | Width | Largest paint, ms | Layout shift |\n|---|---|---:|---:|---:|');
for (const width of [1280, 390]) {
  for (const [role, paths] of Object.entries(pages)) {
    const page = await signedIn(role, width);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    for (const path of paths) {
      const measured = [];
      for (let run = 0; run < runs; run++) {
        await page.goto(path, { waitUntil: 'load' });
        measured.push(await page.evaluate(vitals));
      }
      const paints = measured.map(m => m.paint).sort((a, b) => a - b);
      console.log(`| ${role || 'signed out'} | ${path} | ${width} | ${Math.round(paints[runs >> 1])} | ${Math.max(...measured.map(m => m.shift)).toFixed(3)} |`);
    }
    await page.context().close();
  }
}
await browser.close();
