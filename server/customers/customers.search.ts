import type { Context } from '../lib/context.ts';
import { foldTight } from '../lib/fold.ts';
import { writeSearchRows } from '../lib/search.ts';
import { wholeCustomers } from './customers.read.ts';
import type { WholeCustomer } from './customers.read.ts';

/**
 * Writes what customers (at most 1,000) are found by. All of it is personal: only the head office searches
 * it.
 */
export async function writeCustomerWords(ctx: Pick<Context, 'tx'>, ids: readonly string[]): Promise<void> {
  const customers = await wholeCustomers(ctx, ids);
  await writeSearchRows(
    ctx,
    customers.map((customer) => ({
      kind: 'customer',
      subjectId: customer.id,
      at: customer.createdAt,
      words: wordsOf(customer),
      plainWords: [],
    })),
  );
}

function wordsOf(customer: WholeCustomer): (string | null)[] {
  const { name, nationalId, companyId, phones, contacts, sites, note } = customer;
  return [
    name,
    foldTight(name),
    nationalId,
    companyId,
    ...phones.flatMap((phone) => numberWords(phone.number)),
    ...contacts.flatMap((contact) => [contact.name, ...numberWords(contact.number ?? '')]),
    ...sites.flatMap((site) => [site.title, site.line, site.postalCode]),
    note,
  ];
}

/** A number as kept and as typed: +98912… is also 0912…. */
function numberWords(number: string): string[] {
  return number.startsWith('+98') ? [number, `0${number.slice(3)}`] : [number];
}
