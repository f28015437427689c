import type { Role } from '../../../domain/words.ts';
import type { CaseWait, Queue } from '../../ports.ts';
import type { Visit } from '../visit.ts';

type Scope = { readonly roles: readonly Role[]; readonly queue: string };
/** The queue that holds what somebody may wait for: a manager answers for a region, others for what is theirs or their agency's. */
const scopes: readonly Scope[] = [
  { roles: ['gateway-manager'], queue: 'region' },
  { roles: ['toex-manager'], queue: 'in-work' },
  { roles: ['spoc', 'sio', 'requester', 'owner-lead'], queue: 'our-bids' },
  { roles: ['triage-officer', 'sia', 'analyst'], queue: 'mine' },
  { roles: ['secretary', 'chair'], queue: 'before-us' },
];
const SHOWN = 10;

type Known = { readonly queues: readonly Queue[]; readonly waits: readonly CaseWait[] };
/** What I wait for, and from whom: what is due first, how many there are, and the queue that has them all. Null for who has no part in any case. */
export const waitingForOthers = async ({ ports, person }: Visit, { queues, waits }: Known) => {
  const scope = scopes.find(({ roles }) => person.roles.some((role) => roles.includes(role)));
  if (scope === undefined) return null;
  const all = queues.find(({ id }) => id === scope.queue) ?? null;
  // What is offered to my agency or my body waits for me, not I for it.
  const but = waits.filter(({ kind }) => kind === 'transfer' || kind === 'redirect').map(({ ref }) => ref);
  const within = all === null ? {} : { queue: all.id };
  const found = await ports.questions.cases(person, { ...within, withOthers: { but }, sort: 'due', page: 1, pageSize: SHOWN });
  return { ...found, all };
};
