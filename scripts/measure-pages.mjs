// Times the pages of a running portal as each sample account, counts their database queries, and weighs the style sheets and
// scripts each ships, compressed; then matches the sample round, forms teams, publishes both, and times the pages this changes:
//   dotnet run -c Release --project src/PartnershipForChange.Web -- \
//     --Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore.Database.Command=Information > portal.log &
//   node scripts/measure-pages.mjs http://localhost:5000 portal.log
import { readFileSync, statSync } from 'node:fs';
import { get } from 'node:http';

const [, , base, log] = process.argv;
const runs = 21;

// What runs often is compiled anew, for speed, some time after; strangers may not ask that often.
const warmUps = role => role ? 100 : 5;
const round = '2027';
const pages = {
  '': ['/', '/about', '/rounds', `/rounds/${round}`, '/challenges', '/partners', '/solutions', '/stories', '/press',
    `/rounds/${round}/patron`, `/rounds/${round}/call`, `/rounds/${round}/call/submit`, '/verify', '/help', '/privacy', '/accessibility', '/terms', '/account/sign-in'],
  Coordinator: ['/', '/manage', `/manage/${round}`, `/manage/${round}/edit`, `/manage/${round}/phases`, `/manage/${round}/challenges`,
    '/organisations', '/organisations/MJU', `/manage/${round}/participations`, `/manage/${round}/places`, `/manage/${round}/registrations`,
    `/manage/${round}/import`, `/manage/${round}/placements`, `/manage/${round}/teams`, '/people', '/outbox', '/audit', '/reports', '/reports/2027', '/account',
    '/search?q=lek', '/newsroom', `/manage/${round}/call`, `/manage/${round}/jury`, `/manage/${round}/jury/submissions`,
    `/manage/${round}/final`, `/manage/${round}/workshops`, `/manage/${round}/surveys`, `/manage/${round}/surveys/results`, `/manage/${round}/recognition`,
    `/manage/${round}/certificates`, `/manage/${round}/patron`, `/manage/${round}/solutions`],
  Ministry: ['/', '/organisation/MJU', `/organisation/MJU/${round}/invitation`, `/organisation/MJU/${round}/places`, `/organisation/MJU/${round}/people`, `/organisation/MJU/${round}/guests`],
  Participant: ['/', '/me', `/me/${round}/registration/about`, `/me/${round}/registration/hosts`, `/rounds/${round}/places`, '/teams', `/me/${round}/workshops`, `/me/${round}/surveys`,
    `/me/${round}/recognition`, `/me/${round}/certificates`, '/account/calendar'],
  Reporter: ['/', '/reports', `/reports/rounds/${round}`],
  Juror: ['/', '/jury'],
};

// Of the draft: the first guest and team member that its page links to.
const draft = { Coordinator: [`/manage/${round}/placements/1`, `/manage/${round}/placements/1/list`, `/manage/${round}/placements/1/guests/*`,
  `/manage/${round}/placements/1/publish`, `/manage/${round}/teams/1`, `/manage/${round}/teams/1/move/*`] };
const published = {
  '': ['/', `/rounds/${round}`],
  Coordinator: ['/', `/manage/${round}`, `/manage/${round}/placements`, `/manage/${round}/placements/1`, `/manage/${round}/placements/1/list`, `/manage/${round}/placements/1/guests/*`,
    `/manage/${round}/teams`, `/manage/${round}/teams/1`, `/manage/${round}/teams/1/assign/*`, '/teams', '/teams/*', `/manage/${round}/registrations`,
    `/manage/${round}/participations`, '/organisations/MJU', '/outbox', '/audit', '/reports/2027'],
  Ministry: ['/', '/organisation/MJU', `/organisation/MJU/${round}/people`, `/organisation/MJU/${round}/guests`],
  Company: ['/'],
  Participant: ['/', '/me', '/teams'],
  Reporter: ['/', `/reports/rounds/${round}`],
};

class Visitor {
  cookies = new Map();

