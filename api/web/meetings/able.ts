import { bodyOf, presiding } from '../../../domain/bodies.ts';
import { whoCouldAtSitting } from '../../../domain/could.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { HumanSittingCommand, SittingCommands } from '../../../domain/sitting-commands.ts';
import { factsAtSitting } from '../../beside.ts';
import { readMeetingWire } from '../../json/payloads/read.ts';
import { inNames } from '../command/able.ts';
import type { Visit } from '../visit.ts';
import { nextAtSitting } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';
import { factsOfferedBy } from './cases.ts';

const officers = (visit: Visit, on: Sitting, facts: Facts): string => {
  const { nameOf } = wordsFor(visit);
  const presides = presiding(facts, on.body, on.attendance.apologies);
  const secretary = bodyOf(facts, on.body)?.secretary ?? null;
  const chairs = presides === null ? 'Neither chair nor deputy chair can preside just now' : `${nameOf(presides)} presides`;
  return `${chairs}; ${secretary === null ? 'it has no secretary' : `the secretary is ${nameOf(secretary)}`}.`;
};
type Known<C extends HumanSittingCommand> = {
  readonly name: C;
  readonly on: SittingCommands[C]['on'];
  readonly payload: SittingCommands[C]['payload'] | null;
};
const able = async <C extends HumanSittingCommand>(visit: Visit, { name, on, payload }: Known<C>) => {
  const { ports, person } = visit;
  const facts = await factsAtSitting(ports, { name, on, payload, facts: await ports.files.facts(person, visit) });
  const looks = on !== null && name === 'supplement-pack' && payload === null;
  const known = looks ? await factsOfferedBy(visit, on, facts) : facts;
  const named = inNames(visit, whoCouldAtSitting({ name, payload }, on, known));
  if (named.length > 0) return { able: named };
  return {
    next: on === null ? 'An administrator names a secretary of the body.' : `${nextAtSitting[on.status]} ${officers(visit, on, facts)}`,
  };
};
const payloadIn = <C extends HumanSittingCommand>(name: C, sent: unknown): SittingCommands[C]['payload'] | null => {
  const read = readMeetingWire(name, sent);
  return read.ok ? read.payload : null;
};

/** `sent` is what was sent and refused: then who could give just this is meant. Null where nothing was sent yet. */
type Asked = { readonly name: HumanSittingCommand; readonly on: Sitting | null; readonly sent: unknown };
/** Who could give it as things are now; where nobody could, what the sitting waits for and who holds its offices. */
export const ableAtSitting = async (visit: Visit, { name, on, sent }: Asked) => {
  if (name === 'open-meeting') return able(visit, { name, on: null, payload: payloadIn(name, sent) });
  return on === null ? {} : able(visit, { name, on, payload: payloadIn(name, sent) });
};
