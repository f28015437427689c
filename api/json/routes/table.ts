import type { Ports } from '../../ports.ts';
import type { Route } from '../route.ts';
import { administrationRoutes } from './administration.ts';
import { auditRoutes } from './audit.ts';
import { callerRoutes } from './caller.ts';
import { caseRoutes } from './cases.ts';
import { commandRoutes } from './commands.ts';
import { demoRoutes } from './demo.ts';
import { draftRoutes } from './drafts.ts';
import { meetingRoutes } from './meetings.ts';
import { paperRoutes } from './papers.ts';
import { statsRoutes } from './stats.ts';
import { termsRoutes } from './terms.ts';
import { valueRoutes } from './value.ts';

/** The one list that routes are mounted and documented from. */
export const routesOf = (ports: Pick<Ports, 'demo'>): readonly Route[] => [
  ...callerRoutes,
  ...caseRoutes,
  ...commandRoutes,
  ...draftRoutes,
  ...termsRoutes,
  ...valueRoutes,
  ...statsRoutes,
  ...meetingRoutes,
  ...paperRoutes,
  ...auditRoutes,
  ...administrationRoutes,
  ...(ports.demo === null ? [] : demoRoutes(ports.demo)),
];
