import type { Part } from '../page.ts';

/** Who owns the risk, who owned it before, and what the master list shows: all of it stands in the case itself. */
export const ownership: Part = () => Promise.resolve({});
