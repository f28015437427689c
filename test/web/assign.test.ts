import { describe, expect, it } from 'vitest';
import { bids as samples } from '../api/samples.ts';
import { give } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, textOf, valueOf, visitorOf, type Fields, type Shown } from './visitor.ts';

const house = await houseOf();
const [manager, officer, second] = ['gateway-manager.northmarch', 'triage.northmarch', 'triage2.northmarch'] as const;
const reason = 'On leave from today; a canary of a reason.';
type Visitor = Awaited<ReturnType<typeof visitorOf>>;

const claimed = async (by: string = officer): Promise<string> => {
  const ref = await house.submit();
  await give(house, ref, [by, 'claim', {}]);
  return ref;
};
const on = async (ref: string) => (await house.ports.files.open(ref))!;
const preview = async (visitor: Visitor, refs: readonly string[], fields: Fields = {}): Promise<Shown> => {
  await visitor.get(`/assignments/new?queue=region&${refs.map((ref) => `ref=${ref}`).join('&')}`);
  return visitor.post('/assignments/preview', { queue: 'region', ref: refs, to: second, reason, ...fields });
};
const itemsIn = (html: string): readonly string[] => [...html.matchAll(/name="item" value="([^"]*)"/g)].map(([, item]) => item ?? '');
const form = ({ text }: Shown): Fields => ({
  _csrf: hidden(text, '_csrf'),
  _key: hidden(text, '_key'),
  queue: 'region',
  to: hidden(text, 'to'),
  reason: hidden(text, 'reason'),
  item: itemsIn(text),
});
/** What each row says: reference and result. */
const rows = (html: string): readonly string[] =>
  [...html.matchAll(/>(TSK-[^<]+)<\/a>(?:<br>.*?)?<\/th>\s*<td[^>]*>(?:<strong[^>]*>([^<]*)<\/strong>)?([^<]*)/g)].map((found) =>
    [found[1], found[2], found[3]]
      .map((part = '') => part.trim())
      .filter((part) => part !== '')
      .join(' '),
  );

