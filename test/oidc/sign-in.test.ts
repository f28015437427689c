import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileStyles } from '../../api/web/styles.ts';
import { worldAt } from '../support/memory/world.ts';
import { axeFaults } from '../web/axe.ts';
import { clickThrough, openBrowser } from '../web/browser.ts';
import { startAgency } from './agency.ts';
import { loopback, nowhere } from './loopback.ts';
import { siteOf, type Options } from './site.ts';

let agency: Awaited<ReturnType<typeof startAgency>>;
let browser: Browser;
const server = createServer();
let gateway: Awaited<ReturnType<typeof loopback>>;
const world = worldAt();

const siteWith = (options: Options = {}) => siteOf({ world, agency, base: gateway.base }, options);
let site: ReturnType<typeof siteWith>;
beforeAll(async () => {
  await compileStyles();
  gateway = await loopback(server);
  agency = await startAgency(gateway.base);
  site = siteWith();
  server.on('request', (req, res) => void site(req, res));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await agency.close();
  await gateway.close();
});

const context = (javaScriptEnabled = true) => browser.newContext({ baseURL: gateway.base, javaScriptEnabled });
const tab = async (scripts = true): Promise<Page> => (await context(scripts)).newPage();
const throughTheDoor = async (page: Page, path = '/'): Promise<void> => {
  await page.goto(path);
  await clickThrough(page.getByRole('button', { name: 'Sign in with your agency’s account' }));
};
const heading = (page: Page): Promise<string | null> => page.locator('h1').textContent();
const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies(gateway.base)).find(({ name }) => name === 'tasking')?.value ?? '';

