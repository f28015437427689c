import { wireSchemas } from '../../../json/payloads/families.ts';
import { sectionsOf } from '../../form/read-out.ts';
import { fieldsOf } from '../../form/schema.ts';
import type { Part } from '../page.ts';
import { worded } from '../open.ts';

const fields = fieldsOf(wireSchemas['submit-bid']);

/** The bid on one page, as it was submitted. */
export const overview: Part = async (visit, { on }) => ({
  sections: sectionsOf(fields, await worded(visit, on.bid), { ...visit, on }),
});
