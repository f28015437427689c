// screens.md: no page is more than two clicks from the person's home. What a page is, and what belongs to one, stands in decision 63.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paper } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { visitorOf } from './visitor.ts';

type Visitor = Awaited<ReturnType<typeof visitorOf>>;
let house: Awaited<ReturnType<typeof houseOnPostgres>>;
let [claimed, sitting, draft]: [string, string, string] = ['', '', ''];
const inAMonth = new Date(Date.now() + 60 * 86_400_000).toISOString();
beforeAll(async () => {
  house = await houseOnPostgres();
  for (const stage of ['triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms', 'development', 'ownership', 'closed']) {
    const ref = await house.submit();
    await walkTo(house, ref, stage);
    if (stage === 'in-triage') claimed = ref;
    if (stage === 'ownership') await give(house, ref, ['sio.aldershire', 'escalate', { paper }]);
  }
  sitting = await callMeeting(house, { body: 'northmarch-ttcg', at: inAMonth, kind: 'ordinary' });
  const spoc = await visitorOf(house, 'spoc.aldershire');
  await spoc.get('/bids/start');
  draft = (await spoc.post('/bids/start')).to.replace('/tasks', '');
});
afterAll(() => house.stop());
/** The page to which an address belongs. */
const pageOf = (href: string): string => {
  const path = href.replace(/[?#].*$/, '');
  const [, place = '', id = '', part = ''] = path.split('/');
  if (place === 'bids' && part === 'receipt') return `/cases/${id}`;
  if (place === 'meetings' && id === 'new') return '/meetings';
  if (path.startsWith('/administration/policy/')) return '/administration/policy';
  return ['cases', 'meetings', 'drafts', 'queues', 'figures'].includes(place) && id !== '' ? `/${place}/${id}` : path;
};
const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*?href="(\/[^"#][^"]*|\/)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
/** Files of what a page shows; and the pages of the demonstration itself, which stand in no service that is used. */
const isNoPage = (href: string): boolean => /^\/(assets|demo)\/|\.ics|\/csv|\/document|format=/.test(href);

type Walked = { readonly clicks: ReadonlyMap<string, number>; readonly far: readonly string[] };
/** Follows every link from home, two clicks deep; `far` are the pages that only a third one finds. */
const walked = async (visitor: Visitor): Promise<Walked> => {
  const clicks = new Map([['/', 0]]);
  const third = new Set<string>();
  let open: readonly string[] = ['/'];
  for (const depth of [1, 2, 3]) {
    const found = new Map<string, string>();
    for (const at of open) {
      const { status, text } = await visitor.get(at);
      expect([at, status]).toEqual([at, 200]);
      for (const href of linksIn(text).filter((each) => !isNoPage(each))) {
        const page = pageOf(href);
        if (clicks.has(page)) continue;
        if (depth === 3) third.add(page);
        else if (!found.has(page)) found.set(page, href);
      }
    }
    for (const page of found.keys()) clicks.set(page, depth);
    open = [...found.values()];
  }
  return { clicks, far: [...third] };
};
/** Its reference, typed into the search of home, opens it. */
const isFound = async (visitor: Visitor, page: string): Promise<boolean> => {
  await visitor.get('/');
  return (await visitor.post('/search', { words: page.replace('/cases/', '') })).to === page;
};

const people = [
  'spoc.aldershire',
  'requester.aldershire',
  'sio.aldershire',
  'owner-lead.northmarch-rocu',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'toex-manager.northmarch',
  'sia.northmarch',
  'analyst.northmarch',
  'secretary.northmarch',
  'chair.northmarch',
  'chair2.northmarch',
  'performance.national',
  'information-manager.northmarch',
  'auditor.national',
  'admin.national',
] as const;
const walks = new Map<string, Promise<Walked>>();
const walkOf = (who: string): Promise<Walked> => {
  const known = walks.get(who) ?? visitorOf(house, who).then(walked);
  walks.set(who, known);
  return known;
};

describe('no page is more than two clicks from home', () => {
  it.each(people)('of %s', async (who) => {
    const { clicks, far } = await walkOf(who);
    const visitor = await visitorOf(house, who);
    const farther: string[] = [];
    for (const page of far) if (!page.startsWith('/cases/') || !(await isFound(visitor, page))) farther.push(page);
    expect(farther).toEqual([]);
    // Home, search, inbox, a list of cases, and what they come for.
    expect(clicks.size).toBeGreaterThanOrEqual(5);
  });
  it('and what each comes for is as near as it is worth', async () => {
    for (const [who, page, most] of [
      ['spoc.aldershire', draft, 1],
      ['spoc.aldershire', '/bids/new', 2],
      ['triage.northmarch', '/queues/unclaimed', 1],
      ['triage.northmarch', `/cases/${claimed}`, 1],
      ['gateway-manager.northmarch', `/cases/${claimed}`, 1],
      ['gateway-manager.northmarch', '/queues/region', 1],
      ['gateway-manager.northmarch', '/stalled', 1],
      ['toex-manager.northmarch', '/figures/capacity', 2],
      ['toex-manager.northmarch', '/board', 1],
      ['secretary.northmarch', `/meetings/${sitting}`, 1],
      ['chair2.northmarch', `/meetings/${sitting}`, 1],
      ['performance.national', '/value', 1],
      ['performance.national', '/figures/throughput', 2],
      ['auditor.national', '/audit', 1],
      ['admin.national', '/administration/policy', 2],
      ['admin.national', '/administration/people/sio.aldershire', 2],
      ['admin.national', '/administration/organisations/caldmoor', 2],
    ] as const) {
      const { clicks } = await walkOf(who);
      expect([who, page, clicks.get(page) ?? 'not found']).toEqual([who, page, most]);
    }
  });
});
