import { deviceById, deviceBySerial, today } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { Coverage, CoverageLine, NearMiss, TermReference, WarrantyFacts } from './coverage.ts';
import { coverage } from './coverage.ts';
import { datesOf } from './device-dates.ts';
import { chooseByDates } from './policy-choice.ts';
import type { Policy } from './policy-rows.ts';
import { policiesOf, registrationOf } from './policy-rows.ts';
import type { CoverageLineForm, CoverageLineView, CoverageView } from './warranty.contract.ts';
import { DUTY_YEARS } from './policy.contract.ts';
import { familiesOf, repairCoverOf } from './repair-covers.ts';
import * as reports from './report-covers.sql.ts';
import * as sql from './warranty.sql.ts';

// The coverage check for the rest of the program: facts are read in one go, the pure `coverage` answers.

export { confirmByReport, registerByReport, withdrawByReport } from './register-by-report.ts';
export { addRepairCovers } from './repair-covers.ts';

export interface CoverageAsk {
  readonly deviceId: string;
  /** ISO; today where it is left out. */
  readonly day?: string | undefined;
  readonly lines: readonly CoverageLineForm[];
}

/** Who pays for each line on this device on this day, and why. The caller decides whether its actor may ask. Row H8. */
export async function coverageOf(ctx: Pick<Context, 'tx' | 'now'>, ask: CoverageAsk): Promise<CoverageView> {
  const { deviceId } = ask;
  const faultCodes = ask.lines.flatMap(({ faultCode }) => faultCode ?? []);
  const [device, registrationRows, eventRows, policyRows, covers, families, day] = await Promise.all([
    deviceById(ctx, deviceId),
    sql.selectRegistrations.all(ctx, { deviceId }),
    sql.selectEventsOfDevice.all(ctx, { deviceId }),
    sql.selectPoliciesOfDevice.all(ctx, { deviceId }),
    reports.selectRepairCovers.all(ctx, { deviceId }),
    familiesOf(ctx, faultCodes),
    ask.day ?? today(ctx),
  ]);
  if (device === undefined) throw new Failure('missing', 'devices.missing');
  const policies = new Map(policiesOf(policyRows).map((policy) => [policy.id, policy]));
  const registered = registrationRows
    .filter((row) => !row.isWithdrawn)
    .flatMap((row) => {
      const policy = policies.get(row.policyId);
      const events = eventRows.filter((event) => event.registrationId === row.id);
      return policy === undefined ? [] : [registrationOf(row, policy, events)];
    });
  const registrations = registered.length > 0 ? registered : unregistered(device, [...policies.values()]);
  const duty = registrations[0] === undefined ? undefined : policies.get(registrations[0].policyVersionId);
  const facts: WarrantyFacts = {
    registrations,
    repairCovers: covers.flatMap(repairCoverOf),
    conditions: {},
    usageReading: null,
    duties: {
      soldOn: device.soldOn,
      serviceDutyYears: duty?.serviceDutyYears ?? DUTY_YEARS,
      modelLastSoldOn: null,
      partsDutyYears: duty?.partsDutyYears ?? DUTY_YEARS,
    },
  };
  const answers = ask.lines.map((line) => coverage(facts, day, lineOf(line, families)));
  const { id, serial, modelTitle, brandTitle } = device;
  const titles = new Map(covers.map((cover) => [cover.id, cover.title]));
  const lines = answers.map((each) => lineView(each, policies, titles));
  return { deviceId: id, serial, modelTitle, brandTitle, on: day, lines };
}

interface CheckAsk {
  readonly serial?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly brand?: string | undefined;
  readonly on?: string | undefined;
  readonly lines: readonly CoverageLineForm[];
}

/** The check as programs and screens ask it, by serial or device. One serial of several brands wants the brand. */
export async function checkCoverage(ctx: Context, ask: CheckAsk): Promise<CoverageView> {
  const device = await deviceAskedFor(ctx, ask);
  return await coverageOf(ctx, { deviceId: device.id, day: ask.on, lines: ask.lines });
}

