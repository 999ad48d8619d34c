import { wrongBooksOf } from '../test/books-proofs.ts';
import { TENANT_ID, withCompany } from './data-company.ts';

/** What does not add up in the bench's company: nothing, or a bug. */
export async function wrongSums(ownerUrl: string): Promise<string[]> {
  return await withCompany(ownerUrl, (inCompany) =>
    wrongBooksOf({ ownerUrl, tenantId: TENANT_ID, inTenant: inCompany }),
  );
}
