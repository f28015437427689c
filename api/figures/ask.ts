import type { Person } from '../../domain/directory.ts';
import type { FigureFilter, Counted, Ports } from '../ports.ts';
import { addressOf, casesOf } from './filter.ts';
import type { Figure, Told } from './figure.ts';

type Asked = { readonly figure: Figure; readonly by: Person; readonly filter: FigureFilter; readonly how: 'search' | 'export' };
/** A figure for one person, with what it counts; logged (REC-4). */
export const askFigure = async (
  ports: Pick<Ports, 'figures' | 'files' | 'consultations'>,
  { figure, by, filter, how }: Asked,
): Promise<Told & { readonly counted: Counted }> => {
  const cases = casesOf(filter);
  await ports.consultations.log({ actor: by.id, action: how, object: `stats/${figure.id}?${addressOf(figure.ofPeriod ? filter : cases)}` });
  const today = await ports.files.today();
  const [told, counted] = await Promise.all([
    figure.tell({ figures: ports.figures, files: ports.files, by, filter, ...today }),
    ports.figures.counted(by, cases),
  ]);
  return { ...told, counted };
};
