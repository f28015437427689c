// The activities as the worker has them: on a real database, a real mail server and a real folder.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createFolder } from '../../activities/folder.ts';
import { createActivities } from '../../activities/index.ts';
import type { Activities } from '../../activities/interface.ts';
import { createPost } from '../../activities/post.ts';
import { createActivityPorts } from '../../prisma/activity-ports.ts';
import { createQuestions } from '../../prisma/questions.ts';
import { createReferenceData } from '../../prisma/reference-data.ts';
import { startDatabase } from '../support/database.ts';
import { startMail } from '../support/mail-server.ts';

const emptied = `TRUNCATE case_read, case_spell, case_overlap, value_line, overlap_told, overlap_searched, overlap_found, outbox, notice, filed, command, due; DELETE FROM stream WHERE kind = 'case';
  ALTER TABLE journal DISABLE TRIGGER USER; DELETE FROM journal WHERE stream LIKE 'TSK%'; ALTER TABLE journal ENABLE TRIGGER USER`;

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;
export const openWorkbench = async () => {
  const [database, mail] = await Promise.all([startDatabase(), startMail()]);
  const posts: { close(): void }[] = [];
  let folder = '';
  const clear = () => {
    posts.splice(0).forEach((post) => post.close());
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  };
  return {
    database,
    mail,
    questions: createQuestions(database, createReferenceData()),
    file: (name: string) => path.join(folder, name),
    folder: () => folder,
    rows: async (sql: string): Promise<readonly Record<string, unknown>[]> =>
      (await database.pool.query<Record<string, unknown>>(sql)).rows,
    /** Activities of a worker that has just started. */
    activities: ({ smtpUrl = mail.url, root = folder } = {}): Activities => {
      const post = createPost(smtpUrl, 'The gateway <no-reply@gateway.test>');
      posts.push(post);
      return createActivities({
        record: () => Promise.reject(new Error('not asked here')),
        ...createActivityPorts(database, createReferenceData()),
        post,
        folder: createFolder(root),
        publicUrl: 'https://gateway.test/',
      });
    },
    /** No case, no mail, nothing owed, a fresh folder. */
    empty: async () => {
      clear();
      folder = mkdtempSync(path.join(os.tmpdir(), 'gateway-carried-'));
      mail.mails.length = 0;
      mail.refuse(() => null);
      await database.pool.query(emptied);
    },
    stop: async () => {
      clear();
      await mail.stop();
      await database.stop();
    },
  };
};
