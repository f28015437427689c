import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const gateway = gatewayOf();
const [SIO, OFFICER] = ['sio.aldershire', 'triage.northmarch'] as const;
const journal = z.looseObject({ items: z.array(z.looseObject({ seq: z.number(), type: z.string(), actor: z.string() })) });
const entriesOf = async (ref: string) => journal.parse((await gateway.as(SIO).get(`/cases/${ref}/journal`).expect(200)).body).items;

describe('ESC-5: a correction over HTTP', () => {
  it('stands in the journal beside the entry, whose giver alone may give it', async () => {
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'in-triage');
    const before = await entriesOf(ref);
    const claimed = before.find(({ type }) => type.startsWith('claimed'));
    const body = { entry: claimed?.seq, correction: 'It was claimed for the second town too.' };
    const correct = `/cases/${ref}/commands/correct-entry`;
    const refused = await gateway.as(SIO).post(correct, body).expect(403);
    expect(refused.body).toMatchObject({ code: 'wrong-person', rule: 'ESC-5' });
    await give(gateway, ref, [OFFICER, 'correct-entry', body]);
    const after = await entriesOf(ref);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ type: 'corrected@1', actor: OFFICER });
    const missing = await gateway
      .as(OFFICER)
      .post(correct, { ...body, entry: 999 })
      .expect(409);
    expect(missing.body).toMatchObject({ code: 'unknown-entry' });
  });
});
