import type { Context } from '../lib/context.ts';
import type { ExportPage } from '../lib/import-kind.ts';
import type { StoredPhone } from './customers.sql.ts';
import * as sql from './customers.sql.ts';

const PAGE = 1000;

/**
 * Customers in cells that come in again as they are: an import knows of a customer his numbers and his first site, so
 * the file holds these. Row R16.
 */
export async function exportCustomers(
  ctx: Pick<Context, 'tx'>,
  after: string | undefined,
): Promise<ExportPage> {
  const customers = await sql.selectExported.all(ctx, { after: after ?? null, limit: PAGE });
  const ids = customers.map(({ id }) => id);
  const phones = Map.groupBy(await sql.selectPhones.all(ctx, { ids }), (phone) => phone.customerId);
  const sites = Map.groupBy(await sql.selectSites.all(ctx, { ids }), (site) => site.customerId);
  return {
    rows: customers.map(({ id, kind, name, nationalId, companyId }) => {
      const { mobile, others } = phoneCells(phones.get(id) ?? []);
      const site = sites.get(id)?.[0];
      return {
        kind: kind === 'person' ? 'شخص' : 'سازمان',
        name,
        nationalId: nationalId ?? '',
        companyId: companyId ?? '',
        mobile,
        phones: others,
        province: site?.provinceTitle ?? '',
        city: site?.cityTitle ?? '',
        district: site?.district ?? '',
        street: site?.street ?? '',
        alley: site?.alley ?? '',
        plaque: site?.plaque ?? '',
        floor: site?.floor ?? '',
        unit: site?.unit ?? '',
        landmark: site?.landmark ?? '',
        postalCode: site?.postalCode ?? '',
      };
    }),
    next: customers.length === PAGE ? customers.at(-1)?.id : undefined,
  };
}

/** The first mobile by itself, all others in one cell. */
function phoneCells(phones: readonly StoredPhone[]): { mobile: string; others: string } {
  const mobile = phones.find(({ kind, extension }) => kind === 'mobile' && extension === null);
  const others = phones.filter((phone) => phone !== mobile);
  return { mobile: mobile === undefined ? '' : dialled(mobile), others: others.map(dialled).join('، ') };
}

function dialled({ number, extension }: Pick<StoredPhone, 'number' | 'extension'>): string {
  const local = number.replace(/^\+98/, '0');
  return extension === null ? local : `${local} داخلی ${extension}`;
}
