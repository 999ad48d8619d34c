import type { Dictionary } from '../../server/lib/texts.ts';

/** What our messages say unless a company words it otherwise: `sms.<template>`. A link stands last, alone. */
export const sms = {
  'sms.identity.code': 'Your Vafa log-in code: {code}\nTell it to nobody.',
  'sms.requests.received': 'Vafa, {company}: your request is registered as {number}. Track it: {link}',
  'sms.requests.referred': '{company}: service {number} was given to agency {agency}. Its phone: {phone}',
  'sms.referrals.offered':
    '{company}: new referral {number}, {device}, {city}. Please answer in the portal by {deadline}.',
  'sms.referrals.recalled': '{company}: referral {number} was taken back from your agency.',
  'sms.technicians.assigned':
    'Service {number}\n{customer}, {phone}\n{address}\n{device}\nSymptom: {symptom}',
  'sms.technicians.left': '{company}: {technician} is on the way for service {number}.',
  'sms.appointments.promised':
    '{company}: service {number} on {day}, {from} to {to}. Confirm or ask for another time:\n{code}',
  'sms.appointments.moved':
    '{company}: service {number} moved to {day}, {from} to {to}. Confirm or ask for another time:\n{code}',
  'sms.appointments.withdrawn':
    '{company}: the appointment of {day} for service {number} was taken back. Track it: {link}',
  'sms.workOrders.code':
    '{company}: completion code of service {number}: {code}\nYou pay: {amount} rial\nTell the code only once the work is done.',
  'sms.warranty.code': '{company}: code to activate the warranty of {device}: {code}\nTell it to nobody.',
  'sms.warranty.activated':
    '{company}: the warranty of {device}, serial {serial}, is active. Terms and end:\n{link}',
  'sms.reports.approved':
    '{company}: the report of service {number} was approved. Its amount is on your account.',
  'sms.reports.partlyApproved':
    '{company}: the report of service {number} was approved in part. See the portal.',
  'sms.reports.rejected':
    '{company}: the report of service {number} was not accepted. The reason is in the portal.',
  'sms.reports.sentBack': '{company}: the report of service {number} was sent back: {reason}',
} as const satisfies Dictionary;
