import { Skeleton, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { listWorkOrders } from '../../../server/requests/work-orders.contract.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { useAddress } from '../../lib/address.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import { boardGroups, groupsOf } from './board-groups.ts';
import { nextRowOf, useBoardKeys } from './board-keys.ts';
import classes from './Board.module.css';
import { BoardSection } from './BoardSection.tsx';
import { OrderPanel } from './OrderPanel.tsx';

const rowsMax = 100;
const topics = ['workOrder', 'request'] as const;

/** The dispatcher's screen: what came back, what nobody has, what waits for an answer. Row A10. */
export function ReferralsScreen() {
  const [address, change] = useAddress();
  const openId = address['open'];
  const board = useRef<HTMLDivElement>(null);
  const unreferred = useList(listWorkOrders, { tab: 'new' }, { topics, limit: rowsMax });
  const offered = useList(listWorkOrders, { tab: 'offered' }, { topics, limit: rowsMax });
  const open = (id: string | undefined) => change({ open: id }, openId === undefined && id !== undefined);
  const focusRow = (id: string | undefined) =>
    board.current?.querySelector<HTMLElement>(`[data-order="${id ?? ''}"]`)?.focus();
  const close = () => {
    open(undefined);
    requestAnimationFrame(() => focusRow(openId));
  };
  const goOn = () => {
    const next = nextRowOf(board.current, openId);
    open(undefined);
    requestAnimationFrame(() => focusRow(next));
  };
  useBoardKeys(board, { openId, open, close });

  const failure = unreferred.failure ?? offered.failure;
  const isReady = unreferred.rows !== undefined && offered.rows !== undefined;
  const groups = groupsOf(unreferred.rows ?? [], offered.rows ?? []);
  const counts = {
    back: groups.back.length,
    new: unreferred.counts?.['new'],
    offered: offered.counts?.['offered'],
  };
  const isEmpty = isReady && boardGroups.every((group) => groups[group].length === 0);
  return (
    <Stack gap="sm" className={classes['screen']}>
      <ScreenHead
        title={t('requests.board')}
        line={
          <Text span size="sm" visibleFrom="sm">
            {t('requests.boardKeys')}
          </Text>
        }
      />
      {failure && !isReady ? (
        <FailureState
          failure={failure}
          retry={() => {
            unreferred.retry();
            offered.retry();
          }}
        />
      ) : null}
      {!failure && !isReady ? <BoardSkeleton /> : null}
      {isEmpty ? <EmptyState title={t('requests.boardEmpty')} hint={t('requests.boardEmptyHint')} /> : null}
      <div className={classes['split']}>
        <div className={classes['groups']} ref={board}>
          {boardGroups.map((group) => (
            <BoardSection
              key={group}
              group={group}
              orders={groups[group]}
              held={heldIn(group, groups.back.length, counts)}
              openId={openId}
              onOpen={open}
              more={group === 'back' ? undefined : group === 'new' ? unreferred.more : offered.more}
            />
          ))}
        </div>
        {openId === undefined ? null : (
          <OrderPanel key={openId} id={openId} close={close} onReferred={goOn} />
        )}
      </div>
    </Stack>
  );
}

type Held = { count: number; isMore: boolean } | undefined;

/** The server counts what has no referral as one; what came back is told apart here. */
function heldIn(
  group: (typeof boardGroups)[number],
  backCount: number,
  counts: { new: Held; offered: Held },
): number | undefined {
  const held = (one: Held) => (one === undefined ? undefined : one.count + Number(one.isMore));
  if (group === 'back') return backCount;
  if (group === 'offered') return held(counts.offered);
  const all = held(counts.new);
  return all === undefined ? undefined : Math.max(0, all - backCount);
}

function BoardSkeleton() {
  return (
    <Stack gap="xs" aria-busy>
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} height={56} />
      ))}
    </Stack>
  );
}
