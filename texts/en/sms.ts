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
} as const satisfies Dictionary;
