// What a person does with a page: a link, a button, a form that is filled in and sent.
import type { Page } from 'playwright-core';
import { commandWords } from '../../api/web/wording/commands.ts';
import { meetingWords } from '../../api/web/wording/meetings.ts';
import { clickThrough } from '../web/browser.ts';
import { fill, send, type Filling } from '../web/filling.ts';
import { straightCast } from '../web/cast.ts';
import { road } from '../web/road-steps.ts';

/** What the forms of the straight road are filled in with. */
const fieldsOf = (command: string): Filling => road(straightCast, false).find((step) => step.command === command)?.fields ?? {};

export const press = async (page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> => {
  await clickThrough(page.locator('body').getByRole(role, { name }).first());
};
export const follow = async (page: Page, selector: string): Promise<void> => {
  await clickThrough(page.locator(selector).first());
};
/** What is said once a command is done: its own words, and nobody else's. */
export const doneOf = (command: string): string => {
  const words = new Map<string, { readonly done: string }>([...Object.entries(commandWords), ...Object.entries(meetingWords)]).get(command);
  if (words === undefined) throw new Error(`nothing is said of ${command}`);
  return words.done;
};
/** What the page says is done. The summary of faults is an alert too: whoever meets it has done nothing. */
export const said = async (page: Page): Promise<string> => {
  const faults = page.locator('.govuk-error-summary');
  if ((await faults.count()) > 0) throw new Error(`nothing was done: ${await faults.innerText()}`);
  const done = page.locator('.govuk-notification-banner--success');
  if ((await done.count()) === 0) throw new Error(`nothing is said to be done: ${await page.title()}`);
  return done.innerText();
};
/** From a case to the form of a command, filled in and sent. */
export const give = async (page: Page, command: string, fields: Filling = fieldsOf(command)): Promise<string> => {
  await follow(page, `a[href*="/do/${command}"]`);
  await fill(page, fields);
  await send(page);
  const told = await said(page);
  if (!told.includes(doneOf(command))) throw new Error(`${command} is said to be done so: ${told}`);
  return told;
};
/** The case of that name, wherever on this page it is listed. */
export const open = (page: Page, operation: string): Promise<void> => follow(page, `tr:has-text("${operation}") a`);
