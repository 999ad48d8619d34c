import { createHash, randomBytes } from 'node:crypto';

import type { z } from 'zod';

import { audit } from '../lib/audit.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { tell } from '../lib/timeline.ts';
import { windowFacts } from './appointment-words.ts';
import { firstNameOf } from './assign.ts';
import { tellScreens } from './change-order.ts';
import type { answerAppointment, PublicAppointment } from './field-work.contract.ts';
import * as sql from './public-appointment.sql.ts';
import { formatWorkOrderNumber } from './tracking-number.ts';
import type { AppointmentState, PublicAppointmentState } from './words.contract.ts';

// The page behind the link of a promised window: the customer's own word, without log-in. Whoever holds the link may
// answer, so only its hash is kept and no list of messages shows it.

type Found = NonNullable<Awaited<ReturnType<typeof sql.lockByToken.first>>>;
type Facts = Awaited<ReturnType<typeof sql.selectFacts.one>>;
const TOKEN_BYTES = 16;
/** What the link still says when its window is over. */
const liveStates: readonly AppointmentState[] = ['promised', 'confirmed', 'move_asked'];

export function newToken(): { token: string; tokenHash: Buffer } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: hashOf(token) };
}

/** What is promised, as long as it holds. Row R3. */
export async function appointmentBehind(ctx: Context, input: { token: string }): Promise<PublicAppointment> {
  const { found, facts } = await find(ctx, input.token);
  return page(ctx, found, facts);
}

/** The customer confirms, or asks to move; the last word stands, and it is his. Row R3. */
export async function answer(
  ctx: Context,
  input: z.output<typeof answerAppointment.input>,
): Promise<PublicAppointment> {
  const { found, facts } = await find(ctx, input.token);
  const before = page(ctx, found, facts);
  if (!before.moves.some((move) => move === input.answer)) {
    // A second click says what was said already.
    if (before.state === 'confirmed' && input.answer === 'confirm') return before;
    throw new Failure('conflict', 'requests.appointmentOver');
  }
  const state = input.answer === 'confirm' ? 'confirmed' : 'move_asked';
  const wish = input.answer === 'confirm' ? '' : input.wish;
  await sql.answerByLink.run(ctx, { id: found.id, state, wish, now: ctx.now });
  await tell(ctx, {
    subject: found.requestId,
    part: found.workOrderId,
    kind: state === 'confirmed' ? 'requests.told.confirmedByCustomer' : 'requests.told.moveAskedByCustomer',
    audience: ['office', 'customer', 'agency', 'technician'],
    facts: {
      number: formatWorkOrderNumber(facts.number, facts.place),
      agencyId: found.agencyId,
      ...windowFacts(facts.zone, found),
    },
    ...(wish !== '' && { personal: { note: wish } }),
  });
  await audit(ctx, {
    action: 'requests.answerAppointment',
    kind: 'workOrder',
    id: found.workOrderId,
    before: { appointmentId: found.id, state: found.state },
    after: { appointmentId: found.id, state },
    personalAfter: { wish },
  });
  tellScreens(ctx, found.requestId, found.workOrderId, {
    agencyIds: [found.agencyId],
    membershipIds: [facts.technicianId],
  });
  return page(ctx, { ...found, state, wish }, facts);
}

async function find(ctx: Context, token: string): Promise<{ found: Found; facts: Facts }> {
  const found = await sql.lockByToken.first(ctx, { tokenHash: hashOf(token) });
  if (found === undefined) throw new Failure('missing', 'requests.appointmentMissing');
  return { found, facts: await sql.selectFacts.one(ctx, found) };
}

function page(ctx: Context, found: Found, facts: Facts): PublicAppointment {
  const state = stateOf(ctx, found, facts);
  const isOpen = liveStates.some((live) => live === state);
  const isShown = isOpen || state === 'on_the_way' || state === 'past';
  const { technicianTitle } = facts;
  return {
    companyTitle: facts.companyTitle,
    state,
    appointment: isShown
      ? {
          number: formatWorkOrderNumber(facts.number, facts.place),
          deviceTitle: facts.deviceTitle,
          fromAt: found.fromAt,
          toAt: found.toAt,
          wish: found.wish,
          agencyTitle: facts.agencyTitle,
          agencyPhone: facts.agencyPhone,
          technicianFirstName: technicianTitle === null ? null : firstNameOf(technicianTitle),
        }
      : null,
    moves: isOpen ? (state === 'confirmed' ? ['askToMove'] : ['confirm', 'askToMove']) : [],
  };
}

function stateOf(ctx: Context, found: Found, facts: Facts): PublicAppointmentState {
  if (found.endedAt !== null) return found.state;
  if (facts.isOnTheWay) return 'on_the_way';
  return found.toAt <= ctx.now ? 'past' : found.state;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
