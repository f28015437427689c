import type { z } from 'zod';
import type { CommandName, Commands, HumanCommand } from '../../../domain/commands.ts';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { decided, wireSchemas } from './families.ts';
import { detach, nameText, type Text } from './narrative.ts';
import { sayProblems } from './say.ts';

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => schema.parse(body);

/** A stored body as its payload. Throws where it is none: then what was stored is damaged. */
export const parsePayload = <C extends CommandName>(name: C, body: unknown): Commands[C]['payload'] =>
  parse<Commands[C]['payload']>(decided[name], body);

export type Read<C extends HumanCommand> =
  | { readonly ok: true; readonly body: unknown; readonly texts: readonly Text[]; readonly payload: Commands[C]['payload'] }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] };

/** Checks a body as it was sent and brings it into the shape that is stored and decided. */
export const readWire = <C extends HumanCommand>(name: C, sent: unknown): Read<C> => {
  const schema = wireSchemas[name];
  const read = schema.safeParse(sent);
  if (!read.success) return { ok: false, fields: sayProblems(schema, sent) };
  const texts: Text[] = [];
  const body = detach(schema, read.data, (text) => {
    const named = nameText(text);
    texts.push(named);
    return { narrative: named.narrative, digest: named.digest };
  });
  return { ok: true, body, texts, payload: parsePayload(name, body) };
};
