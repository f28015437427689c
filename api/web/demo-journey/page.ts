import { mayOpen } from '../../../domain/access.ts';
import { isLive, type Case } from '../../../domain/case.ts';
import { offered } from '../../../domain/decide.ts';
import { readReference } from '../../../domain/reference.ts';
import { factsFor } from '../../beside.ts';
import { newKey } from '../command/form.ts';
import type { Journey } from '../settings.ts';
import type { PageOf, Visit } from '../visit.ts';
import { commandWords } from '../wording/commands.ts';

type Step = Journey['steps'][number];
type Next = { readonly who: string; readonly does: string };

/** The first persona for whom the case opens and who may move it on from here, with what they would do. */
const whoMoves = async ({ ports, person: visitor, settings, directory }: Visit, on: Case, step: Step): Promise<Next | null> => {
  const known = await factsFor(ports, on, await ports.files.facts(visitor));
  for (const command of step.commands)
    for (const { id } of settings.personas) {
      const person = directory.people[id];
      if (person?.active !== true) continue;
      if (mayOpen(on, person, known) !== 'page') continue;
      if (offered(command, on, { ...known, actor: person }) === null) return { who: id, does: commandWords[command].title };
    }
  return null;
};

/** The reference that is followed: the one in the address, else what the draft of this journey was submitted as. */
const followed = async ({ ports, param, guided }: Visit) => {
  const draft = guided === '' ? null : await ports.drafts.byId(guided);
  const ref = param('ref') === '' ? (draft?.submission?.ref ?? null) : readReference(param('ref'));
  return { draft, on: ref === null ? null : await ports.files.open(ref) };
};

/** Demonstration: where a case is on its journey, who acts next and why; being that person is one click away. */
export const demoJourney: PageOf = async (visit) => {
  const { settings, ports, person, param } = visit;
  const { journey } = settings;
  if (journey === null) return { kind: 'missing' };
  const { draft, on } = await followed(visit);
  // ACC-3 holds in a demonstration too: a case named in the address is shown to whom it opens.
  const asked = param('ref') !== '';
  if (asked && (on === null || mayOpen(on, person, await ports.files.facts(person)) !== 'page')) return { kind: 'missing' };
  const at = on === null ? -1 : journey.steps.findIndex(({ stages }) => stages.includes(on.stage));
  const step = journey.steps[at];
  const next = on === null || step === undefined ? null : await whoMoves(visit, on, step);
  return {
    kind: 'page',
    view: 'demo-journey/view.njk',
    title: 'Guided journey',
    data: { steps: journey.steps, at, c: on, over: on !== null && !isLive(on), next, draft, begin: journey.begin, key: newKey() },
  };
};
