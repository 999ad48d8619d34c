import type { Dictionary } from '../../server/lib/texts.ts';

/** What is said about devices, in Persian. */
export const devices = {
  'permission.device.read': 'دیدن دستگاه‌ها',
  'permission.device.write': 'ثبت و تغییر دستگاه‌ها',
  'devices.missing': 'این دستگاه پیدا نشد.',
  'devices.serialTaken': 'دستگاهی با این سریال از همین برند پیش از این ثبت شده است.',
  'devices.serialRequired': 'شماره سریال را بنویسید.',
  'devices.notASerial': 'سریال باید دست‌کم یک حرف یا رقم داشته باشد.',
  'devices.serialTwice': 'دو سطر این فایل برای همین برند همین سریال را دارند.',
  'devices.unknownModel': 'این مدل را نمی‌شناسیم.',
  'devices.unknownModelName': 'مدل «{model}» در فهرست مدل‌ها نیست.',
  'devices.ambiguousModel': 'چند مدل عنوان «{model}» را دارند؛ کد مدل را بنویسید.',
  'devices.unknownCustomer': 'این مشتری را نمی‌شناسیم.',
  'devices.unknownOwner': 'چنین مشتری‌ای ثبت نشده است؛ نخست فهرست مشتریان را وارد کنید.',
  'devices.ambiguousOwner': 'چند مشتری این شماره را دارند؛ نام یا کد ملی را هم بنویسید.',
  'devices.noSiteThere': 'این مشتری در «{city}» نشانی ندارد.',
  'devices.notASiteOfTheOwner': 'این نشانی از آنِ صاحب دستگاه نیست.',
  'devices.futureDay': 'این تاریخ هنوز نرسیده است.',
  'devices.beforeProduction': 'این تاریخ پیش از تاریخ تولید است.',
  'devices.registered': 'دستگاه {model} با سریال {serial} ثبت شد.',
  'devices.registeredWithoutSerial': 'دستگاه {model} بی‌سریال ثبت شد.',
  'devices.registeredUnproven':
    'دستگاه {model} با سریال {serial} در همان تماس ثبت شد؛ مدرک آن هنوز بررسی نشده است.',
  'devices.changed': 'مشخصات دستگاه تغییر کرد.',
  'devices.ownerChanged': 'صاحب دستگاه تغییر کرد.',
  'devices.date.producedOn': 'تولید',
  'devices.date.leftWarehouseOn': 'خروج از انبار',
  'devices.date.soldToDealerOn': 'فروش به فروشنده',
  'devices.date.soldOn': 'فروش به مشتری',
  'devices.date.installedOn': 'نصب',
  'devices.date.activatedOn': 'فعال‌سازی',
} as const satisfies Dictionary;
