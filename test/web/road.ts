// The straight road of one bid, walked in a browser as each person in turn, with nothing but pages and forms.
import type { Browser, Page } from 'playwright-core';
import { tabOf } from './browser.ts';
import { fill, fillingOf, send, type Filling } from './filling.ts';

/** What is asked of every page on the way: axe, complaints of the browser. */
export type Look = (page: Page, where: string) => Promise<void>;

const score = (at: string): Filling => ({
  ...Object.fromEntries(
    [
      'harm.physical',
      'harm.psychological',
      'harm.financial',
      'harm.community',
      'scope',
      'likelihood',
      'vulnerability',
      'capacity',
      'capability',
    ].map((name) => [`${at}.${name}`, '3']),
  ),
  [`${at}.confidence`]: 'medium',
  [`${at}.rationale`]: 'Three reports, two sources.',
});
const date = (at: string, [day, month, year]: readonly [string, string, string]): Filling => ({
  [`${at}.day`]: day,
  [`${at}.month`]: month,
  [`${at}.year`]: year,
});
const terms: Filling = {
  'terms.purpose': 'One joined picture.',
  'terms.objectives.0': 'Know who is involved.',
  'terms.questions.0': 'Who leads the group?',
  'terms.inScope': 'The retail park.',
  'terms.outOfScope': 'Other towns.',
  ...date('terms.period.to', ['26', '2', '2028']),
  'terms.products.0.type': 'problem-profile',
  'terms.products.0.title': 'Profile of the group',
  'terms.products.0.format': 'document',
  ...date('terms.products.0.due', ['28', '1', '2028']),
  'terms.dataSources': ['pnd'],
  'terms.authorities': 'None beyond the usual.',
  ...date('terms.reviewPoints.0', ['10', '1', '2028']),
  'terms.assumptions': 'Two analysts.',
  'terms.dissemination': 'To the SIO.',
  'terms.successMeasures': 'The SIO can act.',
};

type Step = { readonly by: string; readonly command: string; readonly fields: Filling };
const because: Filling = { rationale: 'Because it fits.' };
const step = (by: string, command: string, fields: Filling = {}): Step => ({ by, command, fields });
export type Cast = {
  readonly spoc: string;
  readonly officer: string;
  readonly gateway: string;
  readonly manager: string;
  readonly sia: string;
  readonly analyst: string;
  readonly sio: string;
};

/** From the queue to closure. A bid of the own ROCU has its recommendation countersigned (TRI-8). */
const road = ({ officer, gateway, manager, sia, analyst, sio }: Cast, ownRocu: boolean): readonly Step[] => [
  step(officer, 'claim'),
  step(officer, 'recommend', {
    'assessment.complete': 'true',
    'assessment.inRemit': 'true',
    'assessment.overlapsChecked': 'true',
    'assessment.priority': 'P2',
    'assessment.confidence': 'medium',
    ...score('assessment.score'),
    'assessment.rationale': 'Fits the remit.',
  }),
  ...(ownRocu ? [step(gateway, 'countersign-recommendation', because)] : []),
  step(manager, 'accept', because),
  step(manager, 'allocate', { sia, overrideReason: 'Knows the SIO’s force.' }),
  step(sia, 'record-first-contact', { sioConfirmed: 'true', note: 'By telephone.' }),
  step(sia, 'propose-terms', terms),
  step(sio, 'sign-terms'),
  step(sia, 'assign-team', { members: [analyst] }),
  step(analyst, 'log-work', {
    'source.system': 'PND',
    'source.level': 'national',
    hours: '3.5',
    result: 'Two links found.',
    pndRecorded: 'false',
  }),
  step(analyst, 'confirm-pnd'),
  step(analyst, 'submit-product', {
    'product.heldAt': 'case store, folder 12',
    'product.options.0.strand': 'enforcement',
    'product.options.0.fourP': 'pursue',
    'product.options.0.text': 'Visit the retail park.',
    'product.gaps.0': 'Vehicles.',
  }),
  step(sia, 'review-product', { outcome: 'release', comments: 'Sound.', pndConfirmed: 'true' }),
  step(sio, 'accept-product', { comments: 'Useful.', 'options.0.adopted': 'true', 'options.0.owner': sio }),
  step(sia, 'propose-reassessment', {
    ...score('score'),
    'scale.nimLevel': '2',
    'scale.crossForce': 'true',
    'scale.crossRegion': 'false',
    'scale.international': 'false',
    recommendation: ownRocu ? 'remain-rocu' : 'remain-force',
    rationale: 'The owner can hold it.',
  }),
  step(sio, 'sign-reassessment'),
  step(sio, 'confirm-ownership', because),
  step(sia, 'log-value', {
    'value.toexRole': 'led',
    'value.kind': 'product-delivered',
    'value.fourP': 'pursue',
    'value.level': 'moderate',
    'value.basis': 'The profile was used.',
    'value.confidence': 'medium',
    'value.evidenceRef': 'ALD/EV/1',
    'value.counts.arrests': '3',
    'value.attributionPercent': '60',
  }),
  step(sio, 'verify-value', { comments: 'Confirmed.' }),
  step(sia, 'close', { feedbackRequested: 'true' }),
];

export type Walk = { readonly base: string; readonly bid: unknown; readonly cast: Cast; readonly ownRocu: boolean; readonly look: Look };
/** Walks one bid from its form to closure and returns its reference. */
export const walkInBrowser = async (browser: Browser, { base, bid, cast, ownRocu, look }: Walk): Promise<string> => {
  const tabs = new Map<string, Page>();
  const pageOf = async (id: string): Promise<Page> => {
    const open = tabs.get(id) ?? (await tabOf(browser, base, { id })).page;
    tabs.set(id, open);
    return open;
  };
  const spoc = await pageOf(cast.spoc);
  await spoc.goto('/bids/new');
  await look(spoc, 'bid form');
  await fill(spoc, fillingOf(bid));
  await send(spoc);
  await look(spoc, 'receipt');
  const ref = /TSK-[A-Z0-9]+-\d{4}-\d{5}-./.exec(spoc.url())?.[0];
  if (ref === undefined) throw new Error(`no receipt at ${spoc.url()}: ${(await spoc.locator('main').innerText()).slice(0, 600)}`);
  for (const { by, command, fields } of road(cast, ownRocu)) {
    const page = await pageOf(by);
    await page.goto(`/cases/${ref}`);
    await look(page, `${by}: case before ${command}`);
    await page.locator(`a[href="/cases/${ref}/do/${command}"]`).click();
    await look(page, `${by}: ${command}`);
    await fill(page, fields);
    await send(page);
    const said = page.getByRole('alert');
    if (page.url() !== `${base}/cases/${ref}` || (await said.count()) === 0)
      throw new Error(`${command} by ${by}: ${(await page.locator('main').innerText()).slice(0, 600)}`);
  }
  return ref;
};
