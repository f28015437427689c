import type { SittingStatus } from '../../domain/sitting.ts';
import type { Chapter } from '../waiting/story.ts';

/** Every status of a sitting as a reader, and Temporal's own screen, see it. A missing one does not compile. */
export const chapters: { readonly [S in SittingStatus]: Chapter } = {
  open: { title: 'Called', waitsFor: 'papers, and the day of the sitting' },
  'papers-closed': { title: 'Papers closed', waitsFor: 'the day of the sitting' },
  'in-session': { title: 'In session', waitsFor: 'every item to be decided' },
  decided: { title: 'Decided', waitsFor: 'the minutes to be approved' },
  minuted: { title: 'Minuted', waitsFor: 'nothing; a later command wakes it' },
  cancelled: { title: 'Cancelled', waitsFor: 'nothing' },
};
