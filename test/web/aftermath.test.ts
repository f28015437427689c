import { describe, expect, it } from 'vitest';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { hidden, textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [TOEX, SIO] = ['toex-manager.northmarch', 'sio.aldershire'] as const;
const at = async (stage: string): Promise<{ readonly ref: string; readonly sia: string; readonly other: string }> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  const sia = (await house.ports.files.open(ref))?.sia ?? '';
  return { ref, sia, other: sia === 'sia.northmarch' ? 'sia2.northmarch' : 'sia.northmarch' };
};

describe('ALL-2, TOR-8: another SIA on the pages', () => {
  it('the manager is offered who could take it, sees what becomes void, and the new SIA acknowledges what is agreed', async () => {
    const { ref, sia, other } = await at('development');
    const manager = await visitorOf(house, TOEX);
    const { text } = await manager.get(`/cases/${ref}/do/reallocate`);
    expect(text).toContain(`value="${other}"`);
    expect(text).not.toContain(`value="${sia}"`);
    expect(textOf(text)).toContain('What TOEX has signed and is not agreed is void');
    expect((await manager.post(`/cases/${ref}/do/reallocate`, { sia: other, reason: 'On leave.' })).to).toBe(`/cases/${ref}`);
    const successor = await visitorOf(house, other);
    expect((await successor.get('/')).text).toContain(`/cases/${ref}/do/acknowledge-terms`);
    const form = (await successor.get(`/cases/${ref}/do/acknowledge-terms`)).text;
    const termsDigest = hidden(form, 'termsDigest');
    expect(termsDigest).toMatch(/^[0-9a-f]{64}$/);
    expect((await successor.post(`/cases/${ref}/do/acknowledge-terms`, { termsDigest })).to).toBe(`/cases/${ref}`);
    expect(textOf((await successor.get(`/cases/${ref}/history`)).text)).toContain(
      'Version 1 of the terms, which is in force, acknowledged',
    );
    expect((await house.as(sia).get(`/cases/${ref}`)).status).toBe(404);
  });
});

describe('TOR-7: an impasse on the pages', () => {
  it('what stops is said before it is declared; the manager resolves it with the line manager already named', async () => {
    const { ref } = await at('terms');
    const sio = await visitorOf(house, SIO);
    expect(textOf((await sio.get(`/cases/${ref}/do/declare-impasse`)).text)).toContain('The pen goes to the TOEX manager');
    expect((await sio.post(`/cases/${ref}/do/declare-impasse`, { reason: 'The second town.' })).to).toBe(`/cases/${ref}`);
    expect(textOf((await sio.get(`/cases/${ref}`)).text)).toContain('An impasse is declared. The TOEX manager resolves it');
    const manager = await visitorOf(house, TOEX);
    const { text } = await manager.get(`/cases/${ref}/do/resolve-impasse`);
    for (const part of ['The second town.', 'super.aldershire']) expect(text).toContain(part);
    const agreement = {
      outcome: 'resume',
      lineManager: 'super.aldershire',
      agreedAt: '2026-11-20T08:00:00Z',
      rationale: 'In a later variation.',
    };
    await give(house, ref, [TOEX, 'resolve-impasse', agreement]);
    expect(textOf((await manager.get(`/cases/${ref}/history`)).text)).toContain(': it goes on where it stood.');
  });
});

describe('REC-4: a product that went out stands on the case', () => {
  it('with whom it went to and who approved', async () => {
    const { ref, sia } = await at('ownership');
    const sioApproval = { by: SIO, at: '2026-11-20T08:00:00Z' };
    const shared = {
      product: 'p1',
      to: 'children’s services',
      sanitised: true,
      handling: ['no onward sharing'],
      basis: 'Safeguarding.',
      sioApproval,
    };
    const visitor = await visitorOf(house, sia);
    const form = textOf((await visitor.get(`/cases/${ref}/do/disseminate-product`)).text);
    expect(form).toContain('The service itself sends nothing.');
    await give(house, ref, [sia, 'disseminate-product', shared]);
    const page = textOf((await visitor.get(`/cases/${ref}/development`)).text);
    expect(page).toContain('To children’s services, sanitised; no onward sharing. Safeguarding.');
    expect((await house.as(SIO).get(`/cases/${ref}`).expect(200)).body).toMatchObject({
      products: [{ disclosures: [{ to: 'children’s services', by: sia, basis: 'Safeguarding.' }] }],
    });
  });
});
