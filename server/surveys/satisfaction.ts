/** What an answered question counts. */
export interface Scored {
  /** 0 to 100. */
  readonly score: number;
  readonly weight: number;
}

/** Weighted mean of the scores, 0 to 100, not rounded; null when nothing was answered. Row L3. */
export function satisfactionOf(answers: readonly Scored[]): number | null {
  const weights = answers.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  return answers.reduce((sum, { score, weight }) => sum + score * weight, 0) / weights;
}
