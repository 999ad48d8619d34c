import type { Context } from './context.ts';

/** A count that a slice gives to `/metrics`, in the transaction of the company whose key asks. */
export interface CompanyFigure {
  /** As Prometheus writes it, `vafa_…`. */
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** Every value that the label can have: what is not named here is not printed. */
  readonly values: readonly string[];
  read(
    ctx: Pick<Context, 'tx' | 'now'>,
  ): Promise<readonly { readonly value: string; readonly count: number }[]>;
}

/** What is printed: one line for each row. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly rows: readonly { readonly labels: Readonly<Record<string, string>>; readonly count: number }[];
}

export async function readFigures(
  ctx: Pick<Context, 'tx' | 'now'>,
  figures: readonly CompanyFigure[],
): Promise<readonly Figure[]> {
  return await Promise.all(
    figures.map(async ({ name, help, label, values, read }): Promise<Figure> => {
      const found = new Map((await read(ctx)).map(({ value, count }) => [value, count]));
      const rows = values.map((value) => ({ labels: { [label]: value }, count: found.get(value) ?? 0 }));
      return { name, help, rows };
    }),
  );
}
