import { differing } from './administration-details.ts';
import { did, misfits, wrong, type Problem, type Ruled } from './administration-ruling.ts';
import type { AdministrationCommands, OrganisationDetails } from './administration-state.ts';
import type { Organisation, OrganisationKind } from './directory.ts';
import { organisationIdShape } from './directory-rules.ts';
import { agencyName, type Facts } from './facts.ts';
import { no, refuse } from './table.ts';

/**
 * What an organisation is called, its code and its calendar; OWN-2: never its kind. Clocks of a case count by the calendar of its region
 * (CLK-1) and those of a sitting by the one of its body: an agency's own moves none, and a body's comes with the configuration.
 */
export const amendOrganisation = (
  { organisation: id, ...given }: AdministrationCommands['amend-organisation']['payload'],
  facts: Facts,
): Ruled => {
  const standing = facts.directory.organisations[id];
  const { changed, was } = differing<OrganisationDetails>(given, standing ?? {});
  if (Object.keys(changed).length === 0)
    return no(refuse('already-recorded', 'ACC-1', { what: `All that you give of ${agencyName(facts, id)}` }));
  const ofBody: readonly Problem[] =
    changed.calendar !== undefined && standing?.kind === 'body'
      ? [{ path: 'calendar', rule: 'CLK-6', message: 'Leave the calendar of a body as it is: clocks run by it, and it comes with the configuration.' }]
      : []; // prettier-ignore
  const change = { people: {}, organisations: { [id]: changed } };
  const [first, ...more] = [...ofBody, ...misfits(change, { id, fields: Object.keys(changed), else: 'name' }, facts)];
  return first === undefined
    ? did([{ type: 'organisation-amended', about: { organisation: id, changed, was }, after: change }])
    : wrong(first, ...more);
};

/** The kinds that stand for themselves; a ROCU, a TOEX unit and a body stand for a region. */
export const addable: readonly OrganisationKind[] = ['force', 'national', 'partner'];
/** OWN-2: what is added is no TOEX, whatever it is called. */
export const addOrganisation = (payload: AdministrationCommands['add-organisation']['payload'], facts: Facts): Ruled => {
  const { organisation: id, name, kind, calendar, region = null, code = null } = payload;
  const there = Object.hasOwn(facts.directory.organisations, id);
  const own: readonly Problem[] = [
    ...(organisationIdShape.test(id)
      ? []
      : [{ path: 'organisation', rule: 'ACC-1' as const, message: 'Give an id of lower-case letters, digits and hyphens, such as aldershire.' }]),
    ...(there
      ? [{ path: 'organisation', rule: 'ACC-1' as const, message: `Give another id: ${id} is ${agencyName(facts, id)}.` }]
      : []),
    ...(addable.includes(kind)
      ? []
      : [{ path: 'kind', rule: 'OWN-2' as const, message: 'Choose a force, a national agency or a partner: a ROCU, a TOEX unit and a body stand for a region and come with the configuration.' }]),
  ]; // prettier-ignore
  const added: Organisation = { id, name, kind, region, calendar, code };
  const change = { people: {}, founded: { [id]: added } };
  const fresh = there ? '' : id;
  const asked = { id: fresh, fields: ['name', 'region', 'code'], else: 'organisation' };
  const misfit = misfits({ people: {}, founded: { [fresh]: { ...added, id: fresh } } }, asked, facts);
  const [first, ...more] = [...own, ...misfit];
  return first === undefined ? did([{ type: 'organisation-added', about: payload, after: change }]) : wrong(first, ...more);
};
