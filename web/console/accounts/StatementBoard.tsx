import { Stack } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { FunctionComponent, ReactNode } from 'react';
import { DataTable } from '../../kit/DataTable.tsx';
import { FailureState } from '../../kit/FailureState.tsx';
import screen from '../../kit/ListScreen.module.css';
import { ScreenHead } from '../../kit/ScreenHead.tsx';
import { ScreenSkeleton } from '../../kit/ScreenSkeleton.tsx';
import type { ListContract } from '../../lib/ask.ts';
import { useList } from '../../lib/ask.ts';
import { t } from '../../lib/texts.ts';
import type { StatementAddress } from './statement-address.ts';
import type { Line } from './StatementColumns.tsx';
import { lineId, statementColumns } from './StatementColumns.tsx';
import type { Statement } from './StatementSummary.tsx';
import { StatementSummary } from './StatementSummary.tsx';
import { StatementTools } from './StatementTools.tsx';

type StatementBoardProps = {
  /** Lines of an agency's account in the console, of the own one in the portal. */
  list: ListContract<Line>;
  /** What the contract is asked, the address of the statement included. */
  input: Readonly<Record<string, string>>;
  /** Sums and instant of the same statement. */
  head: { data: Statement | undefined; error: Error | null; refetch: () => unknown };
  address: StatementAddress;
  /** Addresses of the same statement as files. */
  sheet: string;
  paper: string;
  title: string;
  line: ReactNode;
  actions?: ReactNode;
  /** The agency itself reads: «طلب شما». */
  isOwn?: boolean;
  Panel: FunctionComponent<LinePanelProps>;
};

/** `line` is undefined when the address opens one that is not among those shown. */
export type LinePanelProps = { id: string; line: Line | undefined; close: () => void };

/** Live topics that make an account old. */
export const accountTopics = ['account'];

/** An account as it stood at an instant: what is owed by kind, and every line with what stood after it. */
export function StatementBoard(props: StatementBoardProps) {
  const { input, head, address, Panel } = props;
  const list = useList(props.list, input, { topics: accountTopics });
  const { openId } = address;
  const close = () => address.open(undefined);
  useHotkeys([['Escape', () => openId !== undefined && close()]]);
  const statement = head.data;
  if (statement === undefined) {
    if (head.error === null) return <ScreenSkeleton />;
    return <FailureState failure={head.error} retry={() => void head.refetch()} />;
  }
  return (
    <Stack gap="sm" className={screen['screen']}>
      <ScreenHead title={props.title} line={props.line} actions={props.actions} />
      <StatementSummary of={statement} address={address} isOwn={props.isOwn ?? false} />
      <StatementTools address={address} sheet={props.sheet} paper={props.paper} />
      <div className={screen['split']}>
        <DataTable
          label={t('ledger.linesOfAccount')}
          rows={list.rows}
          columns={statementColumns()}
          hidden={['postedAt']}
          rowId={lineId}
          failure={list.failure}
          retry={list.retry}
          refreshing={list.refreshing}
          topKey={JSON.stringify(input)}
          openId={openId}
          onOpen={(row) => address.open(lineId(row))}
          empty={{ title: t('ledger.noLines'), hint: t('ledger.noLinesHint') }}
          more={list.more}
          loadingMore={list.loadingMore}
        />
        {openId === undefined ? null : (
          <Panel
            key={openId}
            id={openId}
            line={list.rows?.find((row) => lineId(row) === openId)}
            close={close}
          />
        )}
      </div>
    </Stack>
  );
}
