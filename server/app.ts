import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastify, { LogController } from 'fastify';

import { en } from '../texts/en.ts';
import { fa } from '../texts/fa.ts';
import { checkParts } from './app-check.ts';
import { registerDocs } from './docs.routes.ts';
import type { Say } from './health.routes.ts';
import { registerHealth } from './health.routes.ts';
import { allTenants, gate } from './identity/identity.ts';
import { backupChores } from './lib/backup-chores.ts';
import { backupChecks } from './lib/backup-health.ts';
import type { Pool } from './lib/db.ts';
import { transaction } from './lib/db.ts';
import { Failure, failureOf } from './lib/failure.ts';
import { openFileStore } from './lib/files.ts';
import { acrossCompanies, ownChecks } from './lib/health-checks.ts';
import type { Health } from './lib/health.ts';
import type { HttpParts } from './lib/http.ts';
import { registerRoute, systemContext } from './lib/http.ts';
import type { InTenant } from './lib/jobs.ts';
import { openJobQueue, startWorker } from './lib/jobs.ts';
import type { Hint } from './lib/live.ts';
import { startLive } from './lib/live.ts';
import type { Log } from './lib/log.ts';
import { openMetrics } from './lib/metrics.ts';
import type { Metrics } from './lib/metrics.ts';
import { openApi } from './lib/openapi.ts';
import { problemOf } from './lib/problem.ts';
import { endSlowly, protocolFailure, refuseBareSocket } from './lib/protocol.ts';
import { sentences } from './lib/texts.ts';
import { liveRoute } from './live.routes.ts';
import { sendLogInCode } from './messaging/messaging.ts';
import { metricsRoute } from './metrics.routes.ts';
import { registerPages } from './pages.ts';
import type { Settings } from './settings.ts';
import { allPermissions, allSlices, companySeeds } from './slices.ts';

// The program put together: slices become routes, jobs and permissions. It refuses to start if a part is missing.

export interface AppParts {
  readonly settings: Settings;
  readonly secret: string;
  readonly ownerUrl: string;
  readonly pool: Pool;
  readonly log: Log;
  /** Opens the first-run page; undefined once there is a company. */
  readonly setupToken: string | undefined;
}

export interface App {
  readonly server: FastifyInstance;
  /** Where further parts register what must hold. */
  readonly health: Health;
  /** Runs verbs as the program itself, in one transaction of a tenant; events and hints are real. */
  readonly inTenant: InTenant;
  startWorker(): Promise<void>;
  stop(): Promise<void>;
}

const BODY_BYTES_MAX = 1024 * 1024;
/** A person types and clicks; a program with a key is told to slow down rather than starve the others. */
const CALLS_PER_MINUTE_MAX = 3000;

