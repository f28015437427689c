// A regional TTCG of twelve items, played through the pages by its secretary, chairs and owners; then its minutes, its page, its cases and
// the logs are held against each other.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHAIR, DEPUTY, escalated, LEAD, OWNER, paper, SECRETARY } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { instant } from '../domain/calendars.ts';
import { walkTo } from '../api/walk.ts';
import { clickThrough, openBrowser, servedAt, tabOf } from './browser.ts';
import { fill, send, type Filling } from './filling.ts';
import { houseOf } from './house.ts';
import { logOf, logOfNext, logWritten, minutesWritten } from './ttcg-minutes.ts';

const house = await houseOf();
const NEW_SIO = 'sio.northmarch-rocu';
let browser: Browser;
let server: Awaited<ReturnType<typeof servedAt>>;
let base: string;
const tabs = new Map<string, Page>();
beforeAll(async () => {
  browser = await openBrowser();
  server = await servedAt(house);
  ({ base } = server);
});
afterAll(async () => {
  await browser.close();
  server.close();
});

const pageOf = async (id: string): Promise<Page> => {
  const open = tabs.get(id) ?? (await tabOf(browser, base, { id, javaScriptEnabled: false })).page;
  tabs.set(id, open);
  return open;
};
/** From a page by a link to its form, filled in and sent. */
const play = async (who: string, from: string, [link, fields]: readonly [string, Filling]): Promise<void> => {
  const page = await pageOf(who);
  await page.goto(from);
  await clickThrough(page.locator(`a[href="${link}"]`));
  // What is folded away is opened by whoever needs it.
  if (Object.keys(fields).some((name) => name.startsWith('products.'))) await page.locator('form#form summary').click();
  await fill(page, fields);
  await send(page);
  if (page.url().includes('/do/') || (await page.getByRole('alert').count()) === 0)
    throw new Error(`${link} by ${who}: ${(await page.locator('main').innerText()).slice(0, 700)}`);
};

const onCase = (who: string, ref: string, [command, fields]: readonly [string, Filling]): Promise<void> =>
  play(who, `/cases/${ref}`, [`/cases/${ref}/do/${command}`, fields]);
const escalatedByForm = async (): Promise<string> => {
  const ref = await house.submit(0);
  await walkTo(house, ref, 'ownership');
  await onCase(OWNER, ref, ['escalate', Object.fromEntries(Object.entries(paper).map(([name, text]) => [`paper.${name}`, text]))]);
  return ref;
};

// The twelve items: what is decided on each, by whom, and where that leaves the case.
type Outcome = 'retain' | 'transfer' | 'refer-to-ftt' | 'defer' | 'commission-development' | 'reject';
type Item = {
  readonly name: string;
  readonly outcome: Outcome | null;
  readonly by: string;
  readonly status: string;
  readonly stage: string;
};
const item = (name: string, outcome: Outcome | null, rest: Partial<Item> = {}): Item => ({
  ...{ name, outcome, by: CHAIR, status: 'decided', stage: 'closing' },
  ...rest,
});
const items: readonly Item[] = [
  item('retained', 'retain'),
  item('with an interest of the chair', 'retain', { by: DEPUTY }),
  item('deferred', 'defer', { status: 'deferred', stage: 'escalated' }),
  item('referred', 'refer-to-ftt', { stage: 'escalated' }),
  item('refused by its receiver', 'transfer', { stage: 'escalated' }),
  item('accepted by its receiver', 'transfer'),
  item('commissioned', 'commission-development', { stage: 'terms' }),
  item('rejected', 'reject', { stage: 'ownership' }),
  item('recorded by the secretary', 'retain'),
  item('not reached', null, { status: 'carried', stage: 'escalated' }),
  item('late', 'retain'),
  item('late, too', 'transfer', { stage: 'escalated' }),
];
const isLate = ({ name }: Item): boolean => name.startsWith('late');
const fieldsOf = ({ name, outcome }: Item): Filling => ({
  outcome: outcome ?? '',
  ...(outcome === 'transfer' ? { newOwner: 'northmarch-rocu' } : {}),
  'optionsConsidered.0': 'Retain it.',
  'optionsConsidered.1': 'Something else.',
  rationale: `Because it is ${name}.`,
  dissent: outcome === 'reject' ? '' : `Not all would have it ${name}.`,
  ...(outcome === 'commission-development' ? { 'products.0.type': 'network-chart', 'products.0.question': 'Who is linked to whom?' } : {}),
});

