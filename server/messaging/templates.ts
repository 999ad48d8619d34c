import { messaging as en } from '../../texts/en/messaging.ts';
import { messaging as fa } from '../../texts/fa/messaging.ts';
import { tenantById } from '../identity/identity.ts';
import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { fold } from '../lib/fold.ts';
import type { Dictionary } from '../lib/texts.ts';
import { slotsOf } from '../lib/texts.ts';
import type { Preview, TemplateView } from './messaging.contract.ts';
import type { TemplateRow } from './messaging.sql.ts';
import * as sql from './messaging.sql.ts';
import { smsLength } from './sms-length.ts';
import type { Template } from './sms-templates.ts';
import { templateByCode, templates } from './sms-templates.ts';
import { fillSms } from './sms-text.ts';

// What a company sends to whom: our texts, and what it changed about them. Rows A13, E1, F6.

/** A text as this company sends it now. */
export async function wordingOf(ctx: Context, template: Template): Promise<{ text: string; isOn: boolean }> {
  const own = await sql.templateRow.first(ctx, { code: template.code });
  return { text: own?.text ?? template.ourText, isOn: own?.isOn ?? true };
}

export async function listTemplates(ctx: Context, ask: { q?: string | undefined; on?: boolean | undefined }) {
  const [company, rows] = await Promise.all([companyTitle(ctx), sql.selectTemplates.all(ctx)]);
  const wanted = fold(ask.q ?? '');
  const items = templates
    .map((template) =>
      view(
        template,
        rows.find((row) => row.code === template.code),
        company,
      ),
    )
    .filter((item) => ask.on === undefined || item.isOn === ask.on)
    .filter((item) => fold(`${item.title} ${item.titleEn} ${item.code} ${item.text}`).includes(wanted));
  return { items, next: null };
}

/** Words a text anew, or turns it on or off; `text: null` is ours again. */
export async function changeTemplate(
  ctx: Context,
  change: { code: string; version: number; text?: string | null | undefined; isOn?: boolean | undefined },
): Promise<TemplateView> {
  const template = requireTemplate(change.code);
  if (typeof change.text === 'string') checkSlots(template, change.text);
  const before = await sql.templateRow.first(ctx, { code: template.code });
  const next = {
    code: template.code,
    text: change.text === undefined ? (before?.text ?? null) : change.text,
    isOn: change.isOn ?? before?.isOn ?? true,
    now: ctx.now,
  };
  // A text that nobody changed yet has no row and counts as version 1.
  const after =
    before === undefined && change.version === 1
      ? await sql.insertTemplate.first(ctx, next)
      : await sql.updateTemplate.first(ctx, { ...next, version: change.version });
  if (after === undefined) throw new Failure('conflict', 'lib.changedMeanwhile');
  await audit(ctx, {
    action: 'messaging.changeTemplate',
    kind: 'smsTemplate',
    id: ctx.tenant.id,
    before: { code: template.code, text: before?.text ?? null, isOn: before?.isOn ?? true },
    after: { text: after.text, isOn: after.isOn },
  });
  return view(template, after, await companyTitle(ctx));
}

/** What a wording would look like on a phone, filled with samples. */
export async function previewText(ctx: Context, ask: { code: string; text: string }): Promise<Preview> {
  const template = requireTemplate(ask.code);
  checkSlots(template, ask.text);
  return preview(ask.code, ask.text, await companyTitle(ctx));
}

export async function companyTitle(ctx: Context): Promise<string> {
  return (await tenantById.one(ctx, { id: ctx.tenant.id })).title;
}

function requireTemplate(code: string): Template {
  const template = templateByCode(code);
  if (template === undefined) throw new Failure('missing', 'messaging.unknownTemplate');
  return template;
}

function checkSlots(template: Template, text: string): void {
  const used = slotsOf(text);
  const unknown = used.find((slot) => !template.slots.includes(slot));
  if (unknown !== undefined) throw new Failure('invalid', 'messaging.unknownSlot', { slot: unknown }, 'text');
  const missing = template.needed.find((slot) => !used.includes(slot));
  if (missing !== undefined) throw new Failure('invalid', 'messaging.slotMissing', { slot: missing }, 'text');
}

function view(template: Template, own: TemplateRow | undefined, company: string): TemplateView {
  const text = own?.text ?? template.ourText;
  return {
    id: template.code,
    code: template.code,
    recipient: template.recipient,
    title: fa[`messaging.template.${template.code}`],
    titleEn: en[`messaging.template.${template.code}`],
    text,
    ourText: template.ourText,
    isOurs: own?.text == null,
    isOn: own?.isOn ?? true,
    slots: [...template.slots],
    needed: [...template.needed],
    preview: preview(template.code, text, company),
    version: own?.version ?? 1,
  };
}

function preview(code: string, text: string, company: string): Preview {
  const words: Dictionary = fa;
  const samples = slotsOf(text).map((slot): [string, string] => {
    // The code of an appointment is its link.
    const name = slot === 'code' && code.startsWith('appointments.') ? 'link' : slot;
    const sample = words[`messaging.sample.${name}`];
    return [slot, typeof sample === 'string' ? sample : ''];
  });
  const filled = fillSms(text, { ...Object.fromEntries(samples), company });
  return { text: filled, ...smsLength(filled) };
}