export async function buildApp(parts: AppParts): Promise<App> {
  const { settings, pool, ownerUrl, log } = parts;
  const slices = allSlices({
    allPermissions,
    seeds: companySeeds,
    sendCode: sendLogInCode,
    setupToken: parts.setupToken,
    isDemoOpen: settings.isLoopback && settings.proxies.length === 0,
    publicUrl: settings.url ?? `http://${settings.host}:${settings.port}`,
  });
  const routes = [...slices.flatMap((slice) => slice.routes), liveRoute(() => http.live)];
  checkParts(slices, routes);

  const metrics = openMetrics({ pool, streamCount: () => http.live.streamCount() });
  const server = newServer(settings, log, metrics);
  const listeners = slices.flatMap((slice) => slice.listeners);
  const allJobs = [...slices.flatMap((slice) => slice.jobs), ...listeners.map((each) => each.job)];
  const jobs = await openJobQueue(ownerUrl, listeners, allJobs);
  const live = await startLive(ownerUrl);
  const files = openFileStore(join(settings.dataFolder, 'files'));
  const http: HttpParts = {
    pool,
    gate,
    jobs,
    live,
    files,
    isSecure: settings.url?.startsWith('https:') ?? false,
  };

  await server.register(helmet, { contentSecurityPolicy: CONTENT_POLICY, hsts: http.isSecure });
  await server.register(cookie);
  await server.register(multipart);
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, bytes, done) => {
    done(null, bytes);
  });
  await server.register(rateLimit, { max: CALLS_PER_MINUTE_MAX, timeWindow: 60_000 });
  for (const route of routes) registerRoute(server, http, route);
  const figures = slices.flatMap((slice) => slice.figures ?? []);
  registerRoute(server, http, metricsRoute(pool, metrics, figures), '');
  const description = openApi(
    routes.map((route) => route.contract),
    VERSION,
  );
  registerDocs(server, description, { fa: sayFa, en: sayEn });
  await registerPages(server);

  const inTenant: InTenant = async (tenantId, requestNumber, run) => {
    const hints: Hint[] = [];
    const value = await transaction(pool, tenantId, async (tx) =>
      run(await systemContext(http, tx, tenantId, requestNumber, hints)),
    );
    live.publish(tenantId, hints);
    return value;
  };
  const tenantIds = async () =>
    (await transaction(pool, null, (tx) => allTenants.all({ tx }))).map((tenant) => tenant.id);
  const checks = slices
    .flatMap((slice) => slice.checks ?? [])
    .map((check) => acrossCompanies(check, tenantIds, (id, run) => inTenant(id, randomUUID(), run)));
  const isEmbedded = settings.databaseUrl === undefined;
  const own = [
    ...ownChecks({ pool, ownerUrl, dataFolder: settings.dataFolder }),
    ...backupChecks({ settings: settings.backup, dataFolder: settings.dataFolder, isEmbedded }),
  ];
  const health = registerHealth({ server, checks: [...own, ...checks], log, sayFor });
  let worker: { stop(): Promise<void> } | undefined;
  return {
    server,
    health,
    inTenant,
    async startWorker() {
      worker = await startWorker({
        url: ownerUrl,
        jobs: allJobs,
        sweeps: slices.flatMap((slice) => slice.sweeps),
        chores: backupChores(settings.backup, isEmbedded),
        tenantIds,
        inTenant,
        failed: (jobName, error) =>
          log.error({ job: jobName, error }, 'a job failed and will be tried again'),
        files,
      });
    },
    async stop() {
      await worker?.stop();
      await live.stop();
      await server.close();
      await jobs.stop();
    },
  };
}

const VERSION = '0.1.0';

/** Everything comes from here; pages carry no inline script, and styles are inlined by the component library. */
const CONTENT_POLICY = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: null,
  },
};

function newServer(settings: Settings, log: FastifyBaseLogger, metrics: Metrics): FastifyInstance {
  const server = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    trustProxy: settings.proxies.length > 0 ? [...settings.proxies] : false,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: (error, socket) => refuseBareSocket(error, socket, (code) => sayFa(code, {}) ?? code),
    frameworkErrors: (error, request, reply) => void answer(error, request, reply),
  });
  server.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the address itself: it may carry a person's number.
    const facts = { requestNumber: request.id, route: request.routeOptions.url, status: reply.statusCode };
    const ms = reply.elapsedTime;
    metrics.answered(request.method, facts.route, facts.status, ms);
    request.log.info({ ...facts, ms: Math.round(ms) }, 'answered');
    done();
  });
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-number', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  server.setErrorHandler<FastifyError>(answer);
  return server;
}

/** How every failure leaves. */
function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const failure = failureOf(error) ?? protocolFailure(error);
  if (failure === undefined) {
    const facts = { requestNumber: request.id, route: request.routeOptions.url };
    request.log.error({ error, ...facts }, 'a broken promise');
  }
  const problem = problemOf(failure ?? BROKEN, sayFor(request));
  const status = failure === undefined ? 500 : problem.status;
  if (status === 413) {
    reply.removeHeader('connection');
    endSlowly(request.raw);
  }
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem, status }));
}

const sayFa = sentences('fa', fa);
const sayEn = sentences('en', en);
function sayFor(request: FastifyRequest): Say {
  const say = /^en\b/i.test(request.headers['accept-language'] ?? '') ? sayEn : sayFa;
  return (code, facts) => say(code, facts) ?? code;
}
const BROKEN = new Failure('unavailable', 'lib.broken');
