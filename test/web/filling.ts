// Filling in a generated form in a browser, by the names of its fields.
import type { Page } from 'playwright-core';
import { clickThrough } from './browser.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import { answersOf } from '../../api/web/form/answers.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';

export type Filling = Readonly<Record<string, string | readonly string[]>>;

/** A product that was worth something, as the form of a value entry asks for it. */
export const provenValue: Filling = {
  'value.toexRole': 'led',
  'value.kind': 'product-delivered',
  'value.fourP': 'pursue',
  'value.level': 'moderate',
  'value.basis': 'The profile was used.',
  'value.confidence': 'medium',
  'value.evidenceRef': 'ALD/EV/1',
  'value.counts.arrests': '3',
  'value.attributionPercent': '60',
};

/** What a person would type and tick to say this bid. */
export const fillingOf = (bid: unknown): Filling =>
  Object.fromEntries(
    [...answersOf(fieldsOf(wireSchemas['submit-bid']), bid)].filter(
      ([name]) => !/^(owningAgency|region)$|\.count$|scheme(Version)?$/.test(name),
    ),
  );

/** The row that is not there yet is asked for with the button of its list. */
const withRow = async (page: Page, name: string): Promise<void> => {
  if ((await page.locator(`form#form [name="${name}"]`).count()) > 0) return;
  const list = /^(.*?)\.\d+(\.|$)/.exec(name)?.[1];
  if (list === undefined) throw new Error(`the form has no field ${name}`);
  await clickThrough(page.locator(`button[value="add:${list}"]`));
};
const fillOne = async (page: Page, name: string, value: string): Promise<void> => {
  const field = page.locator(`form#form [name="${name}"]`);
  const kind = await field.first().evaluate((element) => `${element.tagName}:${element.getAttribute('type') ?? ''}`);
  if (kind === 'SELECT:') await field.selectOption(value);
  else if (/radio|checkbox/.test(kind)) await page.locator(`form#form [name="${name}"][value="${value}"]`).check();
  else await field.fill(value);
};
export const fill = async (page: Page, fields: Filling): Promise<void> => {
  for (const [name, values] of Object.entries(fields)) {
    if ([values].flat().length > 0) await withRow(page, name);
    for (const value of [values].flat()) await fillOne(page, name, value);
  }
};
export const send = async (page: Page): Promise<void> => {
  await clickThrough(page.locator('form#form .app-actions button').first());
};
