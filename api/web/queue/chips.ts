import type { Visit } from '../visit.ts';
import { codeInWords } from '../wording/codes.ts';
import { stageTitle } from '../wording/stages.ts';
import { addressOf, narrowing, without, type Filter, type Narrowing } from './filter.ts';

export type Chip = { readonly says: string; readonly href: string };

/** Each filter that is on, in words, with the address of the list without it. */
export const chipsOf = (filter: Filter, { directory }: Pick<Visit, 'directory'>): readonly Chip[] => {
  const { priority, stage, owner, region, marking, party, held, overdue } = narrowing(filter);
  const said: readonly (readonly [keyof Narrowing, string | null])[] = [
    ['priority', priority === undefined ? null : `Priority: ${priority}`],
    ['stage', stage === undefined ? null : `Stage: ${stageTitle(stage)}`],
    ['owner', owner === undefined ? null : `Owner: ${directory.organisations[owner]?.name ?? owner}`],
    ['region', region === undefined ? null : `Region: ${directory.regions[region]?.name ?? region}`],
    ['marking', marking === undefined ? null : `Marking: ${marking}`],
    ['party', party === undefined ? null : `With: ${codeInWords(party)}`],
    ['held', held === undefined ? null : 'On hold'],
    ['overdue', overdue === undefined ? null : 'Overdue'],
  ];
  return said.flatMap(([name, says]) => (says === null ? [] : [{ says, href: `?${addressOf(without(filter, name))}` }]));
};
