import { offered } from '../../../../domain/decide.ts';
import { wireSchemas } from '../../../json/payloads/families.ts';
import { followingOf } from '../../../following.ts';
import { sectionsOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import { datesOfCase } from '../../dates/dates.ts';
import { overlapMarkings, overlapsBeside } from '../overlaps/on-file.ts';
import type { Part } from '../page.ts';
import { declineLines } from '../triage/read.ts';
import { worded } from '../open.ts';

const fields = fieldsOf(wireSchemas['submit-bid']);

/** The bid on one page, as it was submitted. */
export const overview: Part = async (visit, { on, facts, opens }) => {
  const [overlaps, following, bid, decline] = await Promise.all([
    overlapsBeside(visit, on),
    followingOf(visit.ports, { on, facts }),
    worded(visit, on.bid),
    declineLines(visit, on),
  ]);
  return {
    overlaps,
    markings: overlapMarkings(overlaps),
    linking: offered('link', on, facts) === null,
    following,
    decline,
    // A former owner reads what was, and has no dates to come.
    dates: opens === 'page' ? datesOfCase(on) : [],
    sections: sectionsOf(fields, bid, { ...visit, on }),
  };
};
