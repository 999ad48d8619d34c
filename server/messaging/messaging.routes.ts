import type { Context } from '../lib/context.ts';
import { serve, serveWebhook } from '../lib/endpoint.ts';
import { receiveFromPanel } from './inbound.ts';
import { listInbox, listMessages } from './message-list.ts';
import * as contracts from './messaging.contract.ts';
import { listPhoneMessages, listPhones, markRead, requireSandbox, sendFromPhone } from './sandbox.ts';
import { sendAgain } from './send-again.ts';
import { changeTemplate, listTemplates, previewText } from './templates.ts';

/** A panel calls from a few addresses for all its customers; a stranger guesses in vain. */
const PANEL_RATE = { max: 600, perMs: 60_000 };

export function messagingRoutes(parts: { readonly isDemoOpen: boolean }) {
  const inSandbox =
    <Input, Output>(run: (ctx: Context, input: Input) => Promise<Output>) =>
    async (ctx: Context, input: Input) => {
      await requireSandbox(ctx, parts.isDemoOpen);
      return await run(ctx, input);
    };
  return [
    serve(contracts.listMessages, (ctx, input) => listMessages(ctx, input)),
    serve(contracts.listInbox, (ctx, input) => listInbox(ctx, input)),
    serve(contracts.sendMessageAgain, (ctx, { id }) => sendAgain(ctx, id)),
    serve(contracts.listTemplates, (ctx, input) => listTemplates(ctx, input)),
    serve(contracts.changeTemplate, (ctx, input) => changeTemplate(ctx, input)),
    serve(contracts.previewTemplate, (ctx, input) => previewText(ctx, input)),
    serve(contracts.listSandboxPhones, inSandbox(listPhones)),
    serve(contracts.listSandboxMessages, inSandbox(listPhoneMessages)),
    serve(contracts.sendFromSandbox, inSandbox(sendFromPhone)),
    serve(contracts.readSandboxPhone, inSandbox(markRead)),
    serveWebhook(contracts.receiveSms, receiveFromPanel, PANEL_RATE),
  ];
}
