import { z } from 'zod';
import type { Person } from '../domain/directory.ts';
import type { Draft, OverlapsFound, Ports, SoughtBid } from './ports.ts';

// A draft may hold anything half typed: what is no answer yet is not looked for, and is never a fault.
const sound = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\u0000'));
const line = sound(500);
// The years that the database has, too.
const day = z.iso.date().regex(/^[1-9]/);
const one = <S extends z.ZodType>(schema: S) => schema.nullable().catch(null).default(null);
const some = <S extends z.ZodType>(schema: S) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((items) => items.flatMap((item): readonly z.output<S>[] => (schema.safeParse(item).success ? [schema.parse(item)] : [])));
const part = <S extends z.ZodRawShape>(shape: S) => z.object(shape).catch(() => z.object(shape).parse({}));

const compared = z.object({
  operationName: one(line),
  places: some(line),
  threat: part({ types: some(line), ocgRef: one(line), apmisRef: one(line), summary: one(sound(20_000)) }).prefault({}),
  investigation: part({ keyDates: some(z.object({ date: day })) }).prefault({}),
  forceTasking: part({ meetingDate: one(day) }).prefault({}),
});

/** DUP-1: what is looked for of a draft, whatever it holds so far. */
export const soughtOf = ({ id, bid }: Pick<Draft, 'id' | 'bid'>): SoughtBid => {
  const { operationName, places, threat, investigation, forceTasking } = compared.parse(bid);
  return {
    draft: id,
    operationName,
    groupRefs: [threat.ocgRef, threat.apmisRef].filter((ref) => ref !== null),
    places,
    threatTypes: threat.types,
    keyDates: investigation.keyDates.map(({ date }) => date),
    taskedOn: forceTasking.meetingDate,
    summary: threat.summary ?? '',
  };
};

/** DUP-1, DUP-2: the cases that a draft may overlap, of those only that open for this person; a search that is logged and counted. */
export const overlapsOfDraft = ({ questions }: Pick<Ports, 'questions'>, by: Person, draft: Draft): Promise<OverlapsFound> =>
  draft.submission === null ? questions.overlapsOfBid(by, soughtOf(draft)) : Promise.resolve({ ok: true, items: [] });