describe('bids that a gateway manager gives to an officer, several at once', () => {
  it('shows what will happen to each, does it when that is confirmed, and says what came of each', async () => {
    const [taken, free] = [await claimed(), await house.submit()];
    const visitor = await visitorOf(house, manager);
    expect((await visitor.get('/queues/all')).text).toContain(`form="assign" name="ref" id="pick-${free}"`);
    const shown = await preview(visitor, [taken, free]);
    expect(shown.status).toBe(200);
    expect(rows(shown.text)).toEqual([
      expect.stringMatching(new RegExp(`^${taken} It goes from .* to .*\\. The clock runs on\\.$`)),
      expect.stringMatching(new RegExp(`^${free} You claim it, and it is given to .*\\.$`)),
    ]);
    expect([(await on(taken)).claimer, (await on(free)).claimer]).toEqual([officer, null]);
    const { to } = await visitor.send('/assignments', form(shown));
    expect(to).toMatch(/^\/assignments\/[0-9a-f-]{36}\?queue=region$/);
    const { text } = await visitor.get(to);
    expect(text).toContain('2 of 2 are with');
    expect(rows(text)).toEqual([`${taken} Given`, `${free} Given`]);
    expect([(await on(taken)).claimer, (await on(free)).claimer]).toEqual([second, second]);
    const names = (await house.ports.files.entries(free)).map(({ type, actor }) => `${type.split('@')[0] ?? ''} ${actor}`);
    expect(names.slice(-2)).toEqual([`claimed ${manager}`, `triage-reassigned ${manager}`]);
  });

  it('does nothing twice, however often the form is sent, and answers with the results of the first time', async () => {
    const refs = [await claimed(), await house.submit()];
    const visitor = await visitorOf(house, manager);
    const sent = form(await preview(visitor, refs));
    const first = await Promise.all([1, 2, 3].map(() => visitor.send('/assignments', sent)));
    const seqs = await Promise.all(refs.map(async (ref) => (await on(ref)).seq));
    // Given away by hand since: what is sent again takes nothing back.
    await give(house, refs[0] ?? '', [manager, 'reassign-triage', { to: officer, reason }]);
    const again = await visitor.send('/assignments', sent);
    expect(new Set([...first, again].map(({ to }) => to)).size).toBe(1);
    expect([(await on(refs[0]!)).claimer, (await on(refs[1]!)).seq]).toEqual([officer, seqs[1]]);
    expect(rows((await visitor.get(again.to)).text)).toEqual(refs.map((ref) => `${ref} Given`));
  });

  it('lets none suffer from another that is refused: one that has moved on since is left alone', async () => {
    const [moved, good, free] = [await claimed(), await claimed(), await house.submit()];
    const visitor = await visitorOf(house, manager);
    const shown = await preview(visitor, [moved, good, free]);
    await give(house, moved, [officer, 'release', {}]);
    await give(house, free, [officer, 'claim', {}]);
    const { text } = await visitor.get((await visitor.send('/assignments', form(shown))).to);
    expect(rows(text)).toEqual([`${moved} Not given`, `${good} Given`, `${free} Not given`]);
    expect(text).toContain('1 of 3 is with');
    const again = /<form method="get" action="\/assignments\/new">[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
    expect([...again.matchAll(/name="ref" value="([^"]+)"/g)].map(([, ref]) => ref)).toEqual([moved, free]);
    expect(again).toContain('Try again with the 2 that were not given');
    expect([(await on(moved)).claimer, (await on(good)).claimer, (await on(free)).claimer]).toEqual([null, second, officer]);
  });

  it('TRI-1: says beforehand which cannot be given and why, and gives the others alone', async () => {
    const answer = await house
      .as('spoc.aldershire')
      .post('/bids', { ...samples[0]!.bid, customer: { userId: second } })
      .expect(201);
    const [theirs, good] = [(answer.body as { ref: string }).ref, await house.submit()];
    const visitor = await visitorOf(house, manager);
    const shown = await preview(visitor, [theirs, good]);
    expect(rows(shown.text)[0]).toMatch(/Not possible .*submitted the bid, its customer or its SIO/);
    expect(itemsIn(shown.text)).toEqual([expect.stringContaining(good)]);
    expect(shown.text).toContain('Give 1 bid to');
  });

  it('asks for the officer and the reason, and keeps what was chosen', async () => {
    const ref = await house.submit();
    const { status, text } = await preview(await visitorOf(house, manager), [ref], { to: '', reason: '' });
    expect(status).toBe(422);
    for (const part of ['<title>Error: ', 'href="#to"', 'href="#reason"', 'id="to-error"', 'id="reason-error"', `value="${ref}"`])
      expect(text).toContain(part);
    expect((await (await visitorOf(house, manager)).get('/assignments/new?queue=region')).text).toContain('You chose no bid');
  });

  it('keeps the officer and the reason where another officer is chosen, and where the last step has a fault', async () => {
    const refs = [await house.submit(), await claimed()];
    const visitor = await visitorOf(house, manager);
    const shown = await preview(visitor, refs);
    const back = /<form method="post" action="\/assignments\/new">[\s\S]*?<\/form>/.exec(shown.text)?.[0] ?? '';
    const sent = [...back.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
    expect(sent.slice(1)).toEqual([['queue', 'region'], ['to', second], ['reason', reason], ...refs.map((ref) => ['ref', ref])]);
    const again = await visitor.send('/assignments/new', { ...Object.fromEntries(sent), ref: refs });
    const whole = form(shown);
    const faulty = await visitor.send('/assignments', { ...whole, reason: 'r'.repeat(20_001) });
    expect([again.status, faulty.status]).toEqual([200, 422]);
    for (const { text } of [again, faulty]) {
      expect([...text.matchAll(/name="ref" value="([^"]+)"/g)].map(([, ref]) => ref)).toEqual(refs);
      expect(text).toContain(`<option value="${second}" selected>`);
    }
    expect(valueOf(again.text, 'reason')).toBe(reason);
    // Sent again with another choice under its key, nothing is given, and the reason is there to copy.
    await visitor.send('/assignments', whole);
    const refused = await visitor.send('/assignments', { ...whole, reason: 'Another reason.' });
    expect([refused.status, textOf(refused.text)]).toEqual([409, expect.stringContaining('Another reason.')]);
  });

  it('ACC-3: is for gateway managers, of what opens for them, and its results for whoever gave them', async () => {
    const ref = await claimed();
    expect((await (await visitorOf(house, officer)).get(`/assignments/new?ref=${ref}`)).status).toBe(403);
    const elsewhere = await visitorOf(house, 'gateway-manager.southvale');
    expect((await elsewhere.get(`/assignments/new?ref=${ref}`)).text).toContain('You chose no bid');
    const visitor = await visitorOf(house, manager);
    const shown = await preview(visitor, [ref]);
    const { to } = await visitor.send('/assignments', form(shown));
    expect((await elsewhere.get(to)).status).toBe(404);
    // Of a bid that does not open for them nothing is said, not even that it is there.
    const other = await preview(elsewhere, [ref], { to: 'triage.southvale' });
    expect(other.text).not.toContain(ref);
  });

  it('stores the reason with the commands alone, and names nobody in an address', async () => {
    const ref = await claimed();
    const visitor = await visitorOf(house, manager);
    const { to } = await visitor.send('/assignments', form(await preview(visitor, [ref])));
    expect(to).not.toMatch(/triage2|leave/);
    expect(JSON.stringify([...house.world.errands.values()])).not.toContain('canary of a reason');
    const given = [...house.world.commands.values()].filter((command) => command.ref === ref && command.name === 'reassign-triage');
    expect(given).toHaveLength(1);
    expect(given[0]?.body).not.toContain('canary of a reason');
  });

  it('tells of those that wait for the engine, each with its own command to follow', async () => {
    const ref = await claimed();
    const visitor = await visitorOf(house, manager);
    const shown = await preview(visitor, [ref]);
    house.world.engineAway = true;
    const { to } = await visitor.send('/assignments', form(shown));
    house.world.engineAway = false;
    const { text } = await visitor.get(to);
    expect(rows(text)).toEqual([`${ref} Waiting`]);
    expect(text).toMatch(/href="\/commands\/[0-9a-f-]{36}"/);
  });
});
