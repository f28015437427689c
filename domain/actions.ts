import { noItem } from './agenda-rows.ts';
import { bodyOf } from './bodies.ts';
import { nextId } from './case.ts';
import { startClock } from './clocks.ts';
import { type Facts, isActor, person } from './facts.ts';
import { clockOfBody } from './meeting-opening.ts';
import type { FieldProblem, Refusal } from './refusals.ts';
import { entryOf, stamp } from './sides.ts';
import { itemsOf, type Action, type Sitting } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import { declined, noted, type SittingAuthority, type SittingRows, type SittingRuling } from './sitting-table.ts';
import { refuse } from './table.ts';
import { isoDateOf } from './working-time.ts';

const secretary: SittingAuthority = { relation: 'secretary' };
const actionOwner: SittingAuthority = { relation: 'action-owner' };
const clockOf = (action: string): string => `action-due:${action}`;
type Given = SittingCommands['update-action']['payload'];

const problemsOf = ({ owner, due }: SittingCommands['add-action']['payload'], facts: Facts): readonly FieldProblem[] => [
  ...(person(facts, owner)?.active === true
    ? []
    : [{ path: 'owner', message: 'Name an active person of the directory as owner of the action.' }]),
  ...(due >= isoDateOf(facts.now) ? [] : [{ path: 'due', message: 'Give a due date from today on.' }]),
];
/** An action is kept by its owner and by the secretary, who is its manager; nobody else. */
const keptBy = (on: Sitting, { owner }: Action, facts: Facts): Refusal | null =>
  isActor(facts, owner) || isActor(facts, bodyOf(facts, on.body)?.secretary ?? null)
    ? null
    : refuse('wrong-person', 'ESC-2', { who: ['the owner of the action', 'the secretary of the body'] });
/** Whether an action is open, and this person's to keep. */
export const keepsAction = (on: Sitting, action: Action, facts: Facts): boolean =>
  action.status === 'open' && keptBy(on, action, facts) === null;
const nothingToKeep = (on: Sitting, facts: Facts): Refusal | null =>
  Object.values(on.actions).some((action) => keepsAction(on, action, facts)) ? null : refuse('no-action-open', 'ESC-2', {});
const onOpen = (
  on: Sitting,
  given: Given,
  { facts, write }: { readonly facts: Facts; readonly write: (action: Action) => SittingRuling },
): SittingRuling => {
  const action = entryOf(on.actions, given.action);
  if (action === null) return declined(refuse('unknown-action', 'ESC-2', { id: given.action.slice(0, 60) }));
  const refusal = keptBy(on, action, facts);
  if (refusal !== null) return declined(refusal);
  return action.status === 'complete' ? declined(refuse('action-complete', 'ESC-2', { id: action.id })) : write(said(action, given, facts));
};
const said = (action: Action, { text }: Given, facts: Facts): Action => ({
  ...action,
  updates: [...action.updates, { text, ...stamp(facts) }],
});

export const actionRows: SittingRows<'add-action' | 'update-action' | 'complete-action'> = {
  'add-action': {
    rule: 'ESC-2',
    who: [secretary],
    statuses: { 'in-session': true, decided: true },
    decide: (on, about, facts) => {
      const problems = problemsOf(about, facts);
      if (problems.length > 0) return declined(refuse('fields-refused', 'ESC-2', { problems }));
      // ACC-3: of a case that is not on this agenda nothing is said, not even that there is one.
      if (about.case !== undefined && !itemsOf(on).some((item) => item.case === about.case)) return declined(noItem(about.case));
      const { text, owner, due } = about;
      const id = nextId('a', on.actions);
      const action: Action = { id, text, owner, due, case: about.case ?? null, status: 'open', updates: [] };
      const clock = startClock(facts, clockOfBody(facts, on.body), { step: 'action-due', party: 'body', on: due });
      return noted({
        type: 'action-added',
        about: { ...about, action: id },
        after: { actions: { [id]: action }, clocks: { [clockOf(id)]: clock } },
      });
    },
  },
  'update-action': {
    rule: 'ESC-2',
    who: [secretary, actionOwner],
    statuses: { 'in-session': true, decided: true, minuted: true, cancelled: true },
    nothingOpen: nothingToKeep,
    decide: (on, about, facts) =>
      onOpen(on, about, {
        facts,
        write: (action) => noted({ type: 'action-updated', about, after: { actions: { [action.id]: action } } }),
      }),
  },
  'complete-action': {
    rule: 'ESC-2',
    who: [secretary, actionOwner],
    statuses: { 'in-session': true, decided: true, minuted: true, cancelled: true },
    nothingOpen: nothingToKeep,
    decide: (on, about, facts) =>
      onOpen(on, about, {
        facts,
        write: (action) => {
          const after = { actions: { [action.id]: { ...action, status: 'complete' as const } }, clocks: { [clockOf(action.id)]: null } };
          return noted({ type: 'action-completed', about, after });
        },
      }),
  },
};
