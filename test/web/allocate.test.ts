import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { offeredAnswer } from '../../api/json/answers/lists.ts';
import { walkTo } from '../api/walk.ts';
import { directoryWith } from '../domain/by-time.ts';
import { directory } from '../support/rulebook.ts';
import { houseOf, type House } from './house.ts';
import { visitorOf } from './visitor.ts';

const [TOEX, SIA, SECOND] = ['toex-manager.northmarch', 'sia.northmarch', 'sia2.northmarch'] as const;
const waiting = async (): Promise<{ readonly house: House; readonly ref: string }> => {
  const house = await houseOf();
  const ref = await house.submit();
  await walkTo(house, ref, 'awaiting-capacity');
  return { house, ref };
};
/** What the activity brings back, decided by the real recorder. */
const propose = async ({ world, ports }: House, ref: string): Promise<void> => {
  const commandId = randomUUID();
  const system = { caller: 'system', key: commandId, digest: '', body: '{}', state: 'waiting', attempts: 0, answer: null } as const;
  world.commands.set(commandId, { ...system, id: commandId, ref, name: 'propose-candidate', givenAt: world.now });
  await ports.engine.give({ ref, commandId, name: 'propose-candidate' }, 1000);
};
const pageOf = async (house: House, ref: string): Promise<string> => {
  const { text } = await (await visitorOf(house, TOEX)).get(`/cases/${ref}/do/allocate`);
  return text;
};
const candidatesOf = async (house: House, ref: string) => {
  const offered = offeredAnswer.parse((await house.as(TOEX).get(`/cases/${ref}/commands`).expect(200)).body);
  return offered.find(({ command }) => command === 'allocate')?.candidates;
};
const nameOf = (id: string): string => {
  const { rank, name } = directory.people[id] ?? { rank: '', name: id };
  return `${rank} ${name}`.trim();
};
const radios = (html: string): readonly string[] =>
  [...html.matchAll(/name="sia" type="radio" value="([^"]+)"/g)].map(([, id]) => id ?? '');

describe('ALL-3: the allocation shows the proposed candidate, the reasons and the others', () => {
  it('since when somebody is proposed and why; nobody is chosen for the manager', async () => {
    const { house, ref } = await waiting();
    await propose(house, ref);
    const page = await pageOf(house, ref);
    expect(page).toContain('Proposed candidate');
    expect(page).toMatch(new RegExp(`proposes <strong>${nameOf(SIA)}</strong>, since [^,]*2026`));
    for (const reason of ['0 of 6 cases held', 'available']) expect(page).toContain(`<li>${reason}</li>`);
    expect(radios(page)).toEqual([SIA, SECOND]);
    expect(page).toContain(`${nameOf(SIA)} (proposed): `);
    expect(page).not.toMatch(/name="sia"[^>]* checked/);
    expect((await candidatesOf(house, ref))?.map(({ user }) => user)).toEqual([SIA, SECOND]);
  });
  it('the same list stands in the question, on the page and in the decision while loads change', async () => {
    const { house, ref } = await waiting();
    await propose(house, ref);
    const other = await house.submit(1);
    await walkTo(house, other, 'awaiting-capacity');
    const allocate = { sia: SIA, overrideReason: 'Knows the force.' };
    await house.as(TOEX).post(`/cases/${other}/commands/allocate`, allocate).expect(200);
    expect((await candidatesOf(house, ref))?.map(({ user }) => user)).toEqual([SIA, SECOND]);
    const page = await pageOf(house, ref);
    expect(radios(page)).toEqual([SIA, SECOND]);
    expect(page).toContain('<li>1 of 6 cases held</li>');
    expect(page).toContain('When the proposal was made: 0 of 6 cases held; ');
    const passedOver = await house.as(TOEX).post(`/cases/${ref}/commands/allocate`, { sia: SECOND });
    expect([passedOver.status, z.object({ code: z.string(), rule: z.string() }).parse(passedOver.body)]).toMatchObject([
      409,
      { code: 'override-reason-needed', rule: 'ALL-3' },
    ]);
    await house.as(TOEX).post(`/cases/${ref}/commands/allocate`, { sia: SIA }).expect(200);
  });
  it('who was proposed and left since is named, with the reason, and the next one proposed', async () => {
    const { house, ref } = await waiting();
    await propose(house, ref);
    house.world.directory = directoryWith({ [SIA]: { active: false } });
    const page = await pageOf(house, ref);
    expect(page).toContain(`${nameOf(SIA)} was proposed and cannot take the case any more: not an active SIA`);
    expect(page).toMatch(new RegExp(`proposes <strong>${nameOf(SECOND)}</strong>, for these reasons`));
    expect(radios(page)).toEqual([SECOND]);
  });
  it('where nobody could take it the page says so', async () => {
    const { house, ref } = await waiting();
    house.world.directory = directoryWith({ [SIA]: { active: false }, [SECOND]: { active: false } });
    await propose(house, ref);
    const manager = await visitorOf(house, TOEX);
    const form = await manager.get(`/cases/${ref}/do/allocate`);
    expect([form.status, form.text.includes('<form method="post" action="/cases/')]).toEqual([409, false]);
    const page = await manager.get(`/cases/${ref}`);
    for (const { text } of [form, page]) expect(text).toContain('No SIA of the region can take this case now');
    expect(page.text).not.toContain('/do/allocate');
    const history = await manager.get(`/cases/${ref}/history`);
    expect(history.text).toContain('The service can propose nobody as SIA: none of the region is free to take the case.');
  });
  it('before anything is proposed on the record, the best as things are', async () => {
    const { house, ref } = await waiting();
    const page = await pageOf(house, ref);
    expect(page).toMatch(new RegExp(`proposes <strong>${nameOf(SIA)}</strong>, for these reasons`));
  });
  it('the history tells it, and what the case’s readers may not allocate they are not offered', async () => {
    const { house, ref } = await waiting();
    await propose(house, ref);
    const sio = await visitorOf(house, 'sio.aldershire');
    expect((await sio.get(`/cases/${ref}/history`)).text).toContain(`${nameOf(SIA)} proposed as SIA by the service.`);
    const refused = await sio.get(`/cases/${ref}/do/allocate`);
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain('cases held');
  });
});
