import { globalStatement, statement } from '../lib/sql.ts';
import type { MessageState, MessageView } from './messaging.contract.ts';
import type { LineKind } from './sms-panel.ts';

// ── messages ──
export type MessageRow = Omit<MessageView, 'madeAt' | 'sentAt' | 'settledAt' | 'moves'> & {
  madeAt: Date;
  sentAt: Date | null;
  settledAt: Date | null;
};
const MESSAGE = `id, direction, number, recipient, template, text, part_count, state, reason, panel_code, subject_id,
  part_id, made_at, sent_at, settled_at, sent_again_id is not null as is_sent_again`;

const SHOWN = MESSAGE.replace('sent_again_id is not null as ', '');

export const insertMessage = statement(
  'messaging.insertMessage',
  `insert into sms_message (tenant_id, id, direction, number, recipient, template, text, search_key, part_count, state,
     subject_id, part_id, made_at, expires_at)
   values (:tenant, :id, 'out', :number, :recipient, :template, :text, :searchKey, :partCount, 'queued',
     :subjectId, :partId, :now::timestamptz, :expiresAt::timestamptz)`,
);
export const insertSecret = statement(
  'messaging.insertSecret',
  'insert into sms_secret (tenant_id, message_id, text) values (:tenant, :messageId, :text)',
);
export const removeSecret = statement(
  'messaging.removeSecret',
  'delete from sms_secret where tenant_id = :tenant and message_id = :messageId',
);
export const selectMessages = statement<MessageRow>(
  'messaging.selectMessages',
  `select ${MESSAGE} from sms_message
   where tenant_id = :tenant and :seesAll::boolean
     and (:subjectId::uuid is null or subject_id = :subjectId)
     and (:state::text is null or state = :state)
     and (:direction::text is null or direction = :direction)
     and (:number::text is null or number = :number)
     and (:after::uuid is null or id < :after)
   order by id desc limit :limit`,
  { plan: 'custom' },
);
/** The newest about one thing; a statement of its own, for every reading of a request asks it. */
export const selectAbout = statement<MessageRow>(
  'messaging.about',
  `select ${MESSAGE} from sms_message
   where tenant_id = :tenant and :seesAll::boolean and subject_id = :subjectId order by id desc limit :limit`,
);
/** How many messages each state holds, and how many came in; each by its own index, up to a ceiling. */
export const countMessages = statement<{ tab: string; count: number }>(
  'messaging.countMessages',
  `select s.tab, x.count from unnest(:states::text[]) as s (tab) cross join lateral (
     select count(*)::integer as count from (
       select 1 from sms_message where tenant_id = :tenant and :seesAll::boolean and state = s.tab
         and (:subjectId::uuid is null or subject_id = :subjectId) limit :countMax) y) x
   union all
   select 'in', count(*)::integer from (
     select 1 from sms_message where tenant_id = :tenant and :seesAll::boolean and direction = 'in'
       and (:subjectId::uuid is null or subject_id = :subjectId) limit :countMax) y
   order by tab limit 20`,
  { plan: 'custom' },
);
/** The newest messages of each state, by the index of states, up to a ceiling. */
export const countNewest = statement<{ value: string; count: number }>(
  'messaging.countNewest',
  `select s.state as value, x.count from unnest(:states::text[]) as s (state) cross join lateral (
     select count(*)::integer as count from (
       select 1 from sms_message where tenant_id = :tenant and state = s.state and id >= :sinceId limit :countMax) y) x
   order by s.state limit 20`,
);
// Trigram operators would leave their index unused behind the wall: a fragment is looked for in the newest rows only.
export const findMessages = statement<MessageRow>(
  'messaging.findMessages',
  `select ${SHOWN} from (
     select ${MESSAGE}, search_key from sms_message
     where tenant_id = :tenant and :seesAll::boolean
       and (:subjectId::uuid is null or subject_id = :subjectId)
       and (:state::text is null or state = :state)
       and (:direction::text is null or direction = :direction)
     order by id desc limit :newest) newest
   where search_key like :fragment and (:after::uuid is null or id < :after)
   order by id desc limit :limit`,
  { plan: 'custom' },
);
export const selectInbox = statement<MessageRow>(
  'messaging.selectInbox',
  `select ${MESSAGE} from sms_message
   where tenant_id = :tenant and :seesAll::boolean and direction = 'in' and subject_id is null
     and (:after::uuid is null or id < :after)
   order by id desc limit :limit`,
  { plan: 'custom' },
);

export const lockMessage = statement<MessageRow>(
  'messaging.lockMessage',
  `select ${MESSAGE} from sms_message where tenant_id = :tenant and :seesAll::boolean and id = :id for update`,
);
export const setSentAgain = statement(
  'messaging.setSentAgain',
  'update sms_message set sent_again_id = :againId where tenant_id = :tenant and id = :id',
);
export const placeMessage = statement(
  'messaging.placeMessage',
  `update sms_message set subject_id = :subjectId, part_id = :partId, placed_by_title = :byTitle
   where tenant_id = :tenant and id = :id`,
);

