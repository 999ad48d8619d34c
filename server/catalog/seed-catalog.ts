import { codedJson } from '../lib/coded-table.ts';
import type { Context } from '../lib/context.ts';
import { newId } from '../lib/id.ts';
import type { ReasonKind } from './catalog.contract.ts';
import * as sql from './catalog.sql.ts';
import { provinces } from './provinces.ts';

const defaultReasons: Readonly<
  Record<ReasonKind, readonly (readonly [code: string, title: string, titleEn: string])[]>
> = {
  decline: [
    ['no-capacity', 'ظرفیت نداریم', 'No capacity'],
    ['far-away', 'مسافت دور است', 'Too far away'],
    ['no-part', 'قطعه نداریم', 'No part'],
    ['wrong-product', 'این کالا در تخصص ما نیست', 'Not our product'],
    ['technician-away', 'سرویسکار در دسترس نیست', 'Technician is away'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  cancel: [
    ['customer-gave-up', 'مشتری منصرف شد', 'Customer gave up'],
    ['solved', 'عیب برطرف شده است', 'The fault is gone'],
    ['registered-twice', 'پذیرش تکراری است', 'Registered twice'],
    ['not-reachable', 'مشتری پاسخ نمی‌دهد', 'Customer cannot be reached'],
    ['price-refused', 'مشتری هزینه را نپذیرفت', 'Price refused'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  wait: [
    ['customer', 'در انتظار مشتری', 'Waits for the customer'],
    ['part', 'در انتظار قطعه', 'Waits for a part'],
    ['supplier', 'در انتظار تأمین‌کننده', 'Waits for the supplier'],
    ['approval', 'در انتظار تأیید', 'Waits for approval'],
    ['agency', 'در انتظار نمایندگی', 'Waits for the agency'],
    ['workshop', 'در تعمیرگاه', 'In the workshop'],
  ],
  recall: [
    ['no-answer', 'نمایندگی پاسخ نداد', 'Agency did not answer'],
    ['late', 'نمایندگی دیر کرده است', 'Agency is late'],
    ['wrong-agency', 'به نمایندگی نادرست ارجاع شد', 'Referred to the wrong agency'],
    ['customer-asked', 'مشتری خواست', 'Customer asked for it'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  close: [
    ['done', 'کار انجام شد', 'Work is done'],
    ['answered', 'پاسخ داده شد', 'Answered'],
    ['no-fault', 'عیبی دیده نشد', 'No fault found'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  reject_line: [
    ['not-covered', 'زیر پوشش گارانتی نیست', 'Not under warranty'],
    ['no-evidence', 'مدرک یا عکس ندارد', 'No evidence or photo'],
    ['not-needed', 'این کار یا قطعه لازم نبوده است', 'Work or part was not needed'],
    ['registered-twice', 'پیش از این گزارش شده است', 'Reported before'],
    ['wrong-device', 'از این دستگاه نیست', 'Not of this device'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  send_back: [
    ['photo', 'عکس روشن نیست یا کم است', 'Photo missing or unclear'],
    ['serial', 'سریال را بررسی کنید', 'Check the serial'],
    ['lines', 'ردیف‌ها را درست کنید', 'Correct the lines'],
    ['work-unfinished', 'کار دستگاه ناتمام است', 'The work on the device is unfinished'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  change_fee: [
    ['tariff-missing', 'در نرخ‌نامه نیامده است', 'Not in the tariff'],
    ['more-work', 'کار بیش از معمول بوده است', 'More work than usual'],
    ['less-work', 'کار کمتر از معمول بوده است', 'Less work than usual'],
    ['agreed', 'توافق شده است', 'Agreed'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  annul_answer: [
    ['wrong-person', 'پاسخ‌دهنده مشتری نبوده است', 'Not answered by the customer'],
    ['misheard', 'پاسخ نادرست ثبت شده است', 'Written down wrongly'],
    ['pressed', 'مشتری زیر فشار پاسخ داده است', 'The customer was pressed'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  reverse_entry: [
    ['wrong-amount', 'مبلغ نادرست است', 'Wrong amount'],
    ['wrong-agency', 'از آن نمایندگی دیگری است', 'Of another agency'],
    ['posted-twice', 'دو بار ثبت شده است', 'Posted twice'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  appeal: [
    ['evidence', 'مدرک تازه داریم', 'We have new evidence'],
    ['misread', 'گزارش نادرست خوانده شده است', 'The report was misread'],
    ['tariff', 'نرخ درست نیست', 'The price is wrong'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
  goodwill: [
    ['just-ended', 'گارانتی تازه تمام شده است', 'The warranty has just ended'],
    ['known-fault', 'عیب شناخته‌شده این مدل', 'Known fault of this model'],
    ['our-delay', 'دیرکرد از شرکت بوده است', 'The delay was ours'],
    ['complaint', 'جبران شکایت مشتری', 'Redress of a complaint'],
    ['other', 'دلیل دیگر', 'Other'],
  ],
};

/** What every company begins with: provinces, their centres and area codes, and reasons. Rows F7, F9, A6. */
export async function seedCatalog(ctx: Context): Promise<void> {
  const atMs = ctx.now.getTime();
  const seeded = provinces.map(([areaCode, title, centre, titleEn]) => ({
    province: { id: newId(atMs), code: areaCode, title, titleEn, kind: 'province', parentId: null },
    centre: { id: newId(atMs), code: `${areaCode}-1`, title: centre, kind: 'city' },
  }));
  const put = (
    table: { insertAll: (typeof sql.regions)['insertAll'] },
    rows: Parameters<typeof codedJson>[0],
  ) => table.insertAll.run(ctx, { rows: codedJson(rows), now: ctx.now });

  await put(
    sql.regions,
    seeded.map(({ province }) => province),
  );
  await put(
    sql.regions,
    seeded.map(({ province, centre }) => ({ ...centre, parentId: province.id })),
  );
  await put(
    sql.areaCodes,
    seeded.map(({ province: { id: regionId, code, title } }) => ({
      id: newId(atMs),
      code,
      title,
      regionId,
      cityId: null,
    })),
  );
  await put(
    sql.reasons,
    Object.entries(defaultReasons).flatMap(([kind, list]) =>
      list.map(([code, title, titleEn]) => ({ id: newId(atMs), kind, code, title, titleEn })),
    ),
  );
}
