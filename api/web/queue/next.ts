import { randomUUID } from 'node:crypto';
import { offered } from '../../../domain/decide.ts';
import { giveCommand } from '../../desk.ts';
import type { PageOf, Visit } from '../visit.ts';

const LOOK_AT = 20;

/** The most urgent bids of a queue that this person may claim. */
const claimable = async ({ ports, person, param }: Visit): Promise<readonly string[]> => {
  const { items } = await ports.questions.cases(person, {
    queue: param('id'),
    stage: 'triage-queue',
    sort: 'due',
    page: 1,
    pageSize: LOOK_AT,
  });
  const facts = await ports.files.facts(person);
  const urgent = items.toSorted((one, other) => one.priority.localeCompare(other.priority));
  const opened = await Promise.all(urgent.filter(({ stub }) => !stub).map(({ ref }) => ports.files.open(ref)));
  return opened.flatMap((on) => (on !== null && offered('claim', on, facts) === null ? [on.ref] : []));
};

/** "Give me the next one": claims the most urgent that nobody else takes in the same moment. */
export const next: PageOf = async (visit) => {
  const { ports, person, param, say } = visit;
  for (const ref of await claimable(visit)) {
    const outcome = await giveCommand(ports, { by: person, ref, name: 'claim', key: randomUUID(), ifMatch: null, body: {} });
    if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
    if (outcome.kind === 'done') {
      say(`You have claimed ${ref}.`);
      return { kind: 'go', to: `/cases/${ref}` };
    }
  }
  say('Nothing in this queue is free for you to claim.');
  return { kind: 'go', to: `/queues/${param('id')}` };
};
