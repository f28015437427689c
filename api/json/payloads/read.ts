import type { z } from 'zod';
import type { CommandName, Commands, HumanCommand } from '../../../domain/commands.ts';
import type { HumanSittingCommand, SittingCommandName, SittingCommands } from '../../../domain/sitting-commands.ts';
import type { AdministrationName, HumanAdministration } from '../../../domain/administration-state.ts';
import { subjectOf, type Given } from '../../../domain/administration.ts';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { administrationSchemas, decidedAdministration } from './administration.ts';
import { decided, wireSchemas } from './families.ts';
import { decidedAtSitting, meetingSchemas } from './meetings.ts';
import { detach, nameText, type Text } from './narrative.ts';
import { sayProblems } from './say.ts';

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => schema.parse(body);

/** A stored body as its payload. Throws where it is none: then what was stored is damaged. */
export const parsePayload = <C extends CommandName>(name: C, body: unknown): Commands[C]['payload'] =>
  parse<Commands[C]['payload']>(decided[name], body);

/** The same for a command of a sitting. */
export const parseSittingPayload = <C extends SittingCommandName>(name: C, body: unknown): SittingCommands[C]['payload'] =>
  parse<SittingCommands[C]['payload']>(decidedAtSitting[name], body);

/** The same for a command of an administrator, or of time upon the policy. */
export const parseAdministration = (name: AdministrationName, body: unknown): Given =>
  // Payload and name belong together: the schema is looked up by that very name.
  ({ name, payload: parse<unknown>(decidedAdministration[name], body) }) as Given;

type Taken = { readonly ok: true; readonly body: unknown; readonly texts: readonly Text[] };
type Wrong = { readonly ok: false; readonly fields: readonly FieldProblem[] };
export type Read<C extends HumanCommand> = (Taken & { readonly payload: Commands[C]['payload'] }) | Wrong;

/** Checks a body against its schema; its texts are taken out, each by reference. */
const take = (schema: z.ZodObject, sent: unknown): Taken | Wrong => {
  const read = schema.safeParse(sent);
  if (!read.success) return { ok: false, fields: sayProblems(schema, sent) };
  const texts: Text[] = [];
  const body = detach(schema, read.data, (text) => {
    const named = nameText(text);
    texts.push(named);
    return { narrative: named.narrative, digest: named.digest };
  });
  return { ok: true, body, texts };
};
/** Checks a body as it was sent and brings it into the shape that is stored and decided. */
export const readWire = <C extends HumanCommand>(name: C, sent: unknown): Read<C> => {
  const taken = take(wireSchemas[name], sent);
  return taken.ok ? { ...taken, payload: parsePayload(name, taken.body) } : taken;
};
export const readMeetingWire = <C extends HumanSittingCommand>(
  name: C,
  sent: unknown,
): (Taken & { readonly payload: SittingCommands[C]['payload'] }) | Wrong => {
  const taken = take(meetingSchemas[name], sent);
  return taken.ok ? { ...taken, payload: parseSittingPayload(name, taken.body) } : taken;
};
/** The person or the organisation of the path is part of what is stored and decided. */
export const readAdministrationWire = (
  name: HumanAdministration,
  sent: unknown,
  about: string | null,
): (Taken & { readonly given: Given }) | Wrong => {
  const taken = take(administrationSchemas[name], sent);
  if (!taken.ok) return taken;
  const own: Readonly<Record<string, unknown>> = typeof taken.body === 'object' ? { ...taken.body } : {};
  const subject = subjectOf[name];
  const body = subject === null ? own : { ...own, [subject]: about };
  return { ...taken, body, given: parseAdministration(name, body) };
};
