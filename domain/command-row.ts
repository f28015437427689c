import type { Case } from './case.ts';
import type { Stage } from './words.ts';

/** One line of the list of commands: on what it is given, in which stages, with which payload. */
export type Row<Where extends Stage, Payload> = { on: Case; stage: Where; payload: Payload };