describe('signing in with the agency’s account', () => {
  it.each([true, false])('leads to the page that was asked for, under a new session (JavaScript %s)', async (scripts) => {
    agency.sits({ sub: 'sio.aldershire' });
    const page = await tab(scripts);
    await page.goto('/inbox');
    expect(await heading(page)).toBe('Sign in');
    expect(scripts ? await axeFaults(page) : []).toEqual([]);
    // Who only looks at the page has no session yet; the one that begins on the way to the agency ends with the way back.
    expect(await cookieOf(page)).toBe('');
    const begun = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/sign-in/begin');
    await clickThrough(page.getByRole('button'));
    expect(new URL(page.url()).pathname).toBe('/inbox');
    const before = /tasking=([^;]+);/.exec((await (await begun).headerValue('set-cookie')) ?? '')?.[1] ?? '';
    expect(before).not.toBe('');
    const after = await cookieOf(page);
    expect(after).not.toBe('');
    expect(after).not.toBe(before);
    expect(await page.locator('.app-header__person').textContent()).toContain('Sign out');
    await page.context().close();
  });
  it('leads each of two pages that wait for it to its own', async () => {
    agency.sits({ sub: 'sio.aldershire' });
    const one = await tab();
    const other = await one.context().newPage();
    await other.goto('/search');
    await throughTheDoor(one, '/inbox');
    await clickThrough(other.getByRole('button'));
    expect([one, other].map((page) => new URL(page.url()).pathname)).toEqual(['/inbox', '/search']);
    await one.context().close();
  });
  it('ends here and at the agency’s sign-in, and what was signed out opens nothing again', async () => {
    agency.sits({ sub: 'sio.aldershire' });
    const page = await tab();
    await throughTheDoor(page);
    const stolen = await page.context().cookies(gateway.base);
    const answers: string[] = [];
    // The browser asks for its icon and styles, and for what is new, when it likes.
    page.on('response', (heard) => {
      const { pathname } = new URL(heard.url());
      if (!/^\/(assets|live)\//.test(pathname)) answers.push(`${String(heard.status())} ${pathname}`);
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${agency.base}/session/end**`);
    expect(answers.slice(0, 2)).toEqual(['303 /sign-out', '200 /signed-out']);
    await page.locator('button').first().click();
    await page.waitForURL('**/signed-out');
    expect(await heading(page)).toBe('You have signed out');
    expect(await axeFaults(page)).toEqual([]);
    await page.context().addCookies(stolen);
    await page.goto('/');
    expect(await heading(page)).toBe('Sign in');
    await page.context().close();
  });
  it('leads back to the form on which a session ended, which did nothing', async () => {
    agency.sits({ sub: 'sio.aldershire' });
    const page = await tab();
    await throughTheDoor(page, '/search');
    await page.locator('form[action="/search"] input[type="text"], form[action="/search"] input[type="search"]').fill('white van');
    await page.context().clearCookies();
    await clickThrough(page.locator('form[action="/search"] button').first());
    expect(await heading(page)).toBe('Your session has ended');
    expect(await page.locator('textarea[readonly]').inputValue()).toBe('white van');
    expect(await axeFaults(page)).toEqual([]);
    const [second] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('button', { name: 'Sign in' }).click()]);
    await second.getByRole('button', { name: 'Sign in with your agency’s account' }).click();
    await second.waitForURL(`${gateway.base}/**`);
    expect(await second.locator('.app-header__person').textContent()).toContain('Sign out');
    expect(await page.locator('textarea[readonly]').inputValue()).toBe('white van');
    await page.context().close();
  });
  it('opens nothing to an account that goes with no active person, and says whom to ask', async () => {
    agency.sits({ sub: 'somebody.else' });
    const page = await tab();
    await throughTheDoor(page);
    expect(await heading(page)).toBe('You have no account here');
    expect(await axeFaults(page)).toEqual([]);
    await page.goto('/');
    expect(await heading(page)).toBe('Sign in');
    await page.context().close();
  });
  it('says so where somebody turned back', async () => {
    agency.sits(null);
    const page = await tab();
    await throughTheDoor(page);
    expect(await heading(page)).toBe('You were not signed in');
    await page.context().close();
  });
  it('finds a person by the verified address that the provider tells when asked', async () => {
    site = siteWith({ byMail: true });
    agency.sits({ sub: 'f3c1', email: world.directory.people['sia.northmarch']?.email ?? '' });
    const page = await tab();
    await throughTheDoor(page);
    expect(await page.locator('.app-header__person').textContent()).toContain(world.directory.people['sia.northmarch']?.name);
    await page.context().close();
    site = siteWith();
  });
  it('works in two tabs at once, and an answer is good once', async () => {
    agency.sits({ sub: 'sio.aldershire' });
    const page = await tab();
    const begun = async (then: string): Promise<URL> => {
      const answer = await page.request.get(`/sign-in/begin?then=${then}`, { maxRedirects: 0 });
      return new URL(answer.headers()['location'] ?? '');
    };
    const [first, second] = [await begun('/inbox'), await begun('/search')];
    expect(first.searchParams.get('state')).not.toBe(second.searchParams.get('state'));
    expect(first.searchParams.get('code_challenge_method')).toBe('S256');
    let answer = '';
    page.on('request', (sent) => {
      if (sent.url().includes('/sign-in/callback')) answer = sent.url();
    });
    for (const [to, going] of [
      [first, '/inbox'],
      [second, '/search'],
    ] as const) {
      await page.goto(to.href);
      expect(new URL(page.url()).pathname).toBe(going);
      await page.goto(answer);
      expect(await heading(page)).toBe('This sign-in is too old');
    }
    await page.context().close();
  });
});
describe('what nobody began signs nobody in', () => {
  it('not an answer with a state of its own, nor one that is sent into another session', async () => {
    const answer = await request(site).get('/sign-in/callback?code=x&state=y').expect(400);
    expect(answer.text).toContain('This sign-in is too old');
    const begun = request.agent(site);
    const to = new URL((await begun.get('/sign-in/begin').expect(303)).get('Location') ?? '');
    const callback = `/sign-in/callback?code=x&state=${to.searchParams.get('state') ?? ''}`;
    await request(site).get(callback).expect(400);
    await begun.get(callback).expect(403);
  });
  it('not a persona of the demonstration', async () => {
    await request(site).post('/sign-in').type('form').send('person=sio.aldershire').expect(403);
    await request(site).get('/demo/mail').expect(303);
  });
  it('and whoever has signed out already and presses once more is told so again', async () => {
    expect((await request(site).post('/sign-out').expect(303)).get('Location')).toBe('/signed-out');
  });
});

describe('when the sign-in itself is in trouble', () => {
  it('says that the provider is away, and lets nobody in', async () => {
    const away = siteWith({ issuer: await nowhere() });
    expect((await request(away).get('/sign-in/begin').expect(503)).text).toContain('cannot be reached');
  });
  it('makes an address wait that asks too much, and says how long', async () => {
    const busy = siteWith({ points: 3 });
    for (let asked = 0; asked < 3; asked += 1) await request(busy).get('/sign-in').expect(200);
    const answer = await request(busy).get('/sign-in/begin').expect(429);
    expect(Number(answer.get('Retry-After'))).toBeGreaterThan(0);
    expect(answer.text).toContain('Wait');
  });
});
