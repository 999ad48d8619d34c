// What is usual for a model and a repair action, and what lies far above it. Pure. Row I10.

const SCORE_MAX = 3.5;
const SAMPLE_MIN = 8;
/** Makes the median of the distances comparable with a standard deviation. */
const SCALE = 0.6745;

/**
 * The usual value, where the given one lies far above it; else null. The robust score is 0.6745 (x − median) / MAD; where
 * half of the sample are alike (MAD 0), twice the median is far.
 */
export function usualWhenAbove(value: number, sample: readonly number[]): number | null {
  if (sample.length < SAMPLE_MIN) return null;
  const median = medianOf(sample);
  if (value <= median) return null;
  const spread = medianOf(sample.map((each) => Math.abs(each - median)));
  const isFar = spread === 0 ? value >= 2 * median : (SCALE * (value - median)) / spread > SCORE_MAX;
  return isFar ? median : null;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0];
  return (low + high) / 2;
}
