// Keeps the journals of this release: node --import tsx test/journal/record-journals.ts. Real commands over the interface, a real PostgreSQL.
// Run it once as a release is made; what an earlier release left is never recorded again.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { canonical } from '../../activities/digests.ts';
import { firstHash, hashOf } from '../../activities/record/chain.ts';
import { publish } from '../../prisma/publish.ts';
import { atSitting, CHAIR, LEAD, OWNER, paper, SECRETARY, transfer } from '../api/escalated.ts';
import { terms, value } from '../api/examples.ts';
import { gatewayOn } from '../api/gateway.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { startDatabase } from '../support/database.ts';
import { postgresPorts } from '../support/postgres-ports.ts';
import { directory, policy } from '../support/rulebook.ts';
import { folder, type Kept } from './release.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
if (existsSync(`${folder}${version}`)) {
  console.error(`The journals of ${version} are kept already. A release that is out keeps them as they are.`);
  process.exit(2);
}
const database = await startDatabase();
const gateway = gatewayOn(postgresPorts(database), { limit: { points: 1_000_000, seconds: 1 } });
const { as } = gateway;
const [officer, manager, sia, admin] = ['triage.northmarch', 'toex-manager.northmarch', 'sia.northmarch', 'admin.national'] as const;
const because = { reason: 'Because.' };

/** One bid, returned, held, its terms countered, escalated, decided by the secretary's record, transferred, closed. */
const aCase = async (): Promise<{ readonly ref: string; readonly meeting: string }> => {
  const ref = await gateway.submit(0);
  const say = (who: string, command: string, body: object) => give(gateway, ref, [who, command, body]);
  await say(officer, 'claim', {});
  await say(officer, 'return-for-information', { questions: [{ text: 'Which streets?' }] });
  await say('spoc.aldershire', 'answer-and-resubmit', { answers: [{ questionId: 'q1', text: 'Three of them.' }] });
  await walkTo(gateway, ref, 'consideration');
  await say(manager, 'hold', { reasonCode: 'capacity', reviewBy: new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10), ...because });
  await say(manager, 'resume', because);
  await walkTo(gateway, ref, 'terms');
  const chosen = (await look(gateway, ref, OWNER)).sia ?? sia;
  await say(chosen, 'propose-terms', { basedOn: null, terms });
  await say(OWNER, 'reject-terms', { comments: [{ clause: 'products', text: 'A chart as well.' }] });
  await say(OWNER, 'propose-terms', { basedOn: 1, terms });
  await say(chosen, 'sign-terms', { version: 2, digest: (await look(gateway, ref, OWNER)).terms?.digest ?? '' });
  await say(OWNER, 'ask', { to: 'toex', text: 'When?' });
  await walkTo(gateway, ref, 'ownership');
  await say(chosen, 'log-value', { value: { ...value, dateOfEvent: '2026-11-20', kind: 'product-delivered' } });
  await say(OWNER, 'verify-value', { entry: 'v1', comments: 'So it was.' });
  await say(OWNER, 'escalate', { paper });
  const meeting = await callMeeting(gateway, { body: 'northmarch-ttcg', at: new Date(Date.now() + 40 * 86_400_000).toISOString(), kind: 'ordinary' });
  await say(SECRETARY, 'list-for-meeting', { meeting });
  await atSitting(gateway, meeting, [CHAIR, 'start', {}]);
  await atSitting(gateway, meeting, [SECRETARY, 'record-attendance', { present: [CHAIR, SECRETARY], apologies: [] }]);
  await say(SECRETARY, 'record-decision', transfer(meeting));
  await say(CHAIR, 'confirm-decision', {});
  await atSitting(gateway, meeting, [SECRETARY, 'add-action', { text: 'Write to the force.', owner: OWNER, due: '2027-01-15' }]);
  await atSitting(gateway, meeting, [CHAIR, 'approve-minutes', {}]);
  await say(LEAD, 'accept-transfer', { lead: LEAD });
  await say(officer, 'record-master-list-change', { changedAt: new Date().toISOString().slice(0, 10), keyedBy: officer });
  await say(chosen, 'close', { apmis: 'not-applicable', feedbackRequested: true });
  return { ref, meeting };
}; // prettier-ignore

/** An entry a line, so that a person can see what differs. */
const written = ({ stream, lines, fold }: Kept): string =>
  `{"stream": ${JSON.stringify(stream)}, "lines": [\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n], "fold":\n${JSON.stringify(fold)}}\n`;
const keep = async (name: string, stream: string): Promise<void> => {
  const { rows } = await database.pool.query<Kept['lines'][number]>(
    'SELECT seq, type, at, actor, payload, prev_hash AS "prevHash", hash FROM journal WHERE stream = $1 ORDER BY seq',
    [stream],
  );
  const { rows: states } = await database.pool.query<{ state: string }>('SELECT state FROM stream WHERE id = $1', [stream]);
  const kept: Kept = { stream, lines: rows, fold: JSON.parse(states[0]?.state ?? 'null') as unknown };
  writeFileSync(`${folder}${version}/${name}.json`, written(kept));
  console.log(`${name}: ${String(rows.length)} entries of ${stream}`);
};

try {
  const { ref, meeting } = await aCase();
  await publish(database.pool, { directory, policy, policies: [policy, { ...policy, version: policy.version + 1 }] }, { canonical, hashOf, firstHash });
  await as(admin).post('/people/sia2.northmarch/commands/set-absence', { from: '2027-01-04', until: '2027-01-08' }).expect(200);
  await as(admin).post('/policy/commands/adopt-policy', { version: policy.version + 1, from: '2099-01-01' }).expect(200);
  mkdirSync(`${folder}${version}`, { recursive: true });
  for (const [name, stream] of [['case', ref], ['sitting', meeting], ['directory', 'directory'], ['policy', 'policy']] as const) await keep(name, stream);
} finally {
  await database.stop();
} // prettier-ignore
