import { wireSchemas } from '../../json/payloads/families.ts';
import { fieldsOf } from '../form/schema.ts';

const [claim] = fieldsOf(wireSchemas['log-value']);
const ofClaim = claim?.shape.kind === 'group' ? claim.shape.fields : [];
const counts = ofClaim.find(({ name }) => name === 'counts');
/** What is counted, as the form of an entry calls it. */
export const countTitles = Object.fromEntries(
  counts?.shape.kind === 'group' ? counts.shape.fields.map(({ name, title }) => [name, title]) : [],
);
