import { serve } from '../lib/endpoint.ts';
import { badRowsFile, exportFile, templateFile } from './exchange-files.ts';
import * as contracts from './exchange.contract.ts';
import type { Exchange } from './exchange.jobs.ts';
import { cancelImport, importById, kindsFor, listImports, receiveImport, runImport } from './exchange.ts';

export function exchangeRoutes(exchange: Exchange) {
  return [
    serve(contracts.receiveImport, (ctx, input) => receiveImport(ctx, exchange, input)),
    serve(contracts.listImports, (ctx, input) => listImports(ctx, exchange, input)),
    serve(contracts.listImportKinds, async (ctx) => ({
      items: kindsFor(ctx, exchange).map((kind) => ({
        kind: kind.kind,
        isExported: kind.exported !== undefined,
        columns: kind.columns.map(({ field, titles, isRequired, example }) => ({
          title: titles[0] ?? field,
          isRequired,
          example,
        })),
      })),
    })),
    serve(contracts.getImport, (ctx, { id }) => importById(ctx, exchange, id)),
    serve(contracts.runImport, (ctx, { id }) => runImport(ctx, exchange, id)),
    serve(contracts.cancelImport, (ctx, { id }) => cancelImport(ctx, exchange, id)),
    serve(contracts.getBadRows, (ctx, { id }) => badRowsFile(ctx, exchange, id)),
    serve(contracts.getImportTemplate, (ctx, { kind }) => templateFile(ctx, exchange, kind)),
    serve(contracts.getExport, (ctx, { kind }) => exportFile(ctx, exchange, kind)),
  ];
}
