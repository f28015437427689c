// The road of one bid, walked in a browser as each person in turn, with nothing but pages and forms.
import type { Browser, Page } from 'playwright-core';
import { clickThrough, tabOf } from './browser.ts';
import { fill, fillingOf, send } from './filling.ts';
import type { Cast } from './cast.ts';
import { road } from './road-steps.ts';

/** What is asked of every page on the way: axe, complaints of the browser. */
export type Look = (page: Page, where: string) => Promise<void>;

type Opened = { readonly pageOf: (id: string) => Promise<Page>; readonly look: Look };
/** Begun as a draft by somebody who may not submit, looked at for what triage would send back, and submitted by the SPOC. */
const asDraft = async ({ pageOf, look }: Opened, { bid, cast, requester }: Pick<Walk, 'bid' | 'cast'> & { readonly requester: string }) => {
  const page = await pageOf(requester);
  await page.goto('/bids/new');
  const all = Object.entries(fillingOf(bid));
  await fill(page, Object.fromEntries(all.slice(0, 6)));
  const check = page.locator('button[name="_do"][value="check"]').last();
  await clickThrough(check);
  await look(page, 'draft with problems');
  await clickThrough(page.getByText('Go on with the draft'));
  await look(page, 'draft as a task list');
  await clickThrough(page.getByText('All on one page'));
  await look(page, 'draft');
  await fill(page, Object.fromEntries(all));
  await clickThrough(check);
  const spoc = await pageOf(cast.spoc);
  await spoc.goto(page.url());
  await look(spoc, 'draft that can be submitted');
  await clickThrough(spoc.getByRole('button', { name: 'Submit the bid' }));
};
const asBid = async ({ pageOf, look }: Opened, { bid, cast }: Pick<Walk, 'bid' | 'cast'>) => {
  const spoc = await pageOf(cast.spoc);
  await spoc.goto('/bids/new');
  await look(spoc, 'bid form');
  await fill(spoc, fillingOf(bid));
  await send(spoc);
};

export type Walk = {
  readonly base: string;
  readonly bid: unknown;
  readonly cast: Cast;
  readonly ownRocu: boolean;
  readonly look: Look;
  /** Who begins it as a draft; null where the SPOC fills in the form and submits it. */
  readonly requester: string | null;
  readonly javaScriptEnabled: boolean;
};
const parts = ['/triage', '/overlaps', '/terms', '/development', '/reassessment', '/ownership', '/value', '/messages', '/history'] as const;
/** The step of the journey that the page marks as the present one. */
const stepOn = async (page: Page): Promise<string> =>
  (await page.locator('[aria-current="step"]').first().innerText()).split('\n')[0] ?? '';
/** Walks one bid from its form to closure and returns its reference. */
export const walkInBrowser = async (browser: Browser, walk: Walk): Promise<string> => {
  const { base, cast, ownRocu, look, requester, javaScriptEnabled } = walk;
  const tabs = new Map<string, Page>();
  const pageOf = async (id: string): Promise<Page> => {
    const open = tabs.get(id) ?? (await tabOf(browser, base, { id, javaScriptEnabled })).page;
    tabs.set(id, open);
    return open;
  };
  await (requester === null ? asBid({ pageOf, look }, walk) : asDraft({ pageOf, look }, { ...walk, requester }));
  const spoc = await pageOf(cast.spoc);
  await look(spoc, 'receipt');
  const ref = /TSK-[A-Z0-9]+-\d{4}-\d{5}-./.exec(spoc.url())?.[0];
  if (ref === undefined) throw new Error(`no receipt at ${spoc.url()}: ${(await spoc.locator('main').innerText()).slice(0, 600)}`);
  for (const { by, command, fields, on } of road(cast, ownRocu)) {
    const page = await pageOf(by);
    await page.goto(`/cases/${ref}${on}`);
    await look(page, `${by}: case${on} in ${await stepOn(page)}`);
    await clickThrough(page.locator(`a[href^="/cases/${ref}/do/${command}"]`).first());
    await look(page, `${by}: ${command}`);
    await fill(page, fields);
    await send(page);
    const said = page.getByRole('alert');
    if (!page.url().startsWith(`${base}/cases/${ref}`) || page.url().includes('/do/') || (await said.count()) === 0)
      throw new Error(`${command} by ${by}: ${(await page.locator('main').innerText()).slice(0, 600)}`);
  }
  // What a case that is over shows is another page: nothing can be done, and all that was done stands there.
  const sio = await pageOf(cast.successor ?? cast.sio);
  for (const on of ['', ...parts]) {
    await sio.goto(`/cases/${ref}${on}`);
    await look(sio, `the closed case${on}`);
  }
  for (const path of ['/', '/inbox', '/value']) {
    await sio.goto(path);
    await look(sio, `${path} when all is done`);
  }
  return ref;
};