const sittingAnswer = z.object({
  status: z.string(),
  agenda: z.array(
    z.object({
      case: z.string(),
      kind: z.string(),
      status: z.string(),
      late: z.boolean().optional(),
      next: z.string().optional(),
      decision: z.object({ outcome: z.string(), decidedBy: z.string(), rationale: z.string() }).optional(),
    }),
  ),
});
const journalAnswer = z.object({ items: z.array(z.object({ type: z.string(), payload: z.looseObject({}) })) });

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');
describe('a regional TTCG with twelve items', () => {
  it('is played through the pages; its page, the cases and the log agree', async () => {
    const meeting = await callMeeting(house);
    const next = await callMeeting(house, { body: 'northmarch-ttcg', at: '2027-03-16T10:00:00Z', kind: 'ordinary' });
    const refs: Record<string, string> = {};
    const refOf = ({ name }: Item): string => refs[name] ?? '';
    for (const each of items) {
      refs[each.name] = each.name === 'retained' ? await escalatedByForm() : await escalated(house);
      if (!isLate(each)) await onCase(SECRETARY, refOf(each), ['list-for-meeting', { meeting }]);
    }
    const at = `/meetings/${meeting}`;
    const onItem = (command: string, each: Item): string => `${at}/do/${command}?case=${refOf(each)}`;
    const find = (name: string): Item => items.find((each) => each.name === name) ?? item('', null);

    await play(SECRETARY, at, [`${at}/do/close-papers`, {}]);
    for (const each of items.filter(isLate))
      await play(CHAIR, at, [`${at}/do/supplement-pack`, { case: refOf(each), reason: 'It cannot wait.' }]);
    // Its day has come: decision 68 would have every paper late before it. Everybody signs in anew.
    house.world.now = instant('2026-12-15T10:00:00Z');
    for (const page of tabs.values()) await page.context().close();
    tabs.clear();
    await play(CHAIR, at, [`${at}/do/start`, {}]);
    await play(SECRETARY, at, [`${at}/do/record-attendance`, { present: [CHAIR, DEPUTY, SECRETARY] }]);
    await play(CHAIR, at, [onItem('declare-interest', find('with an interest of the chair')), { reason: 'My sister works there.' }]);
    for (const each of items.filter(({ outcome }) => outcome !== null)) {
      const recorder = each.name === 'recorded by the secretary' ? SECRETARY : each.by;
      await play(recorder, at, [`/cases/${refOf(each)}/do/record-decision`, fieldsOf(each)]);
    }
    await play(CHAIR, at, [`/cases/${refOf(find('recorded by the secretary'))}/do/confirm-decision`, {}]);
    await play(SECRETARY, at, [onItem('carry-item', find('not reached')), { reason: 'No time was left.' }]);
    await play(SECRETARY, at, [
      `${at}/do/add-action`,
      { text: 'Brief the ROCU.', owner: SECRETARY, 'due.day': '10', 'due.month': '1', 'due.year': '2027' },
    ]);
    const [refused, accepted] = [refOf(find('refused by its receiver')), refOf(find('accepted by its receiver'))];
    await play(LEAD, `/cases/${refused}/offer`, [`/cases/${refused}/do/refuse-transfer`, { reason: 'No capacity.' }]);
    await play(LEAD, `/cases/${accepted}/offer`, [`/cases/${accepted}/do/accept-transfer`, { lead: NEW_SIO }]);
    await play(CHAIR, at, [`${at}/do/approve-minutes`, {}]);

    const [held, coming] = await Promise.all(
      [meeting, next].map(async (id) => sittingAnswer.parse((await house.as(SECRETARY).get(`/meetings/${id}`).expect(200)).body)),
    );
    if (held === undefined || coming === undefined) throw new Error('two sittings');
    expect(held.status).toBe('minuted');
    expect(held.agenda).toHaveLength(12);
    const page = await pageOf(SECRETARY);
    await page.goto(at);
    const sittingPage = await page.locator('main').innerText();
    await clickThrough(page.locator(`a[href="${at}/minutes"]`));
    expect(linesOf(await page.locator('.app-scroll').innerText())).toEqual(
      minutesWritten({ meeting, next, refOf: (name) => refs[name] ?? '' }),
    );
    expect([await logOf(house, meeting, refs), await logOf(house, next, refs)]).toEqual([logWritten, logOfNext]);
    for (const each of items) {
      const ref = refOf(each);
      const found = held.agenda.find((row) => row.case === ref);
      expect([each.name, found?.status, found?.late, found?.decision?.outcome, found?.decision?.decidedBy]).toEqual([
        each.name,
        each.status,
        isLate(each),
        each.outcome ?? undefined,
        each.outcome === null ? undefined : each.by,
      ]);
      if (each.outcome !== null) expect(sittingPage).toContain(`Because it is ${each.name}.`);
      const { state } = house.world.cases.get(ref)!;
      expect([each.name, state.stage]).toEqual([each.name, each.stage]);
      // OWN-1, OWN-4: the owner changed where a receiver accepted, and nowhere else.
      expect([each.name, state.owner]).toEqual([
        each.name,
        ref === accepted ? { agency: 'northmarch-rocu', user: NEW_SIO } : { agency: 'aldershire', user: OWNER },
      ]);
      const log = journalAnswer.parse((await house.as(SECRETARY).get(`/cases/${ref}/journal`).expect(200)).body).items;
      const decided = log.filter(({ type }) => type.startsWith('body-decided')).map(({ payload }) => payload['about']);
      expect([each.name, decided]).toMatchObject([each.name, each.outcome === null ? [] : [{ meeting, outcome: each.outcome }]]);
      expect([each.name, log.some(({ type }) => type.startsWith('item-carried'))]).toEqual([each.name, each.outcome === null]);
    }
    const on = (kind: string) => coming.agenda.filter((row) => row.kind === kind).map((row) => row.case);
    const named = (...names: readonly string[]): readonly string[] => names.map((name) => refs[name] ?? '').toSorted();
    expect(on('transfer').toSorted()).toEqual(named('deferred', 'not reached'));
    expect(on('ratify').toSorted()).toEqual(named('late', 'late, too'));
    for (const name of ['deferred', 'not reached']) expect(held.agenda.find((row) => row.case === refs[name])?.next).toBe(next);
    expect(house.world.cases.get(refs['referred'] ?? '')!.state.escalations?.['e1']).toMatchObject({
      body: 'federated-tasking-team',
      referredFrom: ['northmarch-ttcg'],
      standing: 'to-list',
    });
    expect(house.world.cases.get(refused)!.state.escalations?.['e1']).toMatchObject({ standing: 'to-list', refusals: 1 });
  });
});
