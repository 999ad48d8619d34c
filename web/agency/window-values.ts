// A promised window as it stands in the fields of a form.
import { t } from '../lib/texts.ts';
import { windowOf } from './visit-window.ts';

/** A day and two hours as they stand in the fields. `isOtherDay`, `isOtherHour`: typed, not one of the usual. */
export type WindowValues = {
  on: string;
  from: string;
  to: string;
  isOtherDay: boolean;
  isOtherHour: boolean;
};
export const noWindow: WindowValues = { on: '', from: '', to: '', isOtherDay: false, isOtherHour: false };

/** Nothing chosen yet is said in words; anything else is the server's own complaint. */
export function windowProblem(
  { on, from, to }: WindowValues,
  errors: Readonly<Record<string, unknown>>,
  paths: readonly string[],
): unknown {
  const [complaint] = paths.flatMap((path) => errors[path] ?? []);
  if (complaint === undefined) return undefined;
  return windowOf(on, from, to) === undefined ? t('agency.windowNeeded') : complaint;
}
