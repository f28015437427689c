import { describe, expect, it } from 'vitest';
import { bodiesFor } from '../../domain/asked-body.ts';
import { redirectKinds } from '../../domain/redirect-state.ts';
import { assessment } from '../api/examples.ts';
import { give, walkTo } from '../api/walk.ts';
import { factsOf } from '../support/memory/world.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [OFFICER, MANAGER, TOEX] = ['triage.northmarch', 'gateway-manager.northmarch', 'toex-manager.northmarch'] as const;

type Act = readonly [name: string, body: object];
const flag = { actionTaken: 'Two children were moved.', actionRef: 'ALD-INC-4471' };
const because = { reason: 'Posted elsewhere.' };
/** What else can stand beside a bid in triage. */
const situations = {
  'an ordinary bid': { bid: 0, before: [] },
  'a bid of the own ROCU': { bid: 2, before: [] },
  'a bid that is flagged urgent': { bid: 0, before: [['spoc.aldershire', 'flag-urgent', flag]] },
  'a bid that is confirmed urgent': {
    bid: 0,
    before: [
      ['spoc.aldershire', 'flag-urgent', flag],
      [MANAGER, 'confirm-urgent', { reason: 'They are.' }],
    ],
  },
  'a bid with a question and a nomination': {
    bid: 0,
    before: [
      [OFFICER, 'ask', { to: 'force', text: 'Which towns are meant?' }],
      ['sio.aldershire', 'propose-handover', { to: 'sio2.aldershire', ...because }],
    ],
  },
} as const;

// Each signs in once: sign-ins from one address are limited.
const signedIn = new Map<string, ReturnType<typeof visitorOf>>();
const visitor = (id: string): ReturnType<typeof visitorOf> => {
  const found = signedIn.get(id) ?? visitorOf(house, id);
  signedIn.set(id, found);
  return found;
};
const stateOf = (ref: string) => house.world.cases.get(ref)?.state ?? expect.fail(ref);
/** Every act of the officer, with all that it can be given with and on which an outcome could hang. */
const actsOn = (ref: string): readonly Act[] => {
  const [on, facts] = [stateOf(ref), factsOf(house.world, OFFICER) ?? expect.fail()];
  const advice = { rationale: 'Because.', advice: 'Ask the county.' };
  return [
    ...['P1', 'P2', 'P3'].map((priority): Act => ['recommend', { assessment: { ...assessment, priority } }]),
    ['return-for-information', { questions: [{ text: 'Which towns?' }, { text: 'Since when?' }] }],
    ...redirectKinds.flatMap((kind) =>
      bodiesFor(kind, on, facts).map(({ id }): Act => ['redirect', { to: { kind, body: id }, reason: 'Better there.' }]),
    ),
    ...facts.policy.lists.declineReasons.map(({ code }): Act => ['propose-decline', { reasonCode: code, ...advice }]),
  ];
};
const begun = async ({ bid, before }: (typeof situations)[keyof typeof situations]): Promise<string> => {
  const ref = await house.submit(bid);
  await walkTo(house, ref, 'in-triage');
  for (const step of before) await give(house, ref, step);
  return ref;
};

const section = (html: string): string => /<section[^>]*aria-labelledby="rehearsal">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
/** What the page foretold; null where it said that it hangs on a choice. */
const foretold = (html: string) => {
  const text = section(html);
  const said = /Told of it: (.*?)\.(?: Who else is told depends|<\/li>)/.exec(text)?.[1];
  return {
    to: /(?:to|stays in) “([^”]+)”/.exec(text)?.[1] ?? null,
    then: /It is then with: (.*?)\.<\/li>/.exec(text)?.[1] ?? null,
    told: said === undefined || said === 'nobody' ? [] : said.split(', '),
    // Whom it names beside these.
    whole: !/told depends on/.test(text),
    hangs: /depends on ([^.<]+)/.exec(text)?.[1] ?? null,
  };
};
/** What came of it, in the words of the case's own page and of the notices that were owed. */
const whatCame = async (ref: string, from: number) => {
  const sio = await visitor(stateOf(ref).owner.user);
  const { text } = await sio.get(`/cases/${ref}`);
  const ids = house.world.notices.slice(from).flatMap(({ row }) => (JSON.parse(row.payload) as { to: string[] }).to);
  const nameOf = (id: string) => {
    const { rank = '', name = id } = house.world.directory.people[id] ?? {};
    return `${rank} ${name}`.trim();
  };
  return {
    to: /<div class="app-now">\s*<p[^>]*><strong[^>]*>\s*([^<]*?)\s*<\/strong>/.exec(text)?.[1],
    then: /The pen is with<\/dt><dd><strong>(.*?)<\/strong>/.exec(text)?.[1],
    told: [...new Set(ids)].map(nameOf).toSorted(),
  };
};

