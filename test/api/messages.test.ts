import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { gatewayOf } from './gateway.ts';
import { asPromised } from './promised.ts';
import { give, walkTo } from './walk.ts';

const gateway = gatewayOf();
const [SIO, TOEX, OFFICER, MANAGER] = [
  'sio.aldershire',
  'toex-manager.northmarch',
  'triage.northmarch',
  'gateway-manager.northmarch',
] as const;
const caseIn = async (stage: string): Promise<string> => {
  const ref = await gateway.submit();
  await walkTo(gateway, ref, stage);
  return ref;
};
const messagesOf = async (ref: string) =>
  z
    .looseObject({ messages: z.array(z.record(z.string(), z.string())) })
    .parse((await gateway.as(SIO).get(`/cases/${ref}`).expect(200)).body).messages;

describe('ACC-1: questions and replies over HTTP', () => {
  it('stand on the case as they were written, with when an answer is due until there is one', async () => {
    const ref = await caseIn('in-triage');
    await give(gateway, ref, [SIO, 'ask', { to: 'gateway', text: 'Which towns do you mean?' }]);
    const [open] = await messagesOf(ref);
    expect(open).toEqual({
      id: 'm1', by: SIO, from: 'force', to: 'gateway', text: 'Which towns do you mean?', at: '2026-11-20T09:00:00.000Z', dueAt: '2026-11-23T17:00:00.000Z',
    }); // prettier-ignore
    await asPromised(gateway, ref, SIO);
    await give(gateway, ref, [OFFICER, 'reply', { inReplyTo: 'm1', text: 'Both of them.' }]);
    expect(await messagesOf(ref)).toMatchObject([
      { id: 'm1', answeredBy: 'm2' },
      { id: 'm2', by: OFFICER, from: 'gateway', to: 'force', text: 'Both of them.', inReplyTo: 'm1' },
    ]);
    expect((await messagesOf(ref))[0]?.['dueAt']).toBeUndefined();
    await asPromised(gateway, ref, OFFICER);
  });
  it('422 for another party, 409 for a message that is not there, 404 for who may not open the case', async () => {
    const ref = await caseIn('in-triage');
    const ask = `/cases/${ref}/commands/ask`;
    await gateway.as(SIO).post(ask, { to: 'press', text: 'What?' }).expect(422);
    await gateway.as(SIO).post(ask, { to: 'gateway' }).expect(422);
    await gateway.as('sio.brackenshire').post(ask, { to: 'gateway', text: 'What?' }).expect(404);
    await give(gateway, ref, [SIO, 'ask', { to: 'gateway', text: 'Which towns?' }]);
    const refused: unknown = (await gateway.as(OFFICER).post(`/cases/${ref}/commands/reply`, { inReplyTo: 'm7', text: 'x' }).expect(409))
      .body;
    expect(refused).toMatchObject({ code: 'unknown-entry', rule: 'ACC-1', detail: expect.stringContaining('no message m7') as string });
  });
});

describe('CLK-1: a nudge over HTTP', () => {
  it('is for the two managers, and once in a working day: 409 says when again', async () => {
    const ref = await caseIn('terms');
    const nudge = `/cases/${ref}/commands/nudge`;
    for (const who of [SIO, OFFICER]) await gateway.as(who).post(nudge, {}).expect(403);
    await give(gateway, ref, [MANAGER, 'nudge', {}]);
    const again: unknown = (await gateway.as(TOEX).post(nudge, {}).expect(409)).body;
    expect(again).toMatchObject({
      code: 'nudged-today',
      rule: 'CLK-1',
      detail: expect.stringContaining('Monday 23 November 2026 at 09:00') as string,
    });
  });
});
