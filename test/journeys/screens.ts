// The pictures of docs/guide.md: who looks at what, and what the page must say to be the one that the guide speaks of.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { projectDir } from '../../embedded/node-part.ts';

export const screensDir = path.join(projectDir, 'docs/screens');
/** A window of a usual width, in pictures of four fifths of it. */
export const SCREEN = { width: 1250, height: 950 } as const;
const SCALE = 0.8;

type Screen = {
  readonly name: string;
  /** Null for somebody who has not signed in. */
  readonly who: string | null;
  /** An address; `{NAME}` stands for the case of that operation. */
  readonly at: string;
  readonly says: string;
  /** What the picture begins with; absent for the top of the page. */
  readonly from?: string;
};
export const screens: readonly Screen[] = [
  { name: 'sign-in', who: null, at: '/sign-in', says: 'Choose who to be' },
  { name: 'guided-journey', who: 'spoc.aldershire', at: '/demo/journey/{TARNSIDE}', says: 'Guided journey' },
  { name: 'home-spoc', who: 'spoc.aldershire', at: '/', says: 'Waiting for you' },
  { name: 'bid-tasks', who: 'spoc.aldershire', at: '/drafts/7d1c4c52-5f0a-4f0e-9c36-2a7a0b6f1d01/tasks', says: 'Draft of a bid' },
  { name: 'queue', who: 'triage.northmarch', at: '/queues/unclaimed', says: 'Give me the next one' },
  { name: 'case', who: 'sio.aldershire', at: '/cases/{KIRKSTALL}', says: 'What you can do now' },
  { name: 'allocation', who: 'toex-manager.northmarch', at: '/cases/{MERROW}/do/allocate', says: 'Proposed candidate' },
  {
    name: 'terms-differences',
    who: 'sio.aldershire',
    at: '/cases/{ORMSIDE}/terms?from=1&to=2',
    says: 'Compare two versions',
    from: 'text=Compare two versions',
  },
  {
    name: 'reassessment',
    who: 'sio.aldershire',
    at: '/cases/{KIRKSTALL}/reassessment',
    says: 'Scores before and after',
    from: 'h2:has-text("Reassessment")',
  },
  { name: 'home-manager', who: 'gateway-manager.northmarch', at: '/', says: 'You cover for' },
  { name: 'board', who: 'gateway-manager.northmarch', at: '/board', says: 'In triage', from: '.app-board' },
  {
    name: 'where-time-went',
    who: 'toex-manager.northmarch',
    at: '/figures/time-spent',
    says: 'Where time went, by stage',
    from: '.app-figure',
  },
  { name: 'sitting-pack', who: 'secretary.northmarch', at: '/meetings/{last}/pack?issue=1', says: 'Agenda' },
  { name: 'offer', who: 'owner-lead.northmarch-rocu', at: '/cases/{HAVERIGG}/offer', says: 'A threat is offered to' },
];

/** What the window shows, small: letters stay sharp, and nothing has to be loaded to be read. */
export const takeScreen = async (page: Page, from: string | undefined): Promise<Buffer> => {
  await page.evaluate(() => window.scrollTo(0, 0));
  const top = from === undefined ? null : await page.locator(from).last().boundingBox();
  const devtools = await page.context().newCDPSession(page);
  const clip = { x: 0, y: Math.max(0, (top?.y ?? 0) - 20), ...SCREEN, scale: SCALE };
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 60, captureBeyondViewport: true, clip });
  return Buffer.from(data, 'base64');
};

/** Which pictures the guide shows, and which are kept beside it. */
export const shownInGuide = (): readonly string[] =>
  [...readFileSync(path.join(projectDir, 'docs/guide.md'), 'utf8').matchAll(/\]\(screens\/([\w-]+)\.webp\)/g)].map(
    ([, name]) => name ?? '',
  );
export const keptScreens = (): readonly string[] => readdirSync(screensDir).map((file) => file.replace(/\.webp$/, ''));
