import { readFileSync } from 'node:fs';
import { z } from 'zod';

const file = z.object({ bids: z.array(z.object({ submittedBy: z.string(), bid: z.record(z.string(), z.unknown()) })) });
/** The bids that come with the specification, outside the project. */
export const { bids } = file.parse(JSON.parse(readFileSync('../shared/samples/bids.json', 'utf8')));

/** The first of them, to be spoiled field by field. */
export const soundBid = (): Record<string, Record<string, unknown>> => z.record(z.string(), z.any()).parse(structuredClone(bids[0]?.bid));
/** Which of them is a bid of this agency. */
export const ofAgency = (agency: string): number => bids.findIndex(({ bid }) => JSON.stringify(bid).includes(`"owningAgency":"${agency}"`));
