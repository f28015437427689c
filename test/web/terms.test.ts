import { describe, expect, it } from 'vitest';
import { wordsApart } from '../../api/web/case/terms/words.ts';
import { terms } from '../api/examples.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIA, SIO] = ['sia.northmarch', 'sio.aldershire'];
const p2 = { ...terms.products[0], id: 'p2', title: 'Timeline' };
const variation = { ...terms, purpose: 'A wider purpose.', products: [...terms.products, p2] };
const inDevelopment = async (): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, 'development');
  return ref;
};
const siaOf = async (ref: string): Promise<string> => (await look(house, ref, SIO)).sia ?? SIA;
const varied = async (): Promise<string> => {
  const ref = await inDevelopment();
  await give(house, ref, [await siaOf(ref), 'propose-terms', { basedOn: 1, terms: variation }]);
  return ref;
};

describe('TOR-6: both sides see the same versions, who signed what, and what is in force', () => {
  it('an open variation is shown beside the agreed version', async () => {
    const ref = await varied();
    for (const who of [await siaOf(ref), SIO]) {
      const { text } = await (await visitorOf(house, who)).get(`/cases/${ref}/terms`);
      expect(textOf(text)).toContain('Version 2: offered');
      expect(textOf(text)).toContain('Version 1 is in force');
      expect(textOf(text)).toMatch(/Version 1 Agreed .*Detective Chief Inspector Rowan Hale/);
      expect(textOf(text)).toContain('Force (SIO) Not signed');
    }
  });
  it('the SIO signs it on its page, and the new product is owed', async () => {
    const ref = await varied();
    const visitor = await visitorOf(house, SIO);
    const { text } = await visitor.get(`/cases/${ref}/do/sign-terms`);
    const digest = house.world.cases.get(ref)?.state.terms['2']?.digest ?? '';
    expect(text).toContain(digest);
    // What changes by signing is said where it is signed.
    expect(textOf(text)).toContain('Version 1 is in force until this one is signed by both sides.');
    expect(text).toContain(`href="/cases/${ref}/terms?from=1&amp;to=2#compare"`);
    const keys = [...text.matchAll(/<dt class="govuk-summary-list__key">(.*?)<\/dt>/g)].map(([, key = '']) => textOf(key).trim());
    expect(keys.filter((key) => key.endsWith(' Changed')).toSorted()).toEqual(['Products Changed', 'Purpose Changed']);
    expect((await visitor.post(`/cases/${ref}/do/sign-terms`, { version: '2', digest })).to).toBe(`/cases/${ref}`);
    expect((await visitor.get(`/cases/${ref}/development`)).text).toContain('p2: Timeline');
    expect(textOf((await visitor.get(`/cases/${ref}/history`)).text)).toContain('It takes the place of version 1. Owed from now on: p2.');
  });
  it('its proposer withdraws it with a reason; the agreed version stands', async () => {
    const ref = await varied();
    const visitor = await visitorOf(house, await siaOf(ref));
    await visitor.get(`/cases/${ref}/do/withdraw-terms`);
    expect((await visitor.post(`/cases/${ref}/do/withdraw-terms`, { reason: 'Not needed after all.' })).to).toBe(`/cases/${ref}`);
    const { text } = await visitor.get(`/cases/${ref}/terms`);
    expect(textOf(text)).toContain('Version 1: agreed');
    expect(textOf(text)).toContain('Version 2 Withdrawn');
    expect(textOf((await visitor.get(`/cases/${ref}/history`)).text)).toContain('Not needed after all.');
    const other = await visitorOf(house, SIO);
    expect((await other.get(`/cases/${ref}/do/withdraw-terms`)).status).toBe(409);
  });
});

describe('TOR-2, TOR-8: the document of what was agreed', () => {
  it('is linked under who owns the risk now, for the agreed version and not for an open one', async () => {
    const ref = await varied();
    const visitor = await visitorOf(house, SIO);
    const link = (version: number, format: string) => `href="/cases/${ref}/terms/${version}/document?format=${format}"`;
    const { text } = await visitor.get(`/cases/${ref}/terms?version=1`);
    for (const format of ['docx', 'pdf']) expect(text).toContain(link(1, format));
    expect(text.indexOf('The risk rests with')).toBeLessThan(text.indexOf(link(1, 'docx')));
    expect((await visitor.get(`/cases/${ref}/terms?version=2`)).text).not.toContain('/document?format=');
  });
});

describe('any two versions are compared, and not by colour alone', () => {
  it('clause by clause, in words: what was taken out and what was put in', async () => {
    const ref = await varied();
    const visitor = await visitorOf(house, SIO);
    const { text } = await visitor.get(`/cases/${ref}/terms?from=1&to=2`);
    expect(text).toMatch(/<del[^>]*><span[^>]*>\[taken out: <\/span>Purpose\./);
    expect(text).toMatch(/<ins[^>]*><span[^>]*>\[put in: <\/span>A wider purpose\./);
    expect(textOf(text)).toMatch(/2 of \d+ clauses differ/);
    expect(textOf(text)).toMatch(/Products Changed/);
    expect(textOf(text)).toMatch(/The same in both: .*Background/);
    const back = await visitor.get(`/cases/${ref}/terms?from=2&to=1`);
    expect(back.text).toMatch(/<ins[^>]*><span[^>]*>\[put in: <\/span>Purpose\./);
    expect(textOf((await visitor.get(`/cases/${ref}/terms?from=1&to=1`)).text)).toContain('The two versions say the same.');
  });
  it.each(['from=1&to=9', 'from=__proto__&to=1', 'from=x'])('%s compares nothing, and the page stands', async (query) => {
    const ref = await varied();
    const { status, text } = await (await visitorOf(house, SIO)).get(`/cases/${ref}/terms?${query}`);
    expect(status).toBe(200);
    expect(text).not.toContain('clauses differ');
  });
});

describe('two texts word by word', () => {
  it.each([
    ['', ''],
    ['one two three', 'one three'],
    ['a b c d', 'x a c y d z'],
    ['same', 'same'],
    ['lines\none\ntwo', 'lines\ntwo\nthree'],
  ])('%j and %j: each side is told whole', (before, after) => {
    const apart = wordsApart(before, after);
    expect(apart.before.map(({ text }) => text).join('')).toBe(before);
    expect(apart.after.map(({ text }) => text).join('')).toBe(after);
    const same = (side: typeof apart.before) => side.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])).join('');
    expect(same(apart.before)).toBe(same(apart.after));
    expect(apart.before.every(({ kind }) => kind !== 'added') && apart.after.every(({ kind }) => kind !== 'removed')).toBe(true);
  });
  it('says no more than what differs', () => {
    expect(wordsApart('the old car and van', 'the new car and van').before).toEqual([
      { text: 'the ', kind: 'same' },
      { text: 'old ', kind: 'removed' },
      { text: 'car and van', kind: 'same' },
    ]);
  });
  it('very long texts are told whole, and quickly', () => {
    const long = (word: string) => Array.from({ length: 4000 }, (_, index) => `${word}${String(index)}`).join(' ');
    const begun = performance.now();
    expect(wordsApart(long('a'), long('b')).before).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
