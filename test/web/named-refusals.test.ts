// Refusals that come late or from elsewhere than a command’s form: each names who can act, and where to go on.
import { describe, expect, it } from 'vitest';
import { atSitting, CHAIR, inSession, SECRETARY } from '../api/escalated.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SPOC, SIO, OFFICER, MANAGER, REQUESTER] = [
  'spoc.aldershire',
  'sio.aldershire',
  'triage.northmarch',
  'gateway-manager.northmarch',
  'requester.aldershire',
] as const;
const nameOf = (id: string): string => house.world.directory.people[id]?.name ?? '';
const able = (html: string): string => /Who can do this now: ([^<]*)\.</.exec(html)?.[1] ?? '';
const next = (html: string): string => /Nobody can do this as things are now\. Next: ([^<]*)</.exec(html)?.[1] ?? '';
type Visitor = Awaited<ReturnType<typeof visitorOf>>;
/** Sent while the engine is away, and decided only after this has happened. */
const decidedAfter = async (send: () => Promise<{ readonly to: string }>, happens: () => Promise<unknown>): Promise<string> => {
  house.world.engineAway = true;
  const { to } = await send();
  house.world.engineAway = false;
  expect(to).toMatch(/^\/commands\//);
  const command = [...house.world.commands.values()].at(-1)!;
  await happens();
  await house.ports.engine.give({ ref: command.ref!, commandId: command.id, name: command.name }, 1000);
  return to;
};

describe('a command that waited and is refused then', () => {
  const declined = { reasonCode: 'below-threshold', rationale: 'Too little.', advice: 'Ask again.' };
  const afterwards = async (happens: (ref: string) => Promise<unknown>): Promise<string> => {
    const ref = await house.submit();
    await walkTo(house, ref, 'in-triage');
    const visitor = await visitorOf(house, OFFICER);
    await visitor.get(`/cases/${ref}/do/propose-decline`);
    const to = await decidedAfter(
      () => visitor.post(`/cases/${ref}/do/propose-decline`, declined),
      () => happens(ref),
    );
    return (await visitor.get(to)).text;
  };
  it('of a case: who could give it as it stands', async () => {
    const text = await afterwards((ref) =>
      give(house, ref, [MANAGER, 'reassign-triage', { to: 'triage2.northmarch', reason: 'On leave.' }]),
    );
    expect(able(text)).toContain(nameOf('triage2.northmarch'));
    expect(text).toMatch(/href="\/cases\/TSK-/);
  });
  it('of a case that is over: that nobody can, and what comes next', async () => {
    const text = await afterwards((ref) => give(house, ref, [SPOC, 'withdraw', { reason: 'Arrests were made.' }]));
    expect(able(text)).toBe('');
    expect(next(text)).toContain('it is copied to a new draft');
  });
  it('of a sitting: who holds its offices, and back to it', async () => {
    const { meeting } = await inSession(house);
    await atSitting(house, meeting, [SECRETARY, 'add-action', { text: 'Brief them.', owner: SECRETARY, due: '2027-01-10' }]);
    const visitor = await visitorOf(house, SECRETARY);
    const at = `/meetings/${meeting}/do/complete-action`;
    await visitor.get(at);
    const to = await decidedAfter(
      () => visitor.post(at, { action: 'a1', text: 'Done.' }),
      () => atSitting(house, meeting, [SECRETARY, 'complete-action', { action: 'a1', text: 'Done before.' }]),
    );
    const { text } = await visitor.get(to);
    expect(next(text)).toContain(nameOf(CHAIR));
    expect(text).toContain(`href="/meetings/${meeting}"`);
  });
});

describe('BID-1: whoever brings no bid is told through whom it goes', () => {
  const spocs = Object.values(house.world.directory.people).filter(
    ({ active, organisation, roles }) => active && organisation === 'aldershire' && roles.includes('spoc'),
  );
  it('the SPOCs of their agency by name, and where a draft of it is begun', async () => {
    const visitor: Visitor = await visitorOf(house, REQUESTER);
    await visitor.get('/bids/new');
    const { status, text } = await visitor.post('/bids/new', { operationName: 'Lantern' });
    expect(status).toBe(403);
    for (const { name } of spocs) expect(able(text)).toContain(name);
    expect(text).toContain('href="/bids/start"');
    expect(text).toContain('Lantern');
  });
  it('where the agency owns no risk, that nobody of it does, and who does', async () => {
    for (const path of ['/bids/new', '/bids/start']) {
      const { status, text } = await (await visitorOf(house, 'toex-manager.northmarch')).get(path);
      expect(status).toBe(403);
      expect(next(text)).toContain('a SPOC of the force, ROCU or national agency that holds the risk does');
      expect(text.match(/href="\/"[^>]*>Go to your home page/g)).toHaveLength(1);
    }
  });
});

describe('REO-1: whoever cannot copy a case is told who can', () => {
  const copied = async (who: string, ref: string): Promise<{ readonly status: number; readonly text: string }> => {
    const visitor = await visitorOf(house, who);
    await visitor.get(`/cases/${ref}`);
    return visitor.post(`/cases/${ref}/copy`);
  };
  it('the SPOCs to whom it opens', async () => {
    const ref = await house.submit();
    await give(house, ref, [SPOC, 'withdraw', { reason: 'Arrests were made.' }]);
    const { status, text } = await copied(SIO, ref);
    expect(status).toBe(403);
    expect(able(text)).toContain(nameOf(SPOC));
  });
  it('nobody while it is live: with whom it is, and what to do instead', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'in-triage');
    const { status, text } = await copied(SPOC, ref);
    expect(status).toBe(409);
    expect(text).toContain(`${ref} is live, so nothing follows it yet`);
    expect(text).not.toContain('Put the fields right');
    expect(next(text)).toContain(nameOf(OFFICER));
  });
});

describe('bids that are not claimed or given', () => {
  it('a choice that was sent under the key of another names who could give them, and leads back to the choice', async () => {
    const ref = await house.submit();
    const manager = await visitorOf(house, MANAGER);
    await manager.get(`/assignments/new?queue=region&ref=${ref}`);
    const { text: preview } = await manager.post('/assignments/preview', { queue: 'region', ref, to: OFFICER, reason: 'On leave.' });
    const item = /name="item" value="([^"]*)"/.exec(preview)?.[1] ?? '';
    const sent = { queue: 'region', item, to: OFFICER, reason: 'On leave.' };
    await manager.post('/assignments', sent);
    await manager.get(`/assignments/new?queue=region&ref=${ref}`);
    const key = /name="_key" value="([^"]*)"/.exec(preview)?.[1] ?? '';
    const { status, text } = await manager.post('/assignments', { ...sent, _key: key, reason: 'Another reason.' });
    expect(status).toBe(409);
    expect(text).toContain('These bids were given from this form already, with another choice.');
    expect(able(text)).toContain('gateway manager');
    expect(text).toContain(`href="/assignments/new?queue=region&amp;ref=${ref}"`);
  });
});
