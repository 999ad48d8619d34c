// What a failure is called for the person before the screen.
import { Problem } from './client.ts';
import { sentenceOf, t } from './texts.ts';

/** A title that says what happened and a hint that says what now. */
export function sayFailure(failure: unknown): { title: string; hint: string } {
  if (!(failure instanceof Problem)) return { title: t('web.brokenTitle'), hint: t('web.brokenHint') };
  if (failure.status === 0) return { title: t('web.noAnswer'), hint: t('web.noAnswerHint') };
  if (failure.status === 403) return { title: t('web.forbidden'), hint: t('web.forbiddenHint') };
  if (failure.status === 404) return { title: failure.title || t('web.missing'), hint: t('web.missingHint') };
  if (failure.isRefusal) return { title: failure.title || t('web.refused'), hint: '' };
  return { title: t('web.serverTrouble'), hint: t('web.serverTroubleHint') };
}

/** A field's complaint: schema messages are codes of texts; what has no sentence becomes the general one. */
export function sayFieldProblem(
  message: string,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const known = sentenceOf(message, facts);
  if (known !== undefined) return known;
  return /[\u0600-\u06ff]/.test(message) ? message : t('web.notAccepted');
}