  async fetch(path, options = {}) {
    const headers = { ...options.headers, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const answer = await fetch(base + path, { redirect: 'manual', ...options, headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    return answer;
  }

  async signIn(role) {
    const html = await (await this.fetch('/account/sign-in')).text();
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*sample[^"]*)"[\s\S]*?<\/form>/g)];
    const form = forms[['Coordinator', 'Ministry', 'Company', 'Participant', 'Reporter', 'Juror'].indexOf(role)];
    const fields = [...form[0].matchAll(/<input[^>]*>/g)].map(([input]) => [/name="([^"]*)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1] ?? '']);
    const button = /<button[^>]*name="([^"]*)"[^>]*value="([^"]*)"/.exec(form[0]);
    if (button) fields.push([button[1], button[2]]);
    await this.fetch(form[1], { method: 'POST', body: new URLSearchParams(fields.filter(([name]) => name)) });
  }

  /** Sends the form of this page that posts to this address, as it stands. */
  async submit(page, action = page) {
    const html = await (await this.fetch(page)).text();
    const form = [...html.matchAll(/<form[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([found]) => found)
      .find(found => (/^<form[^>]*action="([^"]*)"/.exec(found)?.[1] ?? page) === action);
    const fields = [...form.matchAll(/<input[^>]*>/g)].filter(([input]) => !/type="(radio|checkbox)"/.test(input) || / checked/.test(input))
      .map(([input]) => [/name="([^"]*)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1] ?? '']);
    const answer = await this.fetch(action, { method: 'POST', body: new URLSearchParams(fields.filter(([name]) => name)) });
    if (answer.status !== 302) throw new Error(`${action} answered ${answer.status}`);
  }

  /** The address itself or, where it ends in a star, the first of its kind that the page before it links to. */
  async find(path) {
    if (!path.endsWith('*')) return path;
    const start = path.slice(0, -1);
    const from = start.replace(/\/(guests|move|assign)?\/?$/, '');
    for (const page of [from, `/manage/${round}/teams`, `/manage/${round}/registrations`]) {
      const found = (await (await this.fetch(page)).text()).match(new RegExp(`href="(${start}[0-9a-f-]{36})["?]`));
      if (found) return found[1];
    }
    throw new Error(`Nothing links to ${path}`);
  }
}

// As a browser asks for them: what travels, not what it becomes.
const weights = new Map();
const travels = path => new Promise((done, failed) => get(new URL(path, base), { headers: { 'accept-encoding': 'gzip, br' } }, answer => {
  let bytes = 0;
  answer.on('data', part => { bytes += part.length; }).on('end', () => done(bytes)).on('error', failed);
}).on('error', failed));

async function weight(html) {
  const files = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"|<script type="module" src="([^"]+)"/g)].map(([, sheet, script]) => sheet ?? script);
  let bytes = 0;
  for (const file of files) {
    if (!weights.has(file)) weights.set(file, await travels(file));
    bytes += weights.get(file);
  }
  return (bytes / 1024).toFixed(1);
}

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const queriesSince = offset => readFileSync(log).subarray(offset).toString().split('Executed DbCommand').length - 1;

async function measure(pages) {
  console.log('| As | Page | Status | Median ms | Queries | CSS + JS, kB |\n|---|---|---:|---:|---:|---:|');
  for (const [role, paths] of Object.entries(pages)) {
    const visitor = new Visitor();
    if (role) await visitor.signIn(role);
    for (const path of paths) {
      const address = await visitor.find(path);
      const times = [];
      let status, html;
      for (let run = 0; run < runs + warmUps(role); run++) {
        const begun = performance.now();
        const answer = await visitor.fetch(address);
        if (answer.status === 429) break; // Strangers may call it only so often: those before count.
        html = await answer.text();
        if (run >= warmUps(role)) times.push(performance.now() - begun);
        status = answer.status;
      }
      await wait(50);
      const offset = statSync(log).size;
      await (await visitor.fetch(address)).arrayBuffer();
      await wait(150);
      times.sort((a, b) => a - b);
      console.log(`| ${role || 'signed out'} | ${path} | ${status} | ${times[times.length >> 1].toFixed(1)} | ${queriesSince(offset)} | ${await weight(html)} |`);
    }
  }
  console.log();
}

await measure(pages);
const coordinator = new Visitor();
await coordinator.signIn('Coordinator');
await coordinator.submit(`/manage/${round}/move-on`);
await coordinator.submit(`/manage/${round}/placements`);
await coordinator.submit(`/manage/${round}/teams`);
await measure(draft);
await coordinator.submit(`/manage/${round}/placements/1/publish`);
await coordinator.submit(`/manage/${round}/teams/1`, `/manage/${round}/teams/1/publish`);
await measure(published);
