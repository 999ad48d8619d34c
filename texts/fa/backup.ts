import type { BackupCode } from '../../server/lib/backup-problem.ts';

// What the commands of backup and restore say in the terminal.

export const backup = {
  'backup.running': 'پشتیبان دیگری در حال گرفتن است؛ تا پایان آن صبر کنید.',
  'backup.failed': 'پشتیبان گرفته نشد؛ دلیلش در گزارش برنامه است.',
  'backup.missing': 'پشتیبان {backup} پیدا نشد؛ فهرست: npm run backup -- --list',
  'backup.unreadable':
    '{backup} پشتیبان کاملی نیست: شرح آن (backup.json) نیست یا خراب است. چیزی برگردانده نشد؛ پشتیبان دیگری برگزینید.',
  'backup.fileMissing':
    'پشتیبان {backup} ناقص است: {file} در آن نیست. چیزی برگردانده نشد؛ پشتیبان دیگری برگزینید.',
  'backup.fileDamaged':
    'پشتیبان {backup} خراب است: {file} همان نیست که نوشته شد. چیزی برگردانده نشد؛ پشتیبان دیگری برگزینید.',
  'backup.diskFull': 'در {folder} جا نیست؛ جا باز کنید و دوباره بزنید. نیمه‌کاره‌ای نمانده است.',
  'backup.folderReadOnly':
    'در {folder} نمی‌توان نوشت؛ آن را نوشتنی کنید یا VAFA_BACKUPS را روی پوشهٔ دیگری بگذارید.',
  'backup.folderFilled':
    'در {folder} داده هست. برای جایگزینی، --replace را بیفزایید؛ داده‌های کنونی کنار گذاشته می‌شوند، نه پاک.',
  'backup.folderInUse': 'برنامه روی {folder} در کار است؛ نخست آن را ببندید.',
  'backup.passphraseNeeded':
    'کلید نصب با گذرواژه در پشتیبان می‌ماند: VAFA_BACKUP_PASSPHRASE را بدهید، یا با --without-secret کلید را کنار بگذارید.',
  'backup.passphraseShort': 'گذرواژهٔ پشتیبان دست‌کم {length} نویسه است.',
  'backup.passphraseWrong': 'گذرواژه درست نیست یا کلیدِ درون پشتیبان خراب است.',
  'backup.instantWrong': '«{to}» لحظه‌ای با منطقهٔ زمانی نیست؛ نمونه: 2026-11-30T21:00:00+03:30',
  'backup.instantTooEarly': 'این پشتیبان تازه‌تر از لحظهٔ خواسته است ({from})؛ پشتیبان پیش از آن را برگزینید.',
  'backup.instantTooLate':
    'بایگانی رویدادها تا آن لحظه نمی‌رسد (تا {until} می‌رسد)؛ لحظه‌ای زودتر یا --to newest را بزنید. چیزی عوض نشد.',
  'backup.archiveMissing':
    'بایگانی رویدادها در {folder} نیست؛ بی آن تنها به پایان خودِ پشتیبان می‌توان برگشت (بی --to).',
  'backup.archiveGap':
    'در بایگانی رویدادها بخش {segment} نیست؛ پس از آن چیزی برگرداندنی نیست. لحظه‌ای پیش از آن یا پشتیبان تازه‌تری را برگزینید.',
  'backup.archiveDamaged':
    'بخش {file} از بایگانی رویدادها خراب است؛ لحظه‌ای پیش از آن یا پشتیبان تازه‌تری را برگزینید. چیزی عوض نشد.',
  'backup.recoveryFailed': 'پایگاه دادهٔ برگردانده‌شده به کار نیفتاد: {reason}. چیزی عوض نشد.',
  'backup.newerThanProgram':
    'پشتیبان {backup} از برنامه‌ای تازه‌تر است (سطح {level})؛ نسخهٔ تازهٔ برنامه را اجرا کنید.',
  'backup.otherPostgres':
    'پشتیبان {backup} از PostgreSQL {version} است؛ این برنامه PostgreSQL 18 همراه دارد.',
  'backup.noDatabase': 'در {folder} پایگاه دادهٔ در کاری نیست؛ VAFA_DATA را درست کنید.',
  'backup.external': 'این پشتیبان پایگاه داده ندارد: پایگاه دادهٔ بیرونی را ابزار خودش برمی‌گرداند.',
  'backup.bucketFailed':
    'سطل {bucket} در {at} پاسخ درستی نداد: {reason}. پشتیبانِ روی همین دستگاه، اگر گرفته شده، درست است.',
  'backup.bucketUnset':
    'سطلی تعیین نشده است؛ VAFA_S3_URL، VAFA_S3_BUCKET، VAFA_S3_KEY و VAFA_S3_SECRET را بدهید.',
  'backup.booksWrong': 'پشتیبان {backup} برگشت، ولی حساب‌ها در آن درست نیست: {wrong}',
  'backup.usage':
    'فرمان درست نیست ({word}). نمونه: npm run backup، npm run restore -- newest --to 2026-11-30T21:00:00+03:30',
  'backup.step.database': 'پایگاه داده',
  'backup.step.files': 'فایل‌ها',
  'backup.step.check': 'بازخوانی',
  'backup.sends': 'پشتیبان به سطل {bucket} فرستاده می‌شود…',
  'backup.done': 'پشتیبان گرفته و بازخوانی شد: {path} ({megabytes} مگابایت)',
  'backup.withoutSecret':
    'هشدار: کلید نصب در این پشتیبان نیست. بی آن کلید پنل‌ها باز نمی‌شود؛ فایل secret را جای دیگری نگه دارید.',
  'backup.externalDatabase':
    'پایگاه داده بیرونی است (DATABASE_URL): پشتیبان آن کار ابزار خودش است (pg_basebackup، pg_dump). این فرمان تنها فایل‌ها و کلید را نگه می‌دارد.',
  'backup.tested':
    'پشتیبان {backup} آزمایشی برگردانده شد: سطح {level}، {tables} جدول، {rows} سطر، حساب‌ها درست.',
  'backup.list': '{count} پشتیبان در {folder} (سطح این برنامه: {level})',
  'backup.good': 'پشتیبان {backup} درست است.',
  'restore.step.read': 'خواندن پشتیبان',
  'restore.step.recover': 'ترمیم',
  'restore.fetches': 'پشتیبان {backup} از سطل آورده می‌شود…',
  'restore.done': '{folder} از پشتیبان {backup} برگشت، تا پایان همان پشتیبان. اکنون npm start را بزنید.',
  'restore.doneUntil':
    '{folder} از پشتیبان {backup} و بایگانی رویدادها برگشت، تا {until}. اکنون npm start را بزنید.',
  'restore.aside': 'داده‌های پیشین در {folder} مانده‌اند؛ پس از اطمینان خودتان پاکشان کنید.',
  'restore.secretMissing':
    'هشدار: کلید نصب در {folder} نیست. پیش از آغاز، فایل secret یا VAFA_SECRET را برگردانید.',
} as const satisfies Record<`backup.${BackupCode}`, string> & Record<string, string>;
