import { createHash, randomBytes } from 'node:crypto';

import { tenantById } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import * as sql from './messaging.sql.ts';
import type { Line, LineKind, Panels } from './sms-panel.ts';
import { lineKinds } from './sms-panel.ts';

// Lines: where messages leave and come back. A demo company has the sandbox's line and never another, so that made-up
// customers with real-looking numbers are never written to.

const SANDBOX_NUMBER = '10000';
const SECRET = /^([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

interface NewLine {
  readonly kind: LineKind;
  readonly number: string;
  readonly purpose: 'service' | 'promotional';
  readonly canReceive: boolean;
}

/** Opens a line. The secret names it in the address that its panel calls; it is in this answer and never again. */
export async function openLine(ctx: Context, line: NewLine): Promise<{ id: string; secret: string }> {
  const id = newId(ctx.now.getTime());
  const secret = randomBytes(32).toString('base64url');
  await sql.insertLine.run(ctx, { ...line, id, secretHash: hashSecret(secret), now: ctx.now });
  await audit(ctx, { action: 'messaging.openLine', kind: 'smsLine', id, after: { ...line } });
  return { id, secret: `${ctx.tenant.id.replaceAll('-', '')}_${secret}` };
}

/** The company and the hash that a line's secret holds; undefined when it is none. */
export function readLineSecret(text: string): { tenantId: string; secretHash: Buffer } | undefined {
  const [, hex, secret] = SECRET.exec(text) ?? [];
  if (hex === undefined || secret === undefined) return undefined;
  const tenantId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenantId, secretHash: hashSecret(secret) };
}

/** The line that a service message of this company leaves by; undefined when there is none. */
export async function sendingLine(ctx: Context, panels: Panels): Promise<Line | undefined> {
  const tenant = await tenantById.one(ctx, { id: ctx.tenant.id });
  if (tenant.isDemo) return await sandboxLine(ctx);
  const kinds = lineKinds.filter((kind) => kind !== 'sandbox' && panels[kind] !== undefined);
  const [first] = await sql.selectLines.all(ctx, { kinds });
  return first;
}

/** The sandbox's line of a demo company, made when it is first needed. */
export async function sandboxLine(ctx: Context): Promise<Line> {
  const [known] = await sql.selectLines.all(ctx, { kinds: ['sandbox'] });
  if (known !== undefined) return known;
  await openLine(ctx, { kind: 'sandbox', number: SANDBOX_NUMBER, purpose: 'service', canReceive: true });
  // Whoever made it: of two at once, one row stands.
  const [made] = await sql.selectLines.all(ctx, { kinds: ['sandbox'] });
  if (made === undefined) throw new Error('the line of the sandbox was just opened and is not there');
  return made;
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
