import { Facts } from '../../kit/Facts.tsx';
import { Phone } from '../../kit/Phone.tsx';
import { When } from '../../kit/When.tsx';
import { t } from '../../lib/texts.ts';
import type { Call } from './CallMoves.tsx';

/** Whom to call, and about what. */
export function CallAbout({ call }: { call: Call }) {
  const { phones, agency, survey } = call;
  return (
    <Facts
      of={[
        {
          label: t('surveys.customer'),
          value: [call.customerName, call.cityTitle].filter(Boolean).join('، '),
        },
        {
          label: t('surveys.phone'),
          value: phones.map((number) => (
            <div key={number}>
              <Phone number={number} copy />
            </div>
          )),
        },
        { label: t('surveys.device'), value: call.modelTitle },
        { label: t('surveys.serviceKind'), value: t(`requests.serviceKind.${call.serviceKind}`) },
        { label: t('surveys.agency'), value: agency.title },
        { label: t('surveys.technician'), value: call.technicianTitle },
        { label: t('surveys.workDoneAt'), value: <When at={call.workDoneAt} /> },
        {
          label: t('surveys.asked'),
          value: t('surveys.versionOf', { title: survey.title, number: survey.number }),
        },
      ]}
    />
  );
}
