import { sayFieldProblem } from '../../lib/failure-words.ts';
import type { Desk } from './report-saver.ts';

/** What the server said of a field, or of anything inside it: `lines.2` finds `lines.2.serial` too. */
export function problemAt({ problem }: Desk, path: string): string | undefined {
  const found = problem?.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`));
  return found === undefined ? undefined : found.message || sayFieldProblem(found.code);
}
