import type { Sight } from '../lib/context.ts';

// The roles a new company begins with. Data from then on: a service admin changes what each may do.

interface DefaultRole {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly sees: Exclude<Sight, 'public'>;
  /** Permissions by name; a name that ends in `.*` takes every permission of that noun. */
  readonly permissions: readonly string[];
}

const READS = [
  'catalog.read',
  'agency.read',
  'customer.read',
  'device.read',
  'request.read',
  'workOrder.read',
  'warranty.check',
  'warranty.read',
  'message.read',
];
const RECEIVES = [
  ...READS,
  'request.receive',
  'request.contact',
  'message.sendAgain',
  'customer.write',
  'device.write',
  'workOrder.close',
  'workOrder.cancel',
  'workOrder.handOn',
  'sandbox.use',
];

const DISPATCHES = [
  'workOrder.refer',
  'workOrder.recall',
  'workOrder.assign',
  'workOrder.work',
  'workOrder.renewCode',
  'report.read',
  'file.read',
];

const LOOKS_INTO_REPORTS = ['report.read', 'file.read', 'tariff.read', 'account.read', 'stock.read'];

export const defaultRoles: readonly DefaultRole[] = [
  {
    code: 'admin',
    title: 'مدیر خدمات',
    titleEn: 'Service admin',
    sees: 'office',
    permissions: [
      ...RECEIVES,
      'catalog.*',
      'agency.*',
      'people.*',
      'role.*',
      'apiKey.*',
      'audit.*',
      'metrics.*',
      'import.*',
      'message.*',
      'warranty.*',
      'workOrder.refer',
      'workOrder.recall',
      'workOrder.assign',
      'sla.*',
      'export.*',
      'workOrder.work',
      'workOrder.renewCode',
      'tariff.*',
      'account.*',
      'stock.read',
      'stock.move',
      'stock.receive',
      'defective.*',
      'report.read',
      'report.policy',
      'goodwill.allow',
      'file.*',
      'survey.*',
    ],
  },
  {
    code: 'reception',
    title: 'پاسخگوی تلفنی',
    titleEn: 'Call-centre expert',
    sees: 'office',
    permissions: RECEIVES,
  },
  {
    code: 'dispatcher',
    title: 'مسئول ارجاع',
    titleEn: 'Dispatcher',
    sees: 'office',
    permissions: [...RECEIVES, ...DISPATCHES],
  },
  {
    code: 'es',
    title: 'پشتیبان اجرایی',
    titleEn: 'Executional support',
    sees: 'office',
    permissions: [...RECEIVES, ...DISPATCHES],
  },
  {
    code: 'ts',
    title: 'پشتیبان فنی',
    titleEn: 'Technical support',
    sees: 'ts',
    permissions: ['technicalCase.read', 'technicalCase.answer', 'catalog.read'],
  },
  {
    code: 'process-owner',
    title: 'مسئول فرآیند خدمات',
    titleEn: 'Service process owner',
    sees: 'office',
    permissions: [
      ...RECEIVES,
      ...DISPATCHES,
      'goodwill.allow',
      'account.read',
      'stock.read',
      'survey.read',
      'audit.read',
      'export.requests',
    ],
  },
  {
    code: 'approver',
    title: 'تأییدکننده گزارش',
    titleEn: 'Approver',
    sees: 'office',
    permissions: [...READS, ...LOOKS_INTO_REPORTS, 'report.decide', 'survey.read', 'sandbox.use'],
  },
  {
    code: 'accountant',
    title: 'حسابدار',
    titleEn: 'Accountant',
    sees: 'office',
    permissions: [...READS, ...LOOKS_INTO_REPORTS, 'account.post', 'sandbox.use'],
  },
  {
    code: 'warehouse',
    title: 'انباردار',
    titleEn: 'Warehouse keeper',
    sees: 'office',
    permissions: [
      'catalog.read',
      'agency.read',
      'device.read',
      'report.read',
      'stock.read',
      'stock.move',
      'stock.receive',
      'defective.receive',
      'defective.settle',
      'sandbox.use',
    ],
  },
  {
    code: 'complaints',
    title: 'مسئول شکایات',
    titleEn: 'Complaints owner',
    sees: 'office',
    permissions: [...READS, 'request.contact', 'sandbox.use'],
  },
  {
    code: 'survey',
    title: 'کارشناس نظرسنجی',
    titleEn: 'Survey operator',
    sees: 'office',
    permissions: [
      'catalog.read',
      'agency.read',
      'request.read',
      'workOrder.read',
      'customer.read',
      'survey.read',
      'survey.call',
      'sandbox.use',
    ],
  },
  {
    code: 'auditor',
    title: 'ممیز',
    titleEn: 'Auditor',
    sees: 'office',
    permissions: [...READS, ...LOOKS_INTO_REPORTS, 'people.read', 'survey.read', 'audit.read'],
  },
  {
    code: 'monitor',
    title: 'پایش سامانه',
    titleEn: 'Monitoring',
    sees: 'ts',
    permissions: ['metrics.read'],
  },
  {
    code: 'agency-manager',
    title: 'مدیر نمایندگی',
    titleEn: 'Agency manager',
    sees: 'agency',
    permissions: [
      'catalog.read',
      'workOrder.read',
      'referral.answer',
      'workOrder.assign',
      'warranty.check',
      'agency.readOwn',
      'workOrder.work',
      'report.read',
      'report.write',
      'report.appeal',
      'file.read',
      'file.write',
      'stock.readOwn',
      'stock.receive',
      'defective.send',
      'account.readOwn',
    ],
  },
  {
    code: 'agency-clerk',
    title: 'کاربر نمایندگی',
    titleEn: 'Agency clerk',
    sees: 'agency',
    permissions: [
      'catalog.read',
      'workOrder.read',
      'referral.answer',
      'workOrder.assign',
      'warranty.check',
      'agency.readOwn',
      'workOrder.work',
      'report.read',
      'report.write',
      'report.appeal',
      'file.read',
      'file.write',
      'stock.readOwn',
      'stock.receive',
      'defective.send',
    ],
  },
  {
    code: 'technician',
    title: 'سرویسکار',
    titleEn: 'Technician',
    sees: 'technician',
    permissions: [
      'catalog.read',
      'workOrder.read',
      'workOrder.work',
      'report.read',
      'report.write',
      'file.read',
      'file.write',
      'stock.readOwn',
      'warranty.check',
      'agency.readOwn',
    ],
  },
];

/** A default role's permissions with its `.*` names spelled out; an unknown name is a bug. */
export function spellOut(permissions: readonly string[], all: readonly string[]): string[] {
  const spelled = permissions.flatMap((name) =>
    name.endsWith('.*') ? all.filter((known) => known.startsWith(name.slice(0, -1))) : [name],
  );
  const unknown = spelled.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`default roles name permissions that no slice has: ${unknown.join(', ')}`);
  return [...new Set(spelled)];
}
