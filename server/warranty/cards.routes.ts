import type { Route } from '../lib/endpoint.ts';
import { serve } from '../lib/endpoint.ts';
import type { OutsideJob } from '../lib/jobs.ts';
import { askForCards, cancelBatch, cardsFile, listBatches, readBatch, sample } from './card-batches.ts';
import { changeDesign, readDesign } from './card-design.ts';
import * as contracts from './cards.contract.ts';
import type { CardsAbout } from './cards.jobs.ts';
import { requireOffice } from './warranty.scope.ts';

/** A card is a second of work for the one thread that sets papers. */
const SAMPLE_RATE = { max: 30, perMs: 60_000 };

/** Cards name devices: only the head office has to do with them. */
export function cardRoutes(makeCards: OutsideJob<CardsAbout>, publicUrl: string): readonly Route[] {
  return [
    serve(contracts.readCardDesign, async (ctx) => {
      requireOffice(ctx);
      return await readDesign(ctx);
    }),
    serve(contracts.changeCardDesign, async (ctx, input) => {
      requireOffice(ctx);
      return await changeDesign(ctx, input);
    }),
    serve(
      contracts.sampleCard,
      async (ctx, input) => {
        requireOffice(ctx);
        return await sample(ctx, input, publicUrl);
      },
      SAMPLE_RATE,
    ),
    serve(contracts.makeCardBatch, async (ctx, input) => {
      requireOffice(ctx);
      return await askForCards(ctx, makeCards, input);
    }),
    serve(contracts.listCardBatches, async (ctx, input) => {
      requireOffice(ctx);
      return await listBatches(ctx, input);
    }),
    serve(contracts.readCardBatch, async (ctx, input) => {
      requireOffice(ctx);
      return await readBatch(ctx, input);
    }),
    serve(contracts.cancelCardBatch, async (ctx, input) => {
      requireOffice(ctx);
      return await cancelBatch(ctx, input);
    }),
    serve(contracts.getCards, async (ctx, input) => {
      requireOffice(ctx);
      return await cardsFile(ctx, input);
    }),
  ];
}
