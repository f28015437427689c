import type { PersonDetails } from '../../../domain/administration-state.ts';
import { withDirectory } from '../../../domain/administration-state.ts';
import { coverShifts, type CoverShift } from '../../../domain/cover-shift.ts';
import type { Person } from '../../../domain/directory.ts';
import { rehearseAdministration } from '../../administration-desk.ts';
import type { Problem } from '../../problems.ts';
import { first, type Answers } from '../form/answers.ts';
import type { Choice } from '../form/choices.ts';
import type { Dressing } from '../form/present.ts';
import type { Visit } from '../visit.ts';
import { wordsFor } from '../wording/words.ts';
import { changesIn, type Form } from './form.ts';

export const detailsForm: Form = { name: 'amend-person', path: '' };
/** What the form asks, as it stands of somebody. */
export const detailsOf = ({ name, rank, staffNumber, email, specialism, skills, lineManager, deputy }: Person): Required<PersonDetails> => ({
  name, rank, staffNumber, email, specialism, skills, lineManager, deputy,
}); // prettier-ignore

const nobody: Choice = { value: '', text: 'Nobody' };
type Choosing = Pick<Person, 'organisation'> & { readonly id?: string; readonly named: readonly (string | null)[] };
/** Whom one may choose: of the organisation and, for a line manager, of its region; and whoever is named already, wherever they are. */
const peopleFor = (visit: Visit, { organisation, id, named }: Choosing, wide: boolean): readonly Choice[] => {
  const { nameOf, agencyOf } = wordsFor(visit);
  const { people, organisations } = visit.directory;
  const regionOf = (agency: string): string | null => organisations[agency]?.region ?? null;
  const near = (who: Person): boolean =>
    who.organisation === organisation || (wide && regionOf(organisation) !== null && regionOf(who.organisation) === regionOf(organisation));
  const fits = (who: Person): boolean => who.id !== id && ((who.active && near(who)) || named.includes(who.id));
  const own = Object.values(people).filter((who) => fits(who) && who.organisation === organisation);
  const others = Object.values(people).filter((who) => fits(who) && who.organisation !== organisation);
  const choices = (those: readonly Person[]): readonly Choice[] =>
    those
      .map((who) => ({ value: who.id, text: `${nameOf(who.id)}, ${agencyOf(who.organisation)}` }))
      .toSorted((one, other) => one.text.localeCompare(other.text));
  return [nobody, ...choices(own), ...choices(others)];
};
export const detailsDressing = (visit: Visit, choosing: Choosing): Dressing => ({
  choices: { lineManager: peopleFor(visit, choosing, true), deputy: peopleFor(visit, choosing, false) },
  hints: {
    deputy: 'Gives their commands while they are away, as they would themselves (ACC-6). Of the same organisation.',
    lineManager: 'An SIO, an SIA and a manager need one. Whoever triages stands outside the line of an SIO and of a SPOC (TRI-8).',
  },
});

/** A blank that was chosen stands in no body; on the page it is the answer "Nobody". */
export const withNobody = (answers: Answers): Answers =>
  new Map([...answers, ...['lineManager', 'deputy'].flatMap((name) => (answers.has(name) ? [] : [[name, ['']] as const]))]);

const cleared = ['specialism', 'lineManager', 'deputy'];
export const detailsBody = ({ answers }: Pick<Visit, 'answers'>) => changesIn(detailsForm, answers, cleared);

/** ACC-6: what another deputy changes, in sentences; nothing where it changes nothing now. */
const sentence = ({ who, with: beside, now, before, after }: CoverShift, nameOf: (id: string) => string): string => {
  const then = after === null ? 'nobody will' : `${nameOf(after)} will`;
  const is = before === null ? 'nobody does' : `${nameOf(before)} does`;
  const away = beside === null ? `${nameOf(who)} is away` : `${nameOf(who)} and ${nameOf(beside)} are both away`;
  return now
    ? `${away} at this moment. Now ${is} cover for ${nameOf(who)}; ${then} from the moment at which you change it.`
    : `While ${away}: now ${is} cover for ${nameOf(who)}; ${then}.`;
};
export type Effect = { readonly deputy: string; readonly lines: readonly string[] };
/** What is to be read before it is done: null where cover does not change, or was read with this very deputy already. */
export const effectOf = async (visit: Visit, who: Person): Promise<Effect | Problem | null> => {
  const body = detailsBody(visit);
  if (!('deputy' in body)) return null;
  const deputy = typeof body['deputy'] === 'string' ? body['deputy'] : null;
  const read = visit.answers.has('_read') && first(visit.answers, '_read') === (deputy ?? '');
  if (read) return null;
  const problem = await rehearseAdministration(visit.ports, visit.person, { name: 'amend-person', about: who.id, body });
  if (problem !== null) return problem;
  const after = withDirectory(visit.directory, { people: { [who.id]: { deputy } } });
  const { nameOf } = wordsFor(visit);
  const lines = coverShifts(who.id, { before: visit.directory, after }, visit.now).map((shift) => sentence(shift, nameOf));
  const none = 'Nobody covers for anybody otherwise than now: whoever is named is away themselves.';
  return { deputy: deputy ?? '', lines: lines.length === 0 ? [none] : lines };
};
