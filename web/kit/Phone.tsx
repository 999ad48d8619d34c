import { nationalNumber } from '../lib/national-number.ts';
import { t } from '../lib/texts.ts';
import { Code } from './Code.tsx';

type PhoneProps = {
  /** E.164, or the few digits of a short number. */
  number: string | null | undefined;
  extension?: string | null | undefined;
  copy?: boolean;
};

/** A phone as people dial it here, with its extension. */
export function Phone({ number, extension, copy = false }: PhoneProps) {
  if (!number) return <span>—</span>;
  return (
    <>
      <Code digits copy={copy}>
        {nationalNumber(number)}
      </Code>
      {extension ? <> {t('web.extension', { extension })}</> : null}
    </>
  );
}
