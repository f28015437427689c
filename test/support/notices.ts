import type { Notice, Questions } from '../../api/ports.ts';
import type { Person } from '../../domain/directory.ts';

/** Every notice that somebody's inbox lists, newest first. */
export const noticesIn = async (questions: Pick<Questions, 'inbox'>, asker: Person): Promise<readonly Notice[]> => {
  const { items, total } = await questions.inbox(asker, { page: 1, pageSize: 1000 });
  if (items.length !== total) throw new Error(`${String(total)} notices of ${asker.id}: more than are read at once`);
  return items;
};
