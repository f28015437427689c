// A day's main act of each kind of person, by clicks from their home page, over the cases of the demonstration.
import type { Page } from 'playwright-core';
import { send, type Filling } from '../web/filling.ts';
import { straightCast as cast } from '../web/cast.ts';
import { doneOf, follow, give, open, press, said } from './clicks.ts';

/** Which of the two goes: the same act is done with scripts and without, each on a case of its own. */
export type Turn = { readonly javaScript: boolean };
type Day = {
  readonly part: string;
  readonly who: string;
  readonly does: string;
  /** From home to what is said then. */
  readonly act: (page: Page, turn: Turn) => Promise<string>;
  readonly done: string | RegExp;
};

/** Fills the three fields of a day so many days from now. */
const setDay = async (page: Page, name: string, daysOn: number): Promise<void> => {
  const day = new Date(Date.now() + daysOn * 86_400_000);
  const group = page.getByRole('group', { name });
  for (const [part, of] of [
    ['Day', day.getUTCDate()],
    ['Month', day.getUTCMonth() + 1],
    ['Year', day.getUTCFullYear()],
  ] as const)
    await group.getByLabel(part).fill(String(of));
};
const reason = { reason: 'It is needed before the court sits.' };
const decided = (outcome: string): Filling => ({
  outcome,
  'optionsConsidered.0': 'Retain with the owner.',
  'optionsConsidered.1': 'Transfer to the ROCU.',
  rationale: 'The ROCU holds the wider picture.',
  ...(outcome === 'transfer' ? { newOwner: 'northmarch-rocu' } : {}),
});

export const days: readonly Day[] = [
  {
    part: 'force SPOC',
    who: cast.spoc,
    does: 'checks a prepared bid and submits it',
    done: /Bid received/,
    act: async (page) => {
      await press(page, 'link', 'Guided journey');
      await press(page, 'button', 'Begin the guided journey');
      await press(page, 'link', 'Open the prepared bid');
      await press(page, 'link', 'Check your answers');
      await press(page, 'button', 'Submit the bid');
      return page.locator('main').innerText();
    },
  },
  {
    part: 'gateway triage officer',
    who: cast.officer,
    does: 'takes the next bid and recommends it',
    done: doneOf('recommend'),
    act: async (page) => {
      await press(page, 'button', 'Give me the next one');
      return give(page, 'recommend');
    },
  },
  {
    part: 'gateway manager',
    who: cast.gateway,
    does: 'confirms what somebody flagged as urgent',
    done: doneOf('confirm-urgent'),
    act: async (page) => {
      await press(page, 'link', /flagged as urgent/);
      return give(page, 'confirm-urgent', reason);
    },
  },
  {
    part: 'TOEX manager',
    who: cast.manager,
    does: 'accepts a bid that waits for consideration',
    done: doneOf('accept'),
    act: async (page) => {
      await press(page, 'link', /To consider/);
      await follow(page, 'tbody .app-ref a');
      return give(page, 'accept');
    },
  },
  {
    part: 'SIA',
    who: cast.sia,
    does: 'assigns a team',
    done: doneOf('assign-team'),
    act: async (page, { javaScript }) => {
      await open(page, javaScript ? 'STANWICK' : 'THIRLBY');
      return give(page, 'assign-team', { members: ['analyst.northmarch', 'finance.northmarch'] });
    },
  },
  {
    part: 'team',
    who: cast.analyst,
    does: 'logs work by its source',
    done: doneOf('log-work'),
    act: async (page, { javaScript }) => {
      await open(page, javaScript ? 'STANWICK' : 'THIRLBY');
      return give(page, 'log-work');
    },
  },
  {
    part: 'SIO',
    who: cast.sio,
    does: 'signs the version of the terms that is offered',
    done: doneOf('sign-terms'),
    act: async (page, { javaScript }) => {
      await open(page, javaScript ? 'THORNBY' : 'ORMSIDE');
      return give(page, 'sign-terms');
    },
  },
  {
    part: 'manager (stalled)',
    who: cast.manager,
    does: 'nudges whoever holds the pen of what stands still',
    done: doneOf('nudge'),
    act: async (page) => {
      await press(page, 'link', 'Stalled');
      return give(page, 'nudge');
    },
  },
  {
    part: 'secretary',
    who: 'secretary.northmarch',
    does: 'lists a case for the next sitting',
    done: doneOf('list-for-meeting'),
    act: async (page, { javaScript }) => {
      await open(page, javaScript ? 'DENHOLM' : 'MILBURN');
      await follow(page, 'a[href*="/do/list-for-meeting"]');
      await page.locator('form#form [name="meeting"]').first().check();
      await send(page);
      return said(page);
    },
  },
  {
    part: 'chair',
    who: 'chair.northmarch',
    does: 'starts the sitting, and decides',
    done: doneOf('record-decision'),
    act: async (page, { javaScript }) => {
      await press(page, 'link', 'Sittings');
      await follow(page, 'tbody .app-ref a, tbody th a');
      if (javaScript) await give(page, 'start', {});
      return give(page, 'record-decision', decided(javaScript ? 'transfer' : 'retain'));
    },
  },
  {
    part: 'receiving owner',
    who: 'owner-lead.northmarch-rocu',
    does: 'reads what is offered and accepts it with a named lead',
    done: doneOf('accept-transfer'),
    act: async (page) => {
      await press(page, 'link', /A threat is offered to your agency/);
      return give(page, 'accept-transfer', { lead: 'sio.northmarch-rocu' });
    },
  },
  {
    part: 'performance',
    who: 'performance.national',
    does: 'exports the value of the period',
    done: /\.csv$/,
    act: async (page) => {
      await press(page, 'link', 'Value');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as CSV' }).click()]);
      return download.suggestedFilename();
    },
  },
  {
    part: 'auditor',
    who: 'auditor.national',
    does: 'verifies every chain of the record',
    done: /Every chain holds/,
    act: async (page) => {
      await press(page, 'link', 'Audit');
      await press(page, 'button', 'Verify the chains of the journal');
      return page.getByRole('status').filter({ hasText: 'chain' }).first().innerText();
    },
  },
  {
    part: 'administrator',
    who: 'admin.national',
    does: 'records an absence',
    done: /The absence is recorded/,
    act: async (page, { javaScript }) => {
      await press(page, 'link', 'Administration');
      const name = javaScript ? 'Stephen Nash' : 'Tom Ashby';
      await page.getByLabel('Name, agency or role').fill(name);
      await press(page, 'button', 'Find');
      await press(page, 'link', new RegExp(name));
      await setDay(page, 'First day', 20);
      await setDay(page, 'Last day', 25);
      await press(page, 'button', 'Set the absence');
      return said(page);
    },
  },
];
