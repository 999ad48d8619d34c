import type { Context } from '../lib/context.ts';
import type { PolicyForm } from './policy.contract.ts';
import { DUTY_YEARS } from './policy.contract.ts';
import { savePolicies } from './policies.ts';
import { registerByDates } from './register-by-dates.ts';

// Warranties for tests and the demo.

/** The refrigerator of the rules: from installation, 24 months of everything, its compressor 60 months. */
export const refrigeratorForm: PolicyForm = {
  guarantor: 'company',
  startBases: ['installed', 'sold_to_customer'],
  latestStart: { anchor: 'left_warehouse', months: 12 },
  labourMonths: 24,
  partMonths: 24,
  travelMonths: 24,
  components: [{ code: 'COMPRESSOR', title: 'کمپرسور', labourMonths: 0, partMonths: 60, travelMonths: 0 }],
  serviceDutyYears: DUTY_YEARS,
  partsDutyYears: DUTY_YEARS,
};

/** Says what is promised with models that have no policy; what a form leaves out is as with the refrigerator. */
export async function makePolicies(
  ctx: Context,
  policies: readonly { readonly modelId: string; readonly form?: Partial<PolicyForm> }[],
): Promise<void> {
  await savePolicies(
    ctx,
    policies.map(({ modelId, form }) => ({
      modelId,
      form: { ...refrigeratorForm, ...form },
      known: undefined,
    })),
  );
}

const BATCH = 1000;

/** Registers devices by their dates, as the program does after a file; says how many got a warranty. */
export async function makeWarranties(ctx: Context, deviceIds: readonly string[]): Promise<number> {
  let count = 0;
  for (let from = 0; from < deviceIds.length; from += BATCH) {
    const { registered } = await registerByDates(ctx, deviceIds.slice(from, from + BATCH));
    count += registered;
  }
  return count;
}
