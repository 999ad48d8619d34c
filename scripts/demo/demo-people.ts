import type { DemoPerson } from '../../server/identity/identity.make.ts';

// Everybody who can be signed in as on the demo's log-in page.

export const arkaPeople: readonly DemoPerson[] = [
  { who: 'admin', title: 'مریم احمدی', mobile: '09121000001', roles: ['admin'] },
  { who: 'reception', title: 'نگار رضایی', mobile: '09121000002', roles: ['reception'] },
  { who: 'dispatcher', title: 'حسین کریمی', mobile: '09121000003', roles: ['dispatcher'] },
  { who: 'es', title: 'پریسا نوری', mobile: '09121000004', roles: ['es'] },
  { who: 'ts', title: 'آرش صادقی', mobile: '09121000005', roles: ['ts'] },
  { who: 'process-owner', title: 'سعید مرادی', mobile: '09121000006', roles: ['process-owner'] },
  { who: 'approver', title: 'فاطمه حسینی', mobile: '09121000007', roles: ['approver'] },
  { who: 'approver-2', title: 'بهرام یزدانی', mobile: '09121000008', roles: ['approver'] },
  { who: 'accountant', title: 'زهرا قاسمی', mobile: '09121000009', roles: ['accountant'] },
  { who: 'accountant-2', title: 'مهدی رستمی', mobile: '09121000010', roles: ['accountant'] },
  { who: 'warehouse', title: 'علی اکبری', mobile: '09121000011', roles: ['warehouse'] },
  { who: 'complaints', title: 'شیرین فرهادی', mobile: '09121000012', roles: ['complaints'] },
  { who: 'survey', title: 'الهام توکلی', mobile: '09121000013', roles: ['survey'] },
];

/** Works in both companies: after the code he chooses one. */
export const SHARED_MOBILE = '09121000099';

export const bineshPeople: readonly DemoPerson[] = [
  { who: 'admin', title: 'کاوه شریفی', mobile: '09122000001', roles: ['admin'] },
  { who: 'reception', title: 'لیلا جعفری', mobile: SHARED_MOBILE, roles: ['reception'] },
];
