/** The meanings that a colour may have. */
export const tones = ['plain', 'active', 'due', 'late', 'done'] as const;
export type Tone = (typeof tones)[number];

export const toneColor = {
  plain: 'gray',
  active: 'accent',
  due: 'due',
  late: 'late',
  done: 'done',
} as const satisfies Record<Tone, string>;
