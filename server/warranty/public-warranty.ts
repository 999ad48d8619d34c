import { deviceBySerial, today } from '../devices/devices.ts';
import type { DeviceBrief } from '../devices/devices.ts';
import { tenantById } from '../identity/identity.ts';
import type { Context } from '../lib/context.ts';
import { Failure } from '../lib/failure.ts';
import { codeKey } from '../lib/fold.ts';
import { cardDesign } from './card-design.ts';
import { selectCards } from './cards.sql.ts';
import type { Coverage, CoverageLine, Length, LineKind, TermScope } from './coverage.ts';
import { coverage, lineKinds } from './coverage.ts';
import type { DeviceStanding } from './device-standing.ts';
import { standingOfDevice } from './device-standing.ts';
import type { PublicDevice, PublicWarranty } from './public-warranty.contract.ts';
import { wordsOfCoverage } from './warranty.contract.ts';

// The warranty as anybody sees it who holds the device or its card: the same coverage check, promise by promise.

export interface SerialAsk {
  readonly serial: string;
  readonly brandId?: string | undefined;
  readonly card?: string | undefined;
}

/** What is covered until when; of a serial that several brands have, the brands. Row H9. */
export async function publicWarranty(ctx: Context, ask: SerialAsk): Promise<PublicWarranty> {
  const [asked, company, design, day] = await Promise.all([
    devicesAsked(ctx, ask),
    tenantById.one(ctx, { id: ctx.tenant.id }),
    cardDesign(ctx),
    today(ctx),
  ]);
  const { found, card } = await byCard(ctx, asked, ask.card);
  const said = { companyTitle: company.title, terms: design.terms, card };
  const [device, another] = found;
  if (device === undefined) throw new Failure('missing', 'warranty.unknownSerial', {}, 'serial');
  if (another !== undefined) {
    const brands = found.map(({ brandId, brandTitle }) => ({ id: brandId, title: brandTitle }));
    return { ...said, brands, device: null };
  }
  const standing = await standingOfDevice(ctx, device.id);
  return { ...said, brands: [], device: publicDevice(standing, day) };
}

/** A card names its device among those of one serial; a code that is none of theirs is told. */
async function byCard(
  ctx: Context,
  found: DeviceBrief[],
  card: string | undefined,
): Promise<{ found: DeviceBrief[]; card: PublicWarranty['card'] }> {
  if (card === undefined || card === '' || found.length === 0) return { found, card: null };
  const cards = await selectCards.all(ctx, { deviceIds: found.map(({ id }) => id) });
  const its = cards.find(({ code }) => code === codeKey(card));
  if (its === undefined) return { found, card: 'unknown' };
  return { found: found.filter(({ id }) => id === its.deviceId), card: 'genuine' };
}

/** The one device that a serial names; with several brands the ask must say which. */
export async function deviceOfSerial(ctx: Context, ask: SerialAsk): Promise<DeviceBrief> {
  const { found } = await byCard(ctx, await devicesAsked(ctx, ask), ask.card);
  const [device, another] = found;
  if (device === undefined) throw new Failure('missing', 'warranty.unknownSerial', {}, 'serial');
  if (another === undefined) return device;
  throw new Failure('conflict', 'warranty.severalBrands', { brands: '' }, 'brandId');
}

async function devicesAsked(ctx: Context, { serial, brandId }: SerialAsk): Promise<DeviceBrief[]> {
  const found = await deviceBySerial(ctx, serial);
  return found.filter((device) => brandId === undefined || device.brandId === brandId);
}

