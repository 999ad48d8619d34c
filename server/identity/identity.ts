// The door of this slice for the slices above it.
export { allTenants, tenantById } from './identity.sql.ts';
export type { CompanyParts } from './company.ts';
export { makeAdministrator, makeCompany, newCompanyId } from './company.ts';
export { gate } from './credentials.ts';
export type { SendCode } from './log-in.ts';
export { readMobile } from './log-in.ts';
export type { AgencyPerson } from './people.ts';
export { changePerson, invite, peopleOf, person } from './people.ts';
