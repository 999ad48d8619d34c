import { deviceById, deviceBySerial, today } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey, foldTight } from '../lib/fold.ts';
import type { Coverage, CoverageLine, NearMiss, TermReference } from './coverage.ts';
import { coverage } from './coverage.ts';
import type { DeviceStanding } from './device-standing.ts';
import { linesPromised, standingOfDevice } from './device-standing.ts';
import { familiesOf } from './repair-covers.ts';
import type { CoverageLineForm, CoverageLineView, CoverageView } from './warranty.contract.ts';

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
  const [standing, families, day] = await Promise.all([
    standingOfDevice(ctx, deviceId),
    familiesOf(ctx, faultCodes),
    ask.day ?? today(ctx),
  ]);
  const { device, facts } = standing;
  const lines = ask.lines.map((line) => lineView(coverage(facts, day, lineOf(line, families)), standing));
  const { id, serial, modelTitle, brandTitle } = device;
  return { deviceId: id, serial, modelTitle, brandTitle, on: day, lines };
}

/**
 * What of a device is covered on a day, term by term and cover by cover: of a device whose warranty has ended this may be
 * the compressor alone. Rows H5, I2.
 */
export async function promisesOf(
  ctx: Pick<Context, 'tx'>,
  { deviceId, day }: { readonly deviceId: string; readonly day: string },
): Promise<CoverageLineView[]> {
  const standing = await standingOfDevice(ctx, deviceId);
  return linesPromised(standing.facts)
    .map((line) => lineView(coverage(standing.facts, day, line), standing))
    .filter((line) => line.covered);
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
  { policies, repairTitles }: Pick<DeviceStanding, 'policies' | 'repairTitles'>,
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
