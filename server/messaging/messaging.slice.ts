import type { Slice } from '../lib/slice.ts';
import type { OpenSubjects } from './inbound.ts';
import { routeInbound } from './inbound.ts';
import { messagingPermissions } from './messaging.contract.ts';
import { askState, deliverMessage } from './messaging.jobs.ts';
import { messageFigure } from './messaging.health.ts';
import { messagingRoutes } from './messaging.routes.ts';

export interface MessagingParts {
  /** Whether only this machine can reach the server: the sandbox phone shows codes. */
  readonly isDemoOpen: boolean;
  /** Which subjects of messages are open; the slice of requests stands above and answers. */
  readonly openSubjects: OpenSubjects;
}

export function messagingSlice(parts: MessagingParts): Slice {
  return {
    name: 'messaging',
    stratum: 3,
    permissions: messagingPermissions,
    routes: messagingRoutes(parts),
    jobs: [deliverMessage, askState, routeInbound(parts.openSubjects)],
    listeners: [],
    sweeps: [],
    imports: [],
    figures: [messageFigure],
  };
}
