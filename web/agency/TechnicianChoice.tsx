import { Text, UnstyledButton } from '@mantine/core';
import { listWorkOrders } from '../../server/requests/work-orders.contract.ts';
import { useAsk } from '../lib/ask.ts';
import { t } from '../lib/texts.ts';
import { openTabs } from './agency-words.ts';
import classes from './Portal.module.css';

type TechnicianChoiceProps = {
  id: string;
  title: string;
  isChosen: boolean;
  busy: boolean;
  choose: () => void;
};

/** One technician as a button, with how much he has already. */
export function TechnicianChoice({ id, title, isChosen, busy, choose }: TechnicianChoiceProps) {
  const { data } = useAsk(listWorkOrders, { technicianId: id, limit: 1 }, { topics: ['workOrder'] });
  const counts = data?.counts;
  const open = counts ? openTabs.reduce((sum, tab) => sum + (counts[tab]?.count ?? 0), 0) : undefined;
  return (
    <UnstyledButton className={classes['choice']} disabled={busy || isChosen} onClick={choose}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed">
        {isChosen
          ? t('agency.chosenNow')
          : open === undefined
            ? ''
            : open === 0
              ? t('agency.noOpenWork')
              : t('agency.openWork', { count: open })}
      </Text>
    </UnstyledButton>
  );
}
