import type { StartCode } from '../../server/lib/start-problem.ts';

// What the program says in the terminal, before and after it can serve pages.

export const start = {
  'start.diskFull': 'دیسک پر است؛ در {folder} جا باز کنید و دوباره آغاز کنید. چیزی از دست نرفته است.',
  'start.folderReadOnly':
    'در پوشهٔ {folder} نمی‌توان نوشت؛ آن را نوشتنی کنید یا VAFA_DATA را روی پوشهٔ دیگری بگذارید.',
  'start.portTaken': 'درگاه {port} را برنامهٔ دیگری گرفته است؛ آن را ببندید یا PORT را عوض کنید.',
  'start.portsTaken': 'درگاه‌های {from} تا {to} همه گرفته‌اند؛ یکی را آزاد کنید.',
  'start.hostUnusable': 'نشانی {host} از آن این دستگاه نیست؛ HOST را درست کنید.',
  'start.settingWrong': 'مقدار تنظیم {setting} درست نیست؛ نمونهٔ درست: {wanted}',
  'start.secretBroken': 'فایل {path} خراب است؛ آن را از پشتیبان برگردانید یا VAFA_SECRET را بگذارید.',
  'start.secretDiffers':
    'VAFA_SECRET همان نیست که این پایگاه داده با آن رمز شده است؛ کلید پیشین را برگردانید (فایل secret ' +
    'در پوشهٔ داده‌ها).',
  'start.postgresMissing':
    'پایگاه دادهٔ همراه ({name}) برای این دستگاه نیست؛ DATABASE_URL را روی PostgreSQL 15 یا تازه‌تر بگذارید.',
  'start.postgresFailed': 'پایگاه دادهٔ همراه آغاز نشد: {reason} (گزارش: {log})',
  'start.postgresBusy': 'پایگاه دادهٔ {folder} هنوز در حال بستن یا ترمیم است؛ کمی بعد دوباره آغاز کنید.',
  'start.rootForbidden':
    'PostgreSQL با کاربر root کار نمی‌کند و اینجا راه دیگری باز نیست؛ با کاربر عادی اجرا کنید، برنامه ' +
    'و VAFA_DATA ({folder}) را بیرون از خانهٔ root بگذارید یا DATABASE_URL را بدهید.',
  'start.databaseOfOtherVersion':
    'داده‌های {folder} از PostgreSQL {version} است؛ این برنامه PostgreSQL 18 همراه دارد.',
  'start.databaseUnreachable': 'به پایگاه دادهٔ {at} نمی‌توان وصل شد: {reason}',
  'start.databaseTooOld': 'نسخهٔ پایگاه داده {version} است؛ PostgreSQL 15 یا تازه‌تر لازم است.',
  'start.databaseNotUtf8': 'کدگذاری پایگاه داده {encoding} است؛ پایگاهی با UTF8 بسازید.',
  'start.extensionMissing': 'افزونهٔ {name} در این PostgreSQL نیست یا اجازهٔ ساختنش نیست؛ آن را نصب کنید.',
  'start.persianSortWrong':
    'این پایگاه داده فارسی را درست مرتب نمی‌کند (fa-x-icu)؛ PostgreSQL با ICU لازم است.',
  'start.persianSearchWrong':
    'این پایگاه داده در متن فارسی جست‌وجو نمی‌کند؛ پایگاهی با LC_CTYPE برابر C.UTF-8 یا fa_IR.UTF-8 بسازید.',
  'start.rolesMissing':
    'صاحب پایگاه داده اجازهٔ ساختن نقش ندارد؛ یک بار با کاربر ارشد این را اجرا کنید:\n{script}',
  'start.appRoleLooksOver':
    'نقش {roles} از دیوار میان شرکت‌ها می‌گذرد (SUPERUSER یا BYPASSRLS)؛ این حق را از او بگیرید.',
  'start.appRoleOwnsTables': 'نقش vafa_app نباید صاحب جدول باشد: {tables}',
  'start.migrationMisnamed': 'نام یا شمارهٔ فایل {file} در migrations درست نیست.',
  'start.migrationChanged': 'فایل {name} پس از اجرا عوض شده است؛ آن را به شکل پیشین برگردانید.',
  'start.migrationFailed': 'به‌روزرسانی پایگاه داده در {name} ماند و چیزی عوض نشد: {reason}',
  'start.migrationFailedAfterBackup':
    'به‌روزرسانی پایگاه داده در {name} ماند و چیزی عوض نشد: {reason}\n' +
    'برنامهٔ پیشین هنوز با آن کار می‌کند. پشتیبانِ پیش از آن در {backup} است.',
  'start.backupFirstFailed':
    'پایگاه داده باید به‌روز شود و پیش از آن پشتیبان گرفته می‌شود؛ پشتیبان گرفته نشد و چیزی عوض نشد: {reason}',
  'start.databaseNewer': 'پایگاه داده از این برنامه تازه‌تر است ({name})؛ نسخهٔ تازهٔ برنامه را اجرا کنید.',

  'start.portMoved': 'درگاه {port} گرفته است؛ روی {other} کار می‌کند. (با PORT می‌توانید خودتان برگزینید.)',
  'start.backsUpFirst': 'این برنامه از پایگاه داده تازه‌تر است؛ پیش از به‌روزرسانی پشتیبان گرفته می‌شود…',
  'start.backedUp': 'پشتیبانِ پیش از به‌روزرسانی در {backup} است.',
  'start.fillsDemo': 'پایگاه داده خالی است؛ شرکت‌های نمونه ساخته می‌شوند…',
  'start.address': 'وفا آماده است: {url}',
  'start.workerReady': 'وفا بی‌صفحه آماده است (کارهای پس‌زمینه).',
  'start.demoPeople': 'شرکت نمونه «arka»؛ در صفحهٔ ورود یکی را برگزینید: {people}',
  'start.demoAgencies':
    'نمایندگی‌ها: {agencies} و تکنسین‌هایشان. کلید برنامه‌نویسی: npm run -s demo-key -- admin',
  'start.firstRun': 'برای ساختن شرکت و مدیر، این نشانی را باز کنید (تا ساخته‌شدن شرکت اعتبار دارد):\n{url}',
  'start.logFile': 'گزارش برنامه: {path}',
  'start.howToStop': 'برای بستن Ctrl-C را بزنید.',
  'start.stopping': 'در حال بستن…',
  'start.unexpected': 'برنامه به خطایی برخورد که پیش‌بینی نشده بود: {reason}',
} as const satisfies Record<`start.${StartCode}`, string> & Record<`start.${string}`, string>;
