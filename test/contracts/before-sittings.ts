// A case before sittings of its own on a real PostgreSQL, through two services: what the tests of decisions that touch several streams share.
import { expect } from 'vitest';
import { z } from 'zod';
import { atSitting, CHAIR, OWNER, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, walkTo } from '../api/walk.ts';
import { twoServices } from '../support/two-services.ts';

const item = z.looseObject({
  case: z.string(),
  kind: z.string(),
  status: z.string(),
  outcome: z.string().nullable(),
  next: z.string().nullable(),
});
const stood = z.looseObject({
  stage: z.string().optional(),
  status: z.string().optional(),
  owner: z.object({ agency: z.string(), user: z.string() }).optional(),
  escalations: z
    .record(z.string(), z.looseObject({ standing: z.string(), listed: z.object({ meeting: z.string() }).nullable() }))
    .optional(),
  items: z.record(z.string(), item).optional(),
});
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
/** The item of the latest escalation of a case there. */
export const itemOf = ({ items = {} }: z.infer<typeof stood>, ref: string) =>
  Object.values(items).findLast(({ case: of, kind }) => of === ref && kind === 'transfer');
export const decide = (meeting: string, outcome: string) => ({ ...transfer(meeting), newOwner: undefined, outcome });

/** What is asked and done at a case and its sittings, on two services. */
export const beforeSittings = async () => {
  const services = await twoServices();
  const { gateway, other, rows } = services;
  const state = async (id: string) => {
    const [row] = await rows('SELECT state FROM stream WHERE id = $1', [id]);
    return stood.parse(JSON.parse(String(row?.['state'])));
  };
  const call = (kind: 'ordinary' | 'extraordinary', count: number) =>
    callMeeting(gateway, { body: 'northmarch-ttcg', at: days(count), kind });
  return {
    ...services,
    ...{ state, call },
    inOwnership: async (): Promise<string> => {
      const made = await gateway.submit(0);
      await walkTo(gateway, made, 'ownership');
      return made;
    },
    last: async (id: string) => Object.values((await state(id)).escalations ?? {}).at(-1),
    /** The case before a sitting of its own that is in session. */
    inSession: async (of: string): Promise<string> => {
      await give(gateway, of, [OWNER, 'escalate', { paper }]);
      const meeting = await call('extraordinary', 2);
      await give(gateway, of, [SECRETARY, 'list-for-meeting', { meeting }]);
      await atSitting(gateway, meeting, [CHAIR, 'start', {}]);
      return meeting;
    },
    onCase: (of: string, [who, command, body]: readonly [string, string, object]) =>
      other.as(who).post(`/cases/${of}/commands/${command}`, body),
    /** Whatever was raced: nothing was tried twice because two transactions waited for each other; `faulted` is what a test made to fail. */
    neverInEachOthersWay: async (faulted = 0): Promise<void> => {
      expect(await rows('SELECT state FROM command WHERE attempts > 0')).toEqual(Array(faulted).fill({ state: 'faulted' }));
    },
  };
};
