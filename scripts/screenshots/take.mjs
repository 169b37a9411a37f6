// Takes the pictures that README and docs show, of the portal as it is, on the sample round in a database of its own:
//   cd scripts/screenshots && npm ci && node take.mjs
// It needs the .NET SDK and a Chromium (Debian's, or P4C_CHROMIUM).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');
const roles = ['Coordinator', 'Ministry', 'Company', 'Participant', 'Reporter', 'Juror'];

// Each picture: its file, who looks, how wide, and the way to what is shown.
const pictures = [
  { file: 'home', path: '/' },
  { file: 'round', role: 'Coordinator', path: '/manage/2027' },
  { file: 'list', role: 'Coordinator', path: '/manage/2027/registrations?columns=organisation&columns=state&columns=level&columns=handed-in', open: '.list-bar summary' },
  { file: 'placements', role: 'Coordinator', path: '/manage/2027/placements/1', before: page => press(page, '/manage/2027/placements') },
  { file: 'report', role: 'Reporter', path: '/reports' },
  { file: 'me', role: 'Participant', path: '/me', width: 390, height: 844 },
];

/** Presses the first button of the page that starts something, such as a matching. */
async function press(page, path) {
  await page.goto(path);
  await Promise.all([page.waitForNavigation(), page.locator('main form[method=post] button[type=submit]').first().click()]);
}

async function signIn(page, role) {
  await page.goto('/account/sign-in');
  await Promise.all([page.waitForNavigation(), page.locator('form[action*="sample"] button').nth(roles.indexOf(role)).click()]);
  const other = page.locator('form[action="/language"] button').first();
  if (await other.getAttribute('lang') === 'en') await Promise.all([page.waitForNavigation(), other.click()]);
}

const freePort = () => new Promise(found => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

async function answers(address) {
  for (let second = 0; second < 240; second++) {
    if (await fetch(address).then(answer => answer.ok, () => false)) return;
    await new Promise(next => setTimeout(next, 1000));
  }
  throw new Error(`The portal did not answer at ${address}`);
}

const folder = mkdtempSync(join(tmpdir(), 'p4c-pictures-'));
const baseURL = `http://127.0.0.1:${await freePort()}`;
const portal = spawn('dotnet', ['run', '--no-launch-profile', '--project', 'src/PartnershipForChange.Web', '--urls', baseURL], {
  cwd: root,
  detached: true,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', ConnectionStrings__Portal: `Data Source=${join(folder, 'portal.db')}` },
});

try {
  await answers(`${baseURL}/about`);
  const browser = await chromium.launch({
    executablePath: process.env.P4C_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  for (const { file, role, path, before, open, width = 1280, height = 860 } of pictures) {
    const context = await browser.newContext({ baseURL, locale: 'en-GB', viewport: { width, height }, reducedMotion: 'reduce', colorScheme: 'light' });
    const page = await context.newPage();
    if (role) await signIn(page, role);
    await before?.(page);
    await page.goto(path);
    if (open) await page.locator(open).first().click();
    await page.evaluate(() => document.fonts.ready);
    const picture = join(root, 'docs/screenshots', `${file}.png`);
    await page.screenshot({ path: picture });
    console.log(`${file}.png  ${Math.round(statSync(picture).size / 1024)} kB`);
    await context.close();
  }
  await browser.close();
} finally {
  process.kill(-portal.pid);
  await new Promise(ended => portal.exitCode === null && portal.signalCode === null ? portal.once('exit', ended) : ended());
  rmSync(folder, { recursive: true, force: true });
}
