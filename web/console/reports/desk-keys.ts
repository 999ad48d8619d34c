// The approver's hands stay on the keys: j and k move over the lines; letters decide; Ctrl+Enter sends.
import { useHotkeys } from '@mantine/hooks';
import type { LineDraft } from './decision-draft.ts';

export type DeskKeys = {
  /** A photo lies over the desk: its keys rest. */
  isLooking: boolean;
  isOn: boolean;
  step: (by: 1 | -1) => void;
  choose: (decision: LineDraft['decision']) => void;
  approveRest: () => void;
  sendBack: () => void;
  decide: () => void;
  next: () => void;
};

export function useDeskKeys(keys: DeskKeys): void {
  const { isLooking, step, choose, approveRest, sendBack, decide, next } = keys;
  const isOn = keys.isOn && !isLooking;
  const physical = { usePhysicalKeys: true };
  useHotkeys([
    ...(isLooking
      ? []
      : ([
          ['j', () => step(1), physical],
          ['k', () => step(-1), physical],
          ['n', next, physical],
        ] satisfies Parameters<typeof useHotkeys>[0])),
    ...(isOn
      ? ([
          ['a', () => choose('approve'), physical],
          ['c', () => choose('correct'), physical],
          ['r', () => choose('reject'), physical],
          ['shift+a', approveRest, physical],
          ['b', sendBack, physical],
        ] satisfies Parameters<typeof useHotkeys>[0])
      : []),
  ]);
  useHotkeys(isOn ? [['mod+Enter', decide]] : [], []);
}
