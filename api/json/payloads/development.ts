import { z } from 'zod';
import { code, decimal0, flag, fourP, line, many, marking, person, sha256, some, strand } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const product = line({ title: 'Product', hint: 'Its id in the agreed terms, such as p1' }, 40);
const comments = <N, T, D>(leaf: Leaves<N, T, D>) => leaf.narrative({ title: 'Comments' });

export const assignTeam = () =>
  z.strictObject({ members: many(person('Member'), { title: 'Members of the team', hint: 'Replaces the team' }) });

export const logWork = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    source: noted(
      z.strictObject({
        system: line({ title: 'System', hint: 'Such as PND' }, 100),
        level: noted(z.enum(['national', 'regional', 'local']), { title: 'Level' }),
      }),
      { title: 'Source' },
    ),
    searchedAt: leaf.date({ title: 'Date of the search', lies: 'past' }),
    hours: decimal0('Hours', 1000),
    result: leaf.narrative({ title: 'Result' }),
    pndRecorded: flag('Is it recorded on PND?'),
    corrects: line({ title: 'Work entry that this corrects', hint: 'Such as w1' }, 40).exactOptional(),
  });

export const confirmPnd = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    work: line({ title: 'Work entry', hint: 'Such as w1' }, 40),
    at: leaf.instant({ title: 'Time of recording on PND', lies: 'past' }),
  });

export const submitProduct = <N, T, D>(leaf: Leaves<N, T, D>) => {
  const option = z.strictObject({ strand, fourP, text: leaf.narrative({ title: 'Option' }) });
  return z.strictObject({
    product: noted(
      z.strictObject({
        termsProductId: product,
        title: line({ title: 'Title' }),
        heldAt: line({ title: 'Where the document is held' }, 400),
        digest: sha256('Digest of the document').exactOptional(),
        authors: some(person('Author'), { title: 'Authors' }),
        techniques: many(code({ title: 'Technique', list: 'techniques' }), { title: 'Techniques', list: 'techniques' }).exactOptional(),
        options: many(option, { title: 'Tactical options' }),
        gaps: many(leaf.narrative({ title: 'Gap' }), { title: 'Intelligence gaps' }),
        marking,
      }),
      { title: 'Product' },
    ),
  });
};

export const reviewProduct = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    product,
    outcome: noted(z.enum(['release', 'rework']), { title: 'Outcome' }),
    comments: comments(leaf),
    pndConfirmed: flag('Is PND recording confirmed for all work?').exactOptional(),
    pndReason: leaf.narrative({ title: 'Reason for releasing without PND recording' }).exactOptional(),
  });

export const acceptProduct = <N, T, D>(leaf: Leaves<N, T, D>) => {
  const option = z.strictObject({
    id: line({ title: 'Option', hint: 'Its id, such as o1' }, 40),
    adopted: flag('Is it adopted?'),
    owner: person('Owner of the action').exactOptional(),
    reason: leaf.narrative({ title: 'Reason' }).exactOptional(),
  });
  return z.strictObject({ product, comments: comments(leaf), options: many(option, { title: 'Tactical options' }).exactOptional() });
};
export const requestRework = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ product, comments: comments(leaf) });
