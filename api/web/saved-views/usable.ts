import type { SavedView } from '../../ports.ts';
import type { Person } from '../../../domain/directory.ts';
import { isId } from '../../middleware/headers.ts';
import type { Visit } from '../visit.ts';

/** Who may use a view: its owner, and where it is shared whoever is of the agency it was made in. It only narrows their own queue down. */
export const mayUse = ({ owner, shared, agency }: SavedView, who: Person): boolean =>
  owner === who.id || (shared && agency === who.organisation);

export const viewNamed = ({ ports }: Visit, id: string): Promise<SavedView | null> =>
  isId(id) ? ports.savedViews.byId(id) : Promise.resolve(null);
/** The views of one queue that a person may use, their own first. */
export const viewsOf = async ({ ports, person }: Visit, queue: string): Promise<readonly SavedView[]> => {
  const views = (await ports.savedViews.usedBy({ owner: person.id, agency: person.organisation })).filter((view) => view.queue === queue);
  return views.toSorted((one, other) => Number(other.owner === person.id) - Number(one.owner === person.id));
};
