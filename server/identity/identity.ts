// The door of this slice for the slices above it.
export { allTenants, tenantById } from './identity.sql.ts';
export { newCompanyId } from './company.ts';
export { gate } from './credentials.ts';
export { readMobile } from './log-in.ts';
export { changePerson, invite, peopleOf, person } from './people.ts';
