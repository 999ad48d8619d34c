// What the chapters and coded lists of the API are called in Persian, for its page of documentation.

/** Slices as chapters. */
export const apiChapters: Readonly<Record<string, string>> = {
  identity: 'ورود و همکاران',
  files: 'عکس‌ها و فایل‌ها',
  catalog: 'اطلاعات پایه',
  customers: 'مشتریان',
  agencies: 'نمایندگی‌ها',
  devices: 'دستگاه‌ها',
  sla: 'ساعت کار و تعطیلی‌ها',
  tariffs: 'نرخ‌نامه',
  ledger: 'حساب‌ها',
  messaging: 'پیامک‌ها',
  warranty: 'گارانتی',
  warehouse: 'انبار و داغی',
  requests: 'پذیرش و سرویس',
  serviceReports: 'گزارش انجام کار',
  surveys: 'نظرسنجی',
  exchange: 'ورود و خروج با فایل',
  live: 'خبر زنده',
};

/** Coded lists: what `slice.<many>`, `slice.add<One>` and `slice.change<One>` are about. */
export const codedLists = [
  ['catalog', 'brands', 'Brand', 'برندها', 'برند'],
  ['catalog', 'productLines', 'ProductLine', 'گروه‌های کالا', 'گروه کالا'],
  ['catalog', 'productTypes', 'ProductType', 'نوع‌های کالا', 'نوع کالا'],
  ['catalog', 'models', 'Model', 'مدل‌ها', 'مدل'],
  ['catalog', 'symptoms', 'Symptom', 'عیب‌های اظهارشده', 'عیب اظهارشده'],
  ['catalog', 'faultFamilies', 'FaultFamily', 'خانواده‌های عیب', 'خانواده عیب'],
  ['catalog', 'faults', 'Fault', 'عیب‌های تشخیص‌داده‌شده', 'عیب تشخیص‌داده‌شده'],
  ['catalog', 'repairActions', 'RepairAction', 'شرح‌های تعمیر', 'شرح تعمیر'],
  ['catalog', 'parts', 'Part', 'قطعه‌ها', 'قطعه'],
  ['catalog', 'agencyGrades', 'AgencyGrade', 'رتبه‌های نمایندگی', 'رتبه نمایندگی'],
  ['catalog', 'regionClasses', 'RegionClass', 'دسته‌های منطقه', 'دسته منطقه'],
  ['catalog', 'regions', 'Region', 'منطقه‌ها', 'منطقه'],
  ['catalog', 'areaCodes', 'AreaCode', 'پیش‌شماره‌ها', 'پیش‌شماره'],
  ['catalog', 'reasons', 'Reason', 'دلیل‌ها', 'دلیل'],
  ['warehouse', 'warehouses', 'Warehouse', 'انبارها', 'انبار'],
] as const;
