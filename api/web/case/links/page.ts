import { offered } from '../../../../domain/decide.ts';
import { markingsOf } from '../../../../domain/marking.ts';
import { linksFor, mergesFor } from '../../../links.ts';
import { commandWords } from '../../wording/commands.ts';
import { worded } from '../open.ts';
import type { Part } from '../page.ts';

/** The cases that belong with this one, as far as its reader may see them, and what a leading case has disclosed. */
export const links: Part = async (visit, { on, facts }) => {
  const seen = await linksFor(visit.ports, { on, facts });
  const can = (name: 'unlink' | 'confirm-link') => offered(name, on, facts) === null;
  const step = (name: 'unlink' | 'confirm-link', other: string) => ({
    title: commandWords[name].title,
    href: `/cases/${on.ref}/do/${name}?of=${other}`,
  });
  return {
    markings: seen.flatMap(({ products }) => markingsOf(products)),
    merges: await worded(visit, await mergesFor(visit.ports, { on, facts })),
    links: await worded(
      visit,
      seen.map((link) => ({
        ...link,
        steps: [
          ...(link.status === 'asked' && can('confirm-link') ? [step('confirm-link', link.other)] : []),
          ...(can('unlink') ? [step('unlink', link.other)] : []),
        ],
      })),
    ),
  };
};
