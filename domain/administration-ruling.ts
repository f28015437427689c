import type { AdministrationEntry, DirectoryChange } from './administration-state.ts';
import { withDirectory } from './administration-state.ts';
import { broughtBy } from './directory-rules.ts';
import { nameOf, type Facts } from './facts.ts';
import type { Holding } from './holdings.ts';
import type { FieldProblem, Refusal, RuleId } from './refusals.ts';
import { no, refuse } from './table.ts';
import type { Ref } from './words.ts';

export type Draft = Pick<AdministrationEntry, 'type' | 'about' | 'after'>;
/** Whom it takes parts from, or what changes for every case that has clocks: system commands on each of them, once. */
export type Carried =
  | { readonly name: 'release-leaver'; readonly to: readonly Ref[]; readonly body: { readonly person: string } }
  | {
      readonly name: 'recompute-clocks';
      readonly to: 'every-case-with-clocks';
      readonly body: { readonly policyVersion: number; readonly from: number };
    };
export type Ruled =
  | { readonly ok: true; readonly drafts: readonly Draft[]; readonly carries: Carried | null }
  | { readonly ok: false; readonly refusal: Refusal };
export type AdministrationFacts = Facts & { readonly holdings: readonly Holding[] };
export type Problem = FieldProblem & { readonly rule: RuleId };

export const did = (drafts: readonly Draft[], carries: Carried | null = null): Ruled => ({ ok: true, drafts, carries });
/** Everything that is wrong at once; the rule of the first speaks for all. */
export const wrong = (first: Problem, ...more: readonly Problem[]): Ruled =>
  no(refuse('fields-refused', first.rule, { problems: [first, ...more] }));

/** In which fields a command may be wrong, and which of them is told of where it is none of these. */
type Asked = { readonly id: string; readonly fields: readonly string[]; readonly else: string };
/** What the directory would not fit together for, were it changed so: each in the field of the command that brings it. */
export const misfits = (change: DirectoryChange, asked: Asked, facts: Pick<Facts, 'directory'>): readonly Problem[] => {
  const after = { directory: withDirectory(facts.directory, change) };
  return broughtBy(facts.directory, after.directory).flatMap(({ id, field, rule, message }): readonly Problem[] => {
    if (id === asked.id) return [{ path: asked.fields.includes(field) ? field : asked.else, rule, message }];
    // Of a value that stands there twice its new holder is told.
    return field === 'lineManager' || field === 'deputy'
      ? [{ path: asked.else, rule, message: `${message} This is about ${nameOf(after, id)}.` }]
      : [];
  });
};
