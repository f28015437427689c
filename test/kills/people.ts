import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fresh, type Given } from '../support/caller.ts';

const sampleFile = new URL('../../../shared/samples/bids.json', import.meta.url);
const samples = z
  .object({ bids: z.array(z.object({ submittedBy: z.string(), bid: z.looseObject({ operationName: z.string() }) })) })
  .parse(JSON.parse(readFileSync(sampleFile, 'utf8'))).bids;

type Side = { readonly spoc: string; readonly sio: string; readonly managers: readonly string[]; readonly officers: readonly string[] };
const northmarch = {
  managers: ['gateway-manager.northmarch', 'gateway-manager2.northmarch'],
  officers: ['triage.northmarch', 'triage2.northmarch'],
};
const southvale = { managers: ['gateway-manager.southvale'], officers: ['triage.southvale'] };
const sides: Readonly<Record<string, Side>> = {
  MARLPIT: { spoc: 'spoc.aldershire', sio: 'sio.aldershire', ...northmarch },
  GANNETRY: { spoc: 'spoc.aldershire', sio: 'sio.aldershire', ...northmarch },
  MARLBOW: { spoc: 'spoc.brackenshire', sio: 'sio.brackenshire', ...northmarch },
  HEXFORD: { spoc: 'spoc.dunmere', sio: 'sio.dunmere', ...southvale },
};
export const operations = Object.keys(sides);

/** Who stands about a bid of the samples. */
export const sideOf = (operation: string): Side => {
  const side = sides[operation];
  if (side === undefined) throw new Error(`no such operation: ${operation}`);
  return side;
};

/** A bid of the samples, as it stands, given anew. */
export const bidOf = (operation: string): Given => {
  const sample = samples.find(({ bid }) => bid.operationName === operation);
  if (sample === undefined) throw new Error(`no such sample: ${operation}`);
  return fresh(sample.submittedBy, '/bids', sample.bid);
};

let notes = 0;
/** A note with a text that no other has. */
export const noteOn = (ref: string, by: string): Given =>
  fresh(by, `/cases/${ref}/commands/note`, { text: `Note ${++notes} by ${by} on ${ref}.` });
export const claimOf = (ref: string, by: string): Given => fresh(by, `/cases/${ref}/commands/claim`);
export const releaseOf = (ref: string, by: string): Given => fresh(by, `/cases/${ref}/commands/release`);

/** May see and verify the record, but no narrative. */
export const auditor = 'auditor.national';
