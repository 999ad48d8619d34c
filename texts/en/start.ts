import type { start as persian } from '../fa/start.ts';

export const start = {
  'start.diskFull': 'The disk is full; free some space in {folder} and start again. Nothing is lost.',
  'start.folderReadOnly':
    'The folder {folder} cannot be written; make it writable or point VAFA_DATA to another one.',
  'start.portTaken': 'Another program has port {port}; close it or change PORT.',
  'start.portsTaken': 'The ports {from} to {to} are all taken; free one.',
  'start.hostUnusable': 'The address {host} does not belong to this machine; correct HOST.',
  'start.settingWrong': 'The setting {setting} has a wrong value; a right one: {wanted}',
  'start.secretBroken': 'The file {path} is damaged; bring it back from a backup or set VAFA_SECRET.',
  'start.secretDiffers':
    'VAFA_SECRET is not the one this database was encrypted with; bring back the former key (the file ' +
    'secret in the data folder).',
  'start.postgresMissing':
    'There is no embedded database ({name}) for this machine; point DATABASE_URL to a PostgreSQL 15 or ' +
    'newer.',
  'start.postgresFailed': 'The embedded database did not start: {reason} (log: {log})',
  'start.postgresBusy': 'The database in {folder} is still stopping or recovering; start again in a moment.',
  'start.rootForbidden':
    'PostgreSQL refuses root and no way around is open here; run as an ordinary user, put the program ' +
    'and VAFA_DATA ({folder}) outside of root’s home, or set DATABASE_URL.',
  'start.databaseOfOtherVersion':
    'The data in {folder} is of PostgreSQL {version}; this program brings PostgreSQL 18.',
  'start.databaseUnreachable': 'The database {at} cannot be reached: {reason}',
  'start.databaseTooOld': 'The database is version {version}; PostgreSQL 15 or newer is needed.',
  'start.databaseNotUtf8': 'The database is encoded as {encoding}; make one with UTF8.',
  'start.extensionMissing':
    'The extension {name} is not in this PostgreSQL or may not be created; install it.',
  'start.persianSortWrong':
    'This database does not sort Persian rightly (fa-x-icu); a PostgreSQL with ICU is needed.',
  'start.persianSearchWrong':
    'This database cannot search Persian text; make a database whose LC_CTYPE is C.UTF-8 or fa_IR.UTF-8.',
  'start.rolesMissing':
    'The owner of the database may not make roles; run this once as a superuser:\n{script}',
  'start.appRoleLooksOver':
    'The role {roles} sees over the wall between companies (SUPERUSER or BYPASSRLS); take that right away.',
  'start.appRoleOwnsTables': 'The role vafa_app must own no table: {tables}',
  'start.migrationMisnamed': 'The name or number of the file {file} in migrations is not right.',
  'start.migrationChanged': 'The file {name} was changed after it was applied; bring back its former form.',
  'start.migrationFailed': 'Renewing the database stopped at {name} and changed nothing: {reason}',
  'start.migrationFailedAfterBackup':
    'Renewing the database stopped at {name} and changed nothing: {reason}\n' +
    'The former program still runs on it. The backup from before lies in {backup}.',
  'start.backupFirstFailed':
    'The database must be renewed, and a backup is taken first; it failed, so nothing was changed: {reason}',
  'start.databaseNewer': 'The database is newer than this program ({name}); run the newer program.',

  'start.portMoved': 'Port {port} is taken; serving on {other}. (Choose one yourself with PORT.)',
  'start.backsUpFirst': 'This program is newer than the database; taking a backup before renewing it…',
  'start.backedUp': 'The backup from before the renewal lies in {backup}.',
  'start.fillsDemo': 'The database is empty; making the demo companies…',
  'start.address': 'Vafa is ready: {url}',
  'start.workerReady': 'Vafa is ready without pages (background work).',
  'start.demoPeople': 'Demo company "arka"; choose somebody on the sign-in page: {people}',
  'start.demoAgencies':
    'Agencies: {agencies} and their technicians. A key for programs: npm run -s demo-key -- admin',
  'start.firstRun':
    'To make the company and its administrator open this address (valid until there is a company):\n{url}',
  'start.logFile': 'Log: {path}',
  'start.howToStop': 'Ctrl-C stops it.',
  'start.stopping': 'Stopping…',
  'start.unexpected': 'The program met an error that nobody foresaw: {reason}',
} as const satisfies Record<keyof typeof persian, string>;
