import { AcceptLateForm } from './AcceptLateForm.tsx';
import { DebitForm } from './DebitForm.tsx';
import { InspectForm } from './InspectForm.tsx';
import type { Obligation } from './obligation-words.ts';
import { WaiveForm } from './WaiveForm.tsx';

export type ObligationVerb = 'inspect' | 'waive' | 'debit' | 'acceptLate';
type ObligationFormProps = { verb: ObligationVerb; obligation: Obligation; close: () => void };

/** The form of what is about to be done with an obligation. */
export function ObligationForm({ verb, obligation, close }: ObligationFormProps) {
  switch (verb) {
    case 'inspect':
      return <InspectForm obligation={obligation} close={close} />;
    case 'waive':
      return <WaiveForm obligation={obligation} close={close} />;
    case 'debit':
      return <DebitForm obligation={obligation} close={close} />;
    case 'acceptLate':
      return <AcceptLateForm obligation={obligation} close={close} />;
  }
}
