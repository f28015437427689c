import { mayOpen } from '../../../domain/access.ts';
import { listedItems } from '../../../domain/agenda.ts';
import { isAddable, itemOf } from '../../../domain/agenda-rows.ts';
import { nothingBeside } from '../../../domain/beside.ts';
import type { Case } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { inSentence } from '../../../domain/sentence.ts';
import { offeredAtSitting } from '../../../domain/sitting-decide.ts';
import type { MeetingCommand } from '../../../domain/sitting-commands.ts';
import { itemsOf, openItem, type AgendaItem, type Sitting } from '../../../domain/sitting.ts';
import type { Ref } from '../../../domain/words.ts';
import { casesAt, decisionUnder } from '../../agenda.ts';
import { choice, type Preparation } from '../command/preparation.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';
import { decisionNamed } from '../wording/meetings.ts';
import { outcomeTitle } from '../wording/outcomes.ts';

const MOST = 100;
type Choice = ReturnType<typeof choice>;
const itemsFor = (name: MeetingCommand, on: Sitting): readonly AgendaItem[] => {
  if (name === 'declare-interest' || name === 'add-action') return itemsOf(on);
  const waiting = listedItems(on);
  if (name === 'carry-item') return waiting;
  return waiting.filter(({ kind }) => kind === (name === 'strike-item' ? 'transfer' : 'ratify'));
};
const labelled = (ref: Ref, operation: string | undefined): Choice => choice(ref, operation === undefined ? ref : `${ref}, ${operation}`);
/** The item that a command takes of a case, where it takes one and not the case as a whole. */
export const takenBy = (name: MeetingCommand, on: Sitting, ref: Ref): AgendaItem | null => {
  if (name === 'carry-item') return itemOf(on, { case: ref });
  return name === 'ratify-decision' || name === 'decline-to-ratify' ? openItem(on, ref, 'ratify') : null;
};
/** The cases of the agenda that this command can be about. */
const onAgenda = async (visit: Visit, name: MeetingCommand, on: Sitting): Promise<readonly Choice[]> => {
  const caseOf = await casesAt(visit.ports, { on, who: visit.person, known: visit });
  const refs = [...new Set(itemsFor(name, on).map(({ case: ref }) => ref))];
  return refs
    .map(caseOf)
    .filter(({ sight }) => sight !== 'hidden')
    .map(({ ref, on: found }) => {
      const { text } = labelled(ref, found?.bid.operationName);
      const item = takenBy(name, on, ref);
      if (item?.kind !== 'ratify') return choice(ref, text);
      const decision = decisionUnder(item, found, on.id);
      const what = decision === null ? '' : `, at ${decision.meeting}: ${inSentence(outcomeTitle(decision.outcome))}`;
      return choice(ref, `${text}, ${decisionNamed(item)}${what}`);
    });
};
/** The cases that its chair can add late, those due first before the others. */
const addable = async (visit: Visit, on: Sitting): Promise<readonly Case[]> => {
  const { ports, person } = visit;
  const { items } = await ports.questions.cases(person, { stage: 'escalated', sort: 'due', page: 1, pageSize: MOST });
  const { cases } = await ports.files.beside(items.map(({ ref }) => ({ stream: ref })));
  return items.flatMap(({ ref }) => {
    const found = cases[ref];
    return found !== undefined && isAddable(on, found, visit) && mayOpen(found, person, visit) === 'page' ? [found] : [];
  });
};
/** The facts by which commands of a sitting are offered: for whoever could add a case, with the cases that they could add. */
export const factsOfferedBy = async (visit: Visit, on: Sitting, facts: Facts): Promise<Facts> => {
  if (offeredAtSitting('supplement-pack', on, facts) !== null) return facts;
  return { ...facts, beside: { ...nothingBeside, addable: (await addable(visit, on)).map(({ ref }) => ref) } };
};
/** The case that a command of a sitting is about: the one that the address names, else the first. */
export const caseChoices = async (visit: Visit, name: MeetingCommand, on: Sitting): Promise<Preparation> => {
  const choices =
    name === 'supplement-pack'
      ? (await addable(visit, on)).map(({ ref, bid }) => labelled(ref, bid.operationName))
      : await onAgenda(visit, name, on);
  const asked = first(visit.query, 'case');
  const chosen = choices.find(({ value }) => value === asked) ?? (name === 'add-action' ? undefined : choices[0]);
  return choices.length === 0 && name === 'add-action' ? {} : { choices: { case: choices }, start: { case: chosen?.value } };
};