async function deviceAskedFor(ctx: Context, { serial, deviceId, brand }: CheckAsk): Promise<DeviceBrief> {
  if ((serial === undefined) === (deviceId === undefined))
    throw new Failure('invalid', 'warranty.serialOrDevice', {}, 'serial');
  if (deviceId !== undefined) {
    // A serial is read off the plate; an id says that somebody once saw the device, and only the head office sees all.
    const device = ctx.actor.sees === 'office' ? await deviceById(ctx, deviceId) : undefined;
    if (device === undefined) throw new Failure('missing', 'devices.missing');
    return device;
  }
  const found = (await deviceBySerial(ctx, serial ?? '')).filter((device) => isOfBrand(device, brand));
  const [first, second] = found;
  if (first === undefined) throw new Failure('missing', 'warranty.unknownSerial', {}, 'serial');
  if (second === undefined) return first;
  const brands = found.map((device) => device.brandTitle).join('، ');
  throw new Failure('conflict', 'warranty.severalBrands', { brands }, 'brand');
}

function isOfBrand(device: DeviceBrief, brand: string | undefined): boolean {
  if (brand === undefined || brand === '') return true;
  return (
    device.brandId === brand ||
    foldTight(device.brandTitle) === foldTight(brand) ||
    codeKey(device.brandCode) === codeKey(brand)
  );
}

/** A device whose dates start cover is covered before anybody or the program has registered it. */
function unregistered(device: DeviceBrief, policies: readonly Policy[]): WarrantyFacts['registrations'] {
  const chosen = chooseByDates(
    policies.filter((policy) => policy.modelId === device.modelId),
    datesOf(device),
  );
  if (chosen === undefined) return [];
  return [
    {
      id: device.id,
      state: 'confirmed',
      policyVersionId: chosen.policy.id,
      startsOn: chosen.start.startsOn,
      terms: chosen.policy.terms.map(({ term }) => term),
      events: [],
    },
  ];
}

/** A component may be named by its own code or by that of its part. */
function lineOf(line: CoverageLineForm, families: ReadonlyMap<string, string>): CoverageLine {
  const key = (code: string | undefined) => (code === undefined ? null : codeKey(code));
  return {
    kind: line.kind,
    componentIds: [key(line.componentCode), key(line.partCode)].filter((code) => code !== null),
    partId: key(line.partCode),
    repairActionId: key(line.repairActionCode),
    faultFamilyId: line.faultFamilyId ?? families.get(key(line.faultCode) ?? '') ?? null,
    exclusions: [],
  };
}

function lineView(
  each: Coverage,
  policies: ReadonlyMap<string, Policy>,
  repairTitles: ReadonlyMap<string, string>,
): CoverageLineView {
  const versionOf = (policyVersionId: string | null) => policies.get(policyVersionId ?? '')?.number ?? null;
  const titleOf = (of: TermReference) =>
    repairTitles.get(of.termId) ??
    policies.get(of.policyVersionId ?? '')?.terms.find(({ term }) => term.id === of.termId)?.record.title ??
    '';
  const missView = (miss: NearMiss) => ({
    reason: miss.reason,
    days: miss.days,
    startsOn: miss.startsOn,
    endsOn: miss.endsOn,
    term: titleOf(miss),
    policyVersion: versionOf(miss.policyVersionId),
  });
  const { kind, decision, covered, sharePercent, guarantor, reason, endsOn, daysLeft } = each;
  return {
    kind,
    decision,
    covered,
    sharePercent,
    guarantor,
    reason,
    endsOn,
    daysLeft,
    policyVersion: versionOf(each.policyVersionId),
    source: each.term?.source ?? null,
    term: each.term === null ? null : titleOf(each.term),
    nearMisses: each.nearMisses.map(missView),
    serviceDutyEndsOn: each.serviceDutyEndsOn,
    partsDutyEndsOn: each.partsDutyEndsOn,
  };
}
