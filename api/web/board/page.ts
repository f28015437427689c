import type { BoardStage } from '../../ports.ts';
import { addressOf } from '../../figures/filter.ts';
import { isStage } from '../wording/stages.ts';
import { pageIn } from '../form/answers.ts';
import { chosenIn, filterForm } from '../figures/filter.ts';
import type { PageOf, Visit } from '../visit.ts';

/** Of each stage so many on the board; so many on a page of one stage. */
const [EACH, PAGE_SIZE] = [4, 25];

const shown = async (visit: Visit, stage: BoardStage['stage'] | undefined) => {
  const { ports, person, query } = visit;
  const chosen = chosenIn(visit);
  const page = stage === undefined ? 1 : pageIn(query);
  const asked = { ...chosen.cases, page, pageSize: stage === undefined ? EACH : PAGE_SIZE };
  const stages = await ports.figures.board(person, stage === undefined ? asked : { ...asked, stage });
  const address = addressOf(chosen.cases);
  await ports.consultations.log({
    actor: person.id,
    action: 'search',
    object: `board${stage === undefined ? '' : `/${stage}`}?${address}`,
  });
  return { ...filterForm(visit, chosen, false), stages, page };
};
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Every live case that this person may see, by stage: how long it is here, how much of its time is used, who holds the pen since when. */
export const board: PageOf = async (visit) => {
  const data = await shown(visit, undefined);
  const { stages } = data;
  const totals = { total: sum(stages.map(({ total }) => total)), overdue: sum(stages.map(({ overdue }) => overdue)) };
  return { kind: 'page', view: 'board/view.njk', title: 'Board', data: { ...data, ...totals } };
};
/** All of one stage, a page at a time. */
export const boardStage: PageOf = async (visit) => {
  const stage = visit.param('stage');
  if (!isStage(stage)) return { kind: 'missing' };
  const { stages, page, ...data } = await shown(visit, stage);
  const [only] = stages;
  const pages = Math.max(1, Math.ceil((only?.total ?? 0) / PAGE_SIZE));
  return { kind: 'page', view: 'board/stage.njk', title: 'Board', data: { ...data, stage, only: only ?? null, found: { page }, pages } };
};
