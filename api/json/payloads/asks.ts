import { asksOfBid } from './asks-bid.ts';
import { asksOfCase } from './asks-case.ts';

/** Every label of a form and the words that ask for it, side by side: whoever adds a label says what to do where it is missing. */
const asks = { ...asksOfBid, ...asksOfCase } as const;
/** A question that is answered by yes or no asks for itself. */
export type Title = keyof typeof asks | `${string}?`;

const isAsked = (title: string): title is keyof typeof asks => Object.hasOwn(asks, title);
/** What to do, as an imperative without its full stop. */
export const askFor = (title: Title): string => (isAsked(title) ? asks[title] : `Choose yes or no: ${title}`);
