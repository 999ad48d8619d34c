import { FailureState } from './FailureState.tsx';

/** A screen that broke: the rest of the program goes on; trying again loads the page anew. */
export function BrokenScreen({ error }: { error: unknown }) {
  return <FailureState failure={error} retry={() => window.location.reload()} />;
}
