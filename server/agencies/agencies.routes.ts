import { serve } from '../lib/endpoint.ts';
import * as contracts from './agencies.contract.ts';
import { addAgencyPerson, changeAgencyPerson } from './agencies.people.ts';
import { listAgencies, readAgencyTimeline, readOwnAgency, viewAgency } from './agencies.read.ts';
import { requireOffice } from './agencies.scope.ts';
import { addCoverage, changeAgency, endCoverage, registerAgency } from './agencies.ts';
import { correctCoverage, takeCoverageAway } from './coverage.ts';

export const agencyRoutes = [
  serve(contracts.listAgencies, listAgencies),
  serve(contracts.readOwnAgency, readOwnAgency),
  serve(contracts.readAgency, async (ctx, { id }) => {
    requireOffice(ctx);
    return await viewAgency(ctx, id);
  }),
  serve(contracts.registerAgency, async (ctx, input) => {
    requireOffice(ctx);
    const { id } = await registerAgency(ctx, input);
    return await viewAgency(ctx, id);
  }),
  serve(contracts.changeAgency, async (ctx, input) => {
    requireOffice(ctx);
    await changeAgency(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.addCoverage, async (ctx, input) => {
    requireOffice(ctx);
    await addCoverage(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.endCoverage, async (ctx, input) => {
    requireOffice(ctx);
    await endCoverage(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.changeCoverage, async (ctx, input) => {
    requireOffice(ctx);
    await correctCoverage(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.removeCoverage, async (ctx, input) => {
    requireOffice(ctx);
    await takeCoverageAway(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.addPerson, async (ctx, input) => {
    requireOffice(ctx);
    await addAgencyPerson(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.changePerson, async (ctx, input) => {
    requireOffice(ctx);
    await changeAgencyPerson(ctx, input);
    return await viewAgency(ctx, input.id);
  }),
  serve(contracts.readAgencyTimeline, readAgencyTimeline),
];
