// A person with a keyboard and nothing else: what has the focus is seen, and is reached by Tab alone.
import type { Page } from 'playwright-core';
import { toNext } from './browser.ts';
import type { Filling } from './filling.ts';

const MOST_TABS = 600;
/** What is wrong with where the focus is: it is not seen, or something lies over it (WCAG 2.4.7, 2.4.11). */
const faultOfFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const held = document.activeElement;
    if (held === null || held === document.body) return null;
    const { left, top, width, height } = held.getBoundingClientRect();
    const { outlineStyle, boxShadow } = getComputedStyle(held);
    const shows = outlineStyle !== 'none' || boxShadow !== 'none' || held.matches('input[type="radio"], input[type="checkbox"]');
    const said = `${held.tagName.toLowerCase()} ${held.getAttribute('name') ?? held.textContent.trim().slice(0, 40)}`;
    if (!shows) return `${said}: the focus is not seen`;
    const above = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
    return above === null || held.contains(above) || above.contains(held) || above.closest('label')?.control === held
      ? null
      : `${said}: something lies over it`;
  });

/** Tabs on until what has the focus answers the selector; what is wrong on the way is told. */
export const reach = async (page: Page, selector: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) {
      const fault = await faultOfFocus(page);
      return fault === null ? faults : [...faults, fault];
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${selector} on ${page.url()}`);
};
/** Reaches it and presses Enter; the next page is there. */
export const follow = async (page: Page, selector: string): Promise<readonly string[]> => {
  const faults = await reach(page, selector);
  await toNext(page, () => page.keyboard.press('Enter'));
  return faults;
};

const valueOf = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
/** Arrow by arrow to the wanted one of a group of radio buttons or of a list. */
const choose = async (page: Page, value: string): Promise<void> => {
  for (let steps = 0; steps < 60 && (await valueOf(page)) !== value; steps += 1) await page.keyboard.press('ArrowDown');
  if ((await valueOf(page)) !== value) throw new Error(`no way by arrows to ${value}`);
};
const fillOne = async (page: Page, name: string, value: string): Promise<readonly string[]> => {
  const field = page.locator(`form#form [name="${name}"]`).first();
  const kind = await field.evaluate((element) => (element as HTMLInputElement).type);
  const own = `form#form [name="${name}"]`;
  if (kind === 'checkbox') {
    const faults = await reach(page, `${own}[value="${value}"]`);
    if (!(await page.evaluate(() => (document.activeElement as HTMLInputElement).checked))) await page.keyboard.press('Space');
    return faults;
  }
  const faults = await reach(page, own);
  if (kind === 'radio') {
    await page.keyboard.press('Space');
    await choose(page, value);
  } else if (kind.startsWith('select')) await choose(page, value);
  else {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(value);
  }
  return faults;
};
/** Fills in a form and sends it, from the first field to the button; a row that is not there yet is asked for with its button. */
export const fillByKeyboard = async (page: Page, fields: Filling): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const [name, values] of Object.entries(fields)) {
    const list = /^(.*?)\.\d+(\.|$)/.exec(name)?.[1];
    if ((await page.locator(`form#form [name="${name}"]`).count()) === 0 && list !== undefined)
      faults.push(...(await follow(page, `button[value="add:${list}"]`)));
    for (const value of [values].flat()) faults.push(...(await fillOne(page, name, value)));
  }
  return [...faults, ...(await follow(page, 'form#form .app-actions button'))];
};
