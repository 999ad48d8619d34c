import type { World } from '../lib/jobs.ts';
import type { MessageState } from './messaging.contract.ts';

// The one port through which messages leave: every panel, the sandbox too, is an adapter behind it.

/** Where a message goes out; secrets of a panel will stand beside it. */
export interface Line {
  readonly id: string;
  readonly kind: LineKind;
  readonly number: string;
}
export const lineKinds = ['sandbox', 'panel'] as const;
export type LineKind = (typeof lineKinds)[number];

export interface OutgoingMessage {
  /** Ours; panels that can take it as their key for "send once". */
  readonly id: string;
  readonly to: string;
  /** In full, codes too. */
  readonly text: string;
}

/** What became of handing over one message. */
export type HandOver =
  | { readonly outcome: 'accepted'; readonly providerId: string }
  /** The panel said no; `code` is its own. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** Nothing left this machine (no connection): it may be tried again. */
  | { readonly outcome: 'notReached' }
  /** It left, and no answer came. Never sent again by itself. */
  | { readonly outcome: 'unknown' };

export interface AskedMessage {
  readonly id: string;
  /** Null when the hand-over was never answered; some panels know our id. */
  readonly providerId: string | null;
}

/** What a panel says of a message later. */
export type PanelState =
  | {
      readonly state: Extract<MessageState, 'sent' | 'delivered' | 'undelivered' | 'failed' | 'blocked'>;
      readonly providerId: string;
      readonly code?: string;
    }
  /** It cannot say (yet). */
  | { readonly state: 'unknown' }
  /** It assures that it never got it: only from a panel that takes our id as its key, so that a second is none. */
  | { readonly state: 'absent' };

export interface SmsPanel {
  /** One outcome for each message, in order. Throws only on a bug: outside trouble is an outcome. */
  send(messages: readonly OutgoingMessage[]): Promise<HandOver[]>;
  /** One answer for each message, in order. */
  status(messages: readonly AskedMessage[]): Promise<PanelState[]>;
  /** How long after acceptance, and after each answer that was not final, it is asked again. */
  readonly askAfterMs: readonly number[];
}

/** Opens a panel for one line of one tenant. */
export type OpenPanel = (world: World, line: Line) => SmsPanel;
/** The panels of this program; a line of another kind cannot send. */
export type Panels = { readonly [kind in LineKind]?: OpenPanel };
