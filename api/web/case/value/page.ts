import type { CaseCommand } from '../../../../domain/commands.ts';
import { offered } from '../../../../domain/decide.ts';
import { entriesOpen, type OnEntry } from '../../../../domain/value-open.ts';
import { figuresOf, linesOf } from '../../../../domain/value-sheet.ts';
import type { ValueEntry } from '../../../../domain/value-state.ts';
import { commandWords } from '../../wording/commands.ts';
import { worded, type Opened } from '../open.ts';
import type { Part } from '../page.ts';
import { entryRead } from './read.ts';

/** What this person could do to an entry as it stands: what waits for their side, and for TOEX what is on its way to APMIS. */
const stepsOn = (entry: ValueEntry, { on, facts }: Opened): readonly CaseCommand[] => {
  const open = (...names: readonly OnEntry[]) => names.filter((name) => entriesOpen(name, on, facts).includes(entry));
  return [
    ...open('verify-value', 'dispute-value', 'answer-dispute'),
    ...(entry.status === 'verified' || entry.status === 'exported' ? (['record-apmis-entry'] as const) : []),
    ...(entry.status === 'entered' ? (['reconcile-value'] as const) : []),
    ...open('reverse-value'),
  ];
};
const steps = (opened: Opened, entry: ValueEntry) =>
  stepsOn(entry, opened)
    .filter((name) => offered(name, opened.on, opened.facts) === null)
    .map((name) => ({ title: commandWords[name].title, href: `/cases/${opened.on.ref}/do/${name}?of=${entry.id}` }));

/** What the work was worth, entry by entry, each with what became of it. Figures count verified entries only. */
export const value: Part = async (visit, opened) => {
  const { on } = opened;
  const told = await Promise.all(
    Object.values(on.value).map(async (entry) => ({ ...(await entryRead(visit, on, entry)), steps: steps(opened, entry) })),
  );
  return { review: await worded(visit, on.review ?? null), entries: told, figures: figuresOf(linesOf(on)) };
};
