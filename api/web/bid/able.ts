import { whoCouldBring } from '../../../domain/could.ts';
import { mayOwn } from '../../../domain/directory.ts';
import { agencyName } from '../../../domain/facts.ts';
import { inNames } from '../command/able.ts';
import type { Visit } from '../visit.ts';

/** BID-1: through whom a bid of the visitor's agency goes; where nobody is there, what is to be done about it. */
export const ableToBring = async (visit: Visit) => {
  const { person, directory } = visit;
  const { organisation } = person;
  const able = inNames(visit, whoCouldBring(organisation, await visit.ports.files.facts(person, visit)));
  if (able.length > 0) return { able };
  const agency = agencyName({ directory }, organisation);
  return {
    next: mayOwn(directory.organisations[organisation])
      ? `An administrator names a SPOC of ${agency}.`
      : `${agency} owns no risk, so it brings no bid: a SPOC of the force, ROCU or national agency that holds the risk does.`,
  };
};
