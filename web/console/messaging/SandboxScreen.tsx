import { Button, Skeleton, Stack } from '@mantine/core';
import { IconDeviceMobileMessage } from '@tabler/icons-react';
import { listSandboxPhones } from '../../../server/messaging/messaging.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { SearchBox } from '../../kit/SearchBox.tsx';
import { useAddress } from '../../lib/address.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { PhoneSheet } from './PhoneSheet.tsx';
import classes from './SandboxScreen.module.css';
import { nationalForm } from './phone-words.ts';
import { SmallPhone } from './SmallPhone.tsx';

/** The phones of everyone to whom the company writes, side by side; the newest message comes first. */
export function SandboxScreen() {
  const [address, change] = useAddress();
  const q = address['q'] ?? '';
  const phones = useList(listSandboxPhones, q === '' ? {} : { q }, { topics: ['sandbox'], limit: 60 });
  const mobile = address['phone'];
  const close = () => change({ phone: undefined });
  return (
    <Stack gap="md">
      <ScreenHead
        title={t('messaging.sandbox')}
        line={t('messaging.sandboxHint')}
        actions={
          <SearchBox value={q} hint={t('messaging.searchPhone')} onSearch={(next) => change({ q: next })} />
        }
      />
      <div className={classes['split']} data-open={mobile === undefined ? undefined : true}>
        <section className={classes['wall']} aria-label={t('messaging.phones')}>
          {phones.failure ? <FailureState failure={phones.failure} retry={phones.retry} /> : null}
          {phones.rows === undefined && !phones.failure
            ? [1, 2, 3, 4, 5, 6].map((place) => <Skeleton key={place} className={classes['blank'] ?? ''} />)
            : null}
          {phones.rows?.map((phone) => (
            <SmallPhone
              key={phone.mobile}
              phone={phone}
              isOpen={nationalForm(phone.mobile) === mobile}
              onOpen={() => change({ phone: nationalForm(phone.mobile) }, mobile === undefined)}
            />
          ))}
          {phones.rows?.length === 0 ? (
            <div className={classes['none']}>
              {q === '' ? (
                <EmptyState
                  icon={IconDeviceMobileMessage}
                  title={t('messaging.noPhones')}
                  hint={t('messaging.noPhonesHint')}
                />
              ) : (
                <EmptyState title={t('web.nothingFound')} hint={t('messaging.noSuchPhone')} />
              )}
            </div>
          ) : null}
          {phones.more === undefined ? null : (
            <div className={classes['none']}>
              <Button variant="default" size="xs" loading={phones.loadingMore} onClick={phones.more}>
                {t('messaging.morePhones')}
              </Button>
            </div>
          )}
        </section>
        {mobile === undefined ? null : <PhoneSheet key={mobile} mobile={mobile} onClose={close} />}
      </div>
    </Stack>
  );
}
