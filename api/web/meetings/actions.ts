import { z } from 'zod';
import { inRight } from '../../../domain/acting.ts';
import { keepsAction } from '../../../domain/actions.ts';
import type { Facts } from '../../../domain/facts.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import type { MeetingCommand } from '../../../domain/sitting-commands.ts';
import type { Sitting } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import { actionsFor, type ListedCase } from '../../agenda.ts';
import { worded } from '../case/open.ts';
import type { CoverOf } from '../command/cover.ts';
import { choice, type Preparation } from '../command/preparation.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';
import { meetingWords } from '../wording/meetings.ts';
import { wordsFor } from '../wording/words.ts';

/** What is given to one action rather than to the sitting as a whole. */
export const ofAnAction: readonly MeetingCommand[] = ['complete-action', 'update-action'];

type At = { readonly on: Sitting; readonly facts: Facts };
/** The actions of a sitting with what their reader may do to each; a link to the case only where it opens. */
export const actionsOf = async (visit: Visit, { on, facts }: At, caseOf: (ref: Ref) => ListedCase) => {
  const offered = ofAnAction.filter((name) => offeredAtSitting(name, on, facts) === null);
  const rows = actionsFor(on, caseOf, { who: visit.person, known: visit }).map((action) => ({
    ...action,
    opens: action.case !== null && caseOf(action.case).sight === 'case',
    buttons: (keepsAction(on, action, facts) ? offered : []).map((name) => ({
      title: meetingWords[name].title,
      href: `/meetings/${on.id}/do/${name}?action=${action.id}`,
      quiet: name !== 'complete-action',
    })),
  }));
  return { actions: await worded(visit, rows), keeps: rows.some(({ buttons }) => buttons.length > 0) };
};

const texts = z.array(z.object({ id: z.string(), owner: z.string(), text: z.string() }));
/** The open actions that are mine to keep, or theirs for whom I act: the one that the address names, else the first. */
export const actionChoices = async (visit: Visit, on: Sitting, cover: CoverOf): Promise<Preparation> => {
  const facts = inRight({ ...(await visit.ports.files.facts(visit.person, visit)), ...cover });
  const mine = Object.values(on.actions).filter((action) => keepsAction(on, action, facts));
  const { nameOf } = wordsFor(visit);
  const choices = texts.parse(await worded(visit, mine)).map(({ id, owner, text }) => choice(id, `${id}, ${nameOf(owner)}: ${text}`));
  const asked = first(visit.query, 'action');
  const chosen = choices.find(({ value }) => value === asked) ?? choices[0];
  return { choices: { action: choices }, start: { action: chosen?.value } };
};
