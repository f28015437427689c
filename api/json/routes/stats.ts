import { z } from 'zod';
import { isIsoDate } from '../../../domain/words.ts';
import { askFigure } from '../../figures/ask.ts';
import { casesOf, daysIn, MOST_DAYS, usualDays } from '../../figures/filter.ts';
import type { Figure } from '../../figures/figure.ts';
import { figures } from '../../figures/list.ts';
import type { FigureFilter } from '../../ports.ts';
import { recordsIn } from '../../figures/table.ts';
import { invalidFields, problemOf } from '../../problems.ts';
import { priority } from '../answers/parts.ts';
import { figureAnswer } from '../answers/stats.ts';
import { line } from '../payloads/fields.ts';
import type { Title } from '../payloads/asks.ts';
import { noted } from '../payloads/notes.ts';
import { ok, question, refusal, type Call, type House, type Reply, type Route } from '../route.ts';

const day = (title: Title) => noted(z.string().refine(isIsoDate), { title, advice: 'A date such as 2026-04-01.' }).exactOptional();
const cases = {
  region: line({ title: 'Region' }, 64).exactOptional(),
  agency: line({ title: 'Owner', organisation: true }, 100).exactOptional(),
  priority: noted(priority, { title: 'Priority' }).exactOptional(),
};
const days = { from: day('First day'), to: day('Last day') };

const answered = async (
  { ports }: House,
  { by }: Call,
  { figure, asked }: { readonly figure: Figure; readonly asked: Partial<FigureFilter> },
): Promise<Reply> => {
  if (!figure.mayAsk(by)) return refusal(problemOf('figures-elsewhere'));
  const filter = { ...usualDays(await ports.clock.now()), ...asked };
  if (filter.from > filter.to) return refusal(invalidFields([{ path: 'to', message: 'Give a last day that is not before the first.' }]));
  if (daysIn(filter) > MOST_DAYS)
    return refusal(invalidFields([{ path: 'from', message: `Give days that are at most ${String(MOST_DAYS)} in all.` }]));
  const { table, counted } = await askFigure(ports, { figure, by, filter, how: 'search' });
  const { id, title, says } = figure;
  return ok({
    figure: id,
    title,
    says,
    filter: figure.ofPeriod ? filter : casesOf(filter),
    counted,
    columns: table.columns,
    rows: recordsIn(table),
  });
};
const routeOf = (figure: Figure): Route => {
  const about = {
    path: `/stats/${figure.id}`,
    id: `stats-${figure.id}`,
    summary: `${figure.title}, over exactly the cases that the caller may open or measure.`,
    tag: 'lists',
    answers: { 200: { says: figure.says.join(' '), schema: figureAnswer } },
    refuses: [403, 422],
  } as const;
  // What is of now has no days to ask for: they are refused like any other unknown field.
  return figure.ofPeriod
    ? question({
        ...about,
        query: z.strictObject({ ...cases, ...days }),
        handle: (house, call) => answered(house, call, { figure, asked: call.asked }),
      })
    : question({ ...about, query: z.strictObject(cases), handle: (house, call) => answered(house, call, { figure, asked: call.asked }) });
};
export const statsRoutes: readonly Route[] = figures.map(routeOf);
