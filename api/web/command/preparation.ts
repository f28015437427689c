import type { Case } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import type { OverlapsOnFile } from '../../ports.ts';
import type { Field } from '../form/field.ts';
import type { Dressing } from '../form/present.ts';
import type { Visit } from '../visit.ts';

/** A partial view and its data. */
export type Shown = { readonly view: string } & Readonly<Record<string, unknown>>;
/** What a page for one command brings beside the questions of its schema. */
export type Preparation = Dressing & {
  /** The questions, where they are put in another way than the schema alone would. */
  readonly fields?: readonly Field[];
  /** Groups that are folded away, each under these words, until they are wanted. */
  readonly folded?: Readonly<Record<string, string>>;
  /** What the form begins with, in the shape of the command's body. */
  readonly start?: unknown;
  /** What is shown above the questions. */
  readonly shown?: Shown;
  /** DUP-1: what the bid may overlap with, beside the questions of whoever triages it. */
  readonly overlaps?: OverlapsOnFile | null;
  /** A last touch to the body before it is handed over. */
  readonly finish?: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
};
export type Prepare = (visit: Visit, on: Case, facts: Facts) => Promise<Preparation> | Preparation;

/** The newest version of the newest scheme scores; nobody types its name. */
export const scoredAs = (path: string, { policy }: Pick<Visit, 'policy'>): Readonly<Record<string, unknown>> => {
  const scheme = policy.schemes.at(-1);
  return scheme === undefined ? {} : { [`${path}.scheme`]: scheme.id, [`${path}.schemeVersion`]: scheme.version };
};
/** One answer of a choice. */
export const choice = (value: string, text: string): { readonly value: string; readonly text: string } => ({ value, text });