/** The act is given, and what came of it is held against what its form had said. Null where the rules refuse this choice. */
const played = async (situation: (typeof situations)[keyof typeof situations], index: number) => {
  const ref = await begun(situation);
  const [name, body] = actsOn(ref)[index] ?? expect.fail();
  const officer = await visitor(OFFICER);
  const form = await officer.get(`/cases/${ref}/do/${name}`);
  expect(form.status).toBe(200);
  const before = house.world.notices.length;
  const { status } = await house.as(OFFICER).post(`/cases/${ref}/commands/${name}`, body);
  return status === 200 ? { name, body, said: foretold(form.text), came: await whatCame(ref, before) } : null;
};

describe('what an officer’s decision will do is shown before it is given, and is what happens', () => {
  it.each(Object.entries(situations))('%s: every act, with every choice on which something could hang', async (_title, situation) => {
    const count = actsOn(await begun(situation)).length;
    const all = [];
    for (let index = 0; index < count; index += 1) all.push(await played(situation, index));
    const done = all.filter((each) => each !== null);
    expect([...new Set(done.map(({ name }) => name))]).toEqual(['recommend', 'return-for-information', 'redirect', 'propose-decline']);
    for (const { said, came, name, body } of done) {
      const about = JSON.stringify([name, body]);
      expect(said.to, about).toBe(came.to);
      if (said.then !== null) expect(said.then, about).toBe(came.then);
      else expect(said.hangs, about).not.toBeNull();
      expect(came.told, about).toEqual(expect.arrayContaining(said.told));
      if (said.whole) expect(said.told.toSorted(), about).toEqual(came.told);
    }
    // What is said to hang on a choice does, and nothing else is left open.
    for (const name of new Set(done.map((each) => each.name))) {
      const of = done.filter((each) => each.name === name);
      const differ = new Set(of.map(({ came }) => JSON.stringify([came.then, came.told]))).size > 1;
      expect([name, of[0]?.said.hangs !== null]).toEqual([name, differ]);
    }
    expect(done.find(({ name }) => name === 'redirect')?.said.hangs).toBe('the body that you choose');
  });
  it('TRI-8: of the own ROCU a recommendation stays in triage with a gateway manager; of any other it goes to TOEX', async () => {
    const [own, other] = [await begun(situations['a bid of the own ROCU']), await begun(situations['an ordinary bid'])];
    const officer = await visitor(OFFICER);
    const said = async (ref: string) => foretold((await officer.get(`/cases/${ref}/do/recommend`)).text);
    expect(await said(own)).toMatchObject({ to: 'In triage', then: expect.stringContaining('gateway manager') as string });
    expect(await said(other)).toMatchObject({ to: 'Considered by TOEX', then: expect.stringContaining('TOEX manager') as string });
  });
  it('TOEX’s own proposal to decline goes to the gateway', async () => {
    const ref = await house.submit(0);
    await walkTo(house, ref, 'consideration');
    const form = (await (await visitor(TOEX)).get(`/cases/${ref}/do/propose-decline`)).text;
    expect(foretold(form)).toMatchObject({ to: 'Decline under review', whole: true, hangs: null });
  });
  it('DUP-4: what voids a proposal to merge says that it ends', async () => {
    const [ref, into] = [await begun(situations['an ordinary bid']), await house.submit(4)];
    await give(house, ref, [MANAGER, 'propose-merge', { into, reason: 'One group.' }]);
    const officer = await visitor(OFFICER);
    for (const name of ['return-for-information', 'redirect', 'propose-decline'])
      expect((await officer.get(`/cases/${ref}/do/${name}`)).text).toContain('With it ends: the proposal to merge.');
    // Told of it are people of the other case too.
    const said = foretold((await officer.get(`/cases/${ref}/do/return-for-information`)).text);
    const from = house.world.notices.length;
    await give(house, ref, [OFFICER, 'return-for-information', { questions: [{ text: 'Which towns?' }] }]);
    expect(house.world.notices.slice(from).map((notice) => notice.ref)).toContain(into);
    const { told } = await whatCame(ref, from);
    expect(said.told.toSorted()).toEqual(told);
    expect(Object.values(stateOf(ref).merges ?? {})).toEqual([]);
  });
});
