import { IconMapPin, IconPhone } from '@tabler/icons-react';
import { Code } from '../kit/Code.tsx';
import { t } from '../lib/texts.ts';
import { mapAddress } from './agency-words.ts';
import { nationalNumber } from '../console/reception/national-number.ts';
import classes from './Portal.module.css';

type ReachLinksProps = {
  phones: readonly string[];
  address: string;
  latitude?: number | null;
  longitude?: number | null;
  /** The number stands beside the word, where there is room. */
  withNumbers?: boolean;
};

/** Two thumbs' breadth each: call the customer, go to him. */
export function ReachLinks({ phones, withNumbers = false, ...place }: ReachLinksProps) {
  return (
    <div className={classes['reach']}>
      {phones.map((phone) => (
        <a
          key={phone}
          className={classes['reachLink']}
          href={`tel:${phone}`}
          aria-label={t('agency.call', { phone: nationalNumber(phone) })}
        >
          <IconPhone size={20} aria-hidden />
          {withNumbers ? <Code digits>{nationalNumber(phone)}</Code> : t('agency.callShort')}
        </a>
      ))}
      {place.address === '' ? null : (
        <a className={classes['reachLink']} href={mapAddress(place)}>
          <IconMapPin size={20} aria-hidden />
          {t('agency.navigate')}
        </a>
      )}
    </div>
  );
}