// ── handing over ──
export interface DeliveryRow {
  id: string;
  number: string;
  text: string;
  secretText: string | null;
  state: MessageState;
  lineId: string | null;
  providerId: string | null;
  tryCount: number;
  isExpired: boolean;
}
export const lockOutgoing = statement<DeliveryRow>(
  'messaging.lockOutgoing',
  `select m.id, m.number, m.text, s.text as secret_text, m.state, m.line_id, m.provider_id, m.try_count,
     coalesce(m.expires_at <= :now::timestamptz, false) as is_expired
   from sms_message m left join sms_secret s on s.tenant_id = :tenant and s.message_id = m.id
   where m.tenant_id = :tenant and m.id = :id and m.direction = 'out' for update of m`,
);
export const beginHandOver = statement(
  'messaging.beginHandOver',
  `update sms_message set state = 'unknown', line_id = :lineId, handed_at = :now::timestamptz, try_count = try_count + 1
   where tenant_id = :tenant and id = :id and state = 'queued'`,
);
export const takeBack = statement(
  'messaging.takeBack',
  `update sms_message set state = 'queued', handed_at = null, line_id = null, settled_at = null
   where tenant_id = :tenant and id = :id and state = 'unknown' and provider_id is null`,
);
/** Moves on a message that is not yet at its end; says whether it did. */
export const moveOn = statement(
  'messaging.moveOn',
  `update sms_message set state = :state, provider_id = coalesce(:providerId, provider_id), reason = :reason,
     panel_code = :panelCode, sent_at = case when :wasAccepted then coalesce(sent_at, :now::timestamptz) else sent_at end,
     settled_at = :now::timestamptz
   where tenant_id = :tenant and id = :id and state in ('queued', 'scheduled', 'sent', 'unknown')`,
);

// ── lines ──
export interface LineRow {
  id: string;
  kind: LineKind;
  number: string;
}
export const insertLine = statement(
  'messaging.insertLine',
  `insert into sms_line (tenant_id, id, kind, number, purpose, can_receive, secret_hash, opened_at)
   values (:tenant, :id, :kind, :number, :purpose, :canReceive, :secretHash, :now::timestamptz)
   on conflict on constraint sms_line_number do nothing`,
);
export const selectLines = statement<LineRow>(
  'messaging.selectLines',
  `select id, kind, number from sms_line
   where tenant_id = :tenant and ended_at is null and kind = any(:kinds::text[]) and purpose = 'service'
   order by opened_at, id limit 20`,
);
export const lineById = statement<LineRow>(
  'messaging.lineById',
  'select id, kind, number from sms_line where tenant_id = :tenant and id = :id',
);
export const lineBySecret = statement<LineRow>(
  'messaging.lineBySecret',
  `select id, kind, number from sms_line
   where tenant_id = :tenant and secret_hash = :secretHash and ended_at is null and can_receive`,
);

// ── incoming ──
export const insertInbound = globalStatement<{ id: string }>(
  'messaging.insertInbound',
  `insert into sms_inbound (id, line_id, provider_id, sender, text, received_at)
   values (:id, :lineId, :providerId, :sender, :text, :now::timestamptz)
   on conflict on constraint sms_inbound_once do nothing returning id`,
);
export const lockInbound = globalStatement<{
  lineId: string;
  providerId: string;
  sender: string | null;
  text: string | null;
  receivedAt: Date;
  isRouted: boolean;
}>(
  'messaging.lockInbound',
  `select line_id, provider_id, sender, text, received_at, routed_at is not null as is_routed
   from sms_inbound where id = :id for update`,
);
export const markRouted = globalStatement(
  'messaging.markRouted',
  'update sms_inbound set routed_at = :now::timestamptz, sender = null, text = null where id = :id',
);
export const insertReceived = statement(
  'messaging.insertReceived',
  `insert into sms_message (tenant_id, id, direction, number, text, search_key, part_count, line_id, provider_id,
     subject_id, part_id, made_at, sent_at)
   values (:tenant, :id, 'in', :number, :text, :searchKey, :partCount, :lineId, :providerId, :subjectId, :partId,
     :receivedAt::timestamptz, :receivedAt::timestamptz)`,
);
/** What we last wrote to a number about, each subject once with its newest part, newest first. */
export const subjectsOf = statement<{ subjectId: string; partId: string | null }>(
  'messaging.subjectsOf',
  `select subject_id, part_id from (
     select distinct on (subject_id) subject_id, part_id, id from (
       select subject_id, part_id, id from sms_message
       where tenant_id = :tenant and number = :number and direction = 'out' and subject_id is not null
       order by id desc limit 200) newest
     order by subject_id, id desc) subject
   order by id desc limit :limit`,
);

// ── texts ──
export interface TemplateRow {
  code: string;
  text: string | null;
  isOn: boolean;
  version: number;
}
const TEMPLATE = 'code, text, is_on, version';

export const selectTemplates = statement<TemplateRow>(
  'messaging.selectTemplates',
  `select ${TEMPLATE} from sms_template where tenant_id = :tenant order by code limit 200`,
);
export const templateRow = statement<TemplateRow>(
  'messaging.templateRow',
  `select ${TEMPLATE} from sms_template where tenant_id = :tenant and code = :code`,
);
export const insertTemplate = statement<TemplateRow>(
  'messaging.insertTemplate',
  `insert into sms_template (tenant_id, code, text, is_on, version, changed_at)
   values (:tenant, :code, :text, :isOn, 2, :now::timestamptz)
   on conflict (tenant_id, code) do nothing returning ${TEMPLATE}`,
);
export const updateTemplate = statement<TemplateRow>(
  'messaging.updateTemplate',
  `update sms_template set text = :text, is_on = :isOn, version = version + 1, changed_at = :now::timestamptz
   where tenant_id = :tenant and code = :code and version = :version returning ${TEMPLATE}`,
);