function publicDevice(standing: DeviceStanding, day: string): PublicDevice {
  const { device, facts, policies } = standing;
  const promises = promisesOn(standing, day);
  const coveredCount = promises.filter((promise) => promise.covered).length;
  const [first] = facts.registrations.map(({ startsOn }) => startsOn).toSorted();
  // What was sold and registered in the usual way has nothing left for its owner to do.
  const isOpen = device.activatedOn === null && (device.customerId === null || first === undefined);
  const newest = [...policies.values()]
    .filter(({ modelId }) => modelId === device.modelId)
    .toSorted((one, other) => other.number - one.number)[0];
  return {
    serial: device.serial ?? '',
    title: device.modelTitle.startsWith(device.typeTitle)
      ? device.modelTitle
      : `${device.typeTitle} ${device.modelTitle}`,
    brandTitle: device.brandTitle,
    isActivated: !isOpen,
    standing:
      coveredCount === 0 ? 'not_covered' : coveredCount < promises.length ? 'partly_covered' : 'covered',
    startsOn: first ?? null,
    startBases: first === undefined && newest !== undefined ? [...newest.rule.order] : [],
    promises,
    moves: isOpen ? ['activate'] : [],
  };
}

interface Promised {
  readonly title: string;
  readonly source: 'registration' | 'repair_cover';
  readonly length: Length | null;
  readonly line: CoverageLine;
}

/** One row for what is promised together and stands alike today: labour, parts and travel of one scope. */
function promisesOn(standing: DeviceStanding, day: string): PublicDevice['promises'] {
  const asked = promisedLines(standing).map((promised) => ({
    ...promised,
    answer: coverage(standing.facts, day, promised.line),
  }));
  const alike = Map.groupBy(asked, ({ title, source, length, answer }) =>
    JSON.stringify([source, title, length, answer.reason, answer.endsOn]),
  );
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const { title, source, length, answer } = first;
    return [
      {
        title,
        source,
        length,
        kinds: lineKinds.filter((kind) => rows.some(({ line }) => line.kind === kind)),
        covered: answer.covered,
        endsOn: answer.endsOn,
        sentence: sentenceOf(answer),
      },
    ];
  });
}

/** A line for every kind of cost that a term or a repair promises, whether or not it still runs. */
function promisedLines({ facts, policies, repairTitles }: DeviceStanding): Promised[] {
  const ofTerms = facts.registrations.flatMap(({ policyVersionId, terms }) =>
    terms.flatMap((term) => {
      const record = policies.get(policyVersionId)?.terms.find((each) => each.term.id === term.id)?.record;
      return lineKinds
        .filter((kind) => term.sharePercent[kind] > 0)
        .map((kind): Promised => {
          const line = lineOfScope(kind, term.scope);
          return { title: record?.title ?? '', source: 'registration', length: term.length, line };
        });
    }),
  );
  const ofRepairs = facts.repairCovers.flatMap(({ id, covers, length }) =>
    (covers.kind === 'part' ? (['part'] as const) : lineKinds).map((kind): Promised => {
      const line =
        covers.kind === 'part'
          ? { ...plain(kind), componentIds: [covers.partId], partId: covers.partId }
          : { ...plain(kind), faultFamilyId: covers.faultFamilyId };
      return { title: repairTitles.get(id) ?? '', source: 'repair_cover', length, line };
    }),
  );
  return [...ofTerms, ...ofRepairs];
}

function lineOfScope(kind: LineKind, scope: TermScope): CoverageLine {
  switch (scope.kind) {
    case 'device':
      return plain(kind);
    case 'components':
      return { ...plain(kind), componentIds: scope.componentIds };
    case 'repair_actions':
      return { ...plain(kind), repairActionId: scope.repairActionIds[0] ?? null };
  }
}

function plain(kind: LineKind): CoverageLine {
  return { kind, componentIds: [], partId: null, repairActionId: null, faultFamilyId: null, exclusions: [] };
}

function sentenceOf(answer: Coverage): PublicDevice['promises'][number]['sentence'] {
  const { reason, endsOn, daysLeft } = answer;
  const nearMisses = answer.nearMisses.map((miss) => ({
    reason: miss.reason,
    days: miss.days,
    startsOn: miss.startsOn,
    endsOn: miss.endsOn,
    term: '',
    policyVersion: null,
  }));
  const { code, facts } = wordsOfCoverage({ reason, endsOn, daysLeft, nearMisses });
  return { code, facts: { ...facts } };
}
