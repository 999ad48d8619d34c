import { useEffect } from 'react';
import { useGo } from '../lib/address.ts';
import { ScreenSkeleton } from './ScreenSkeleton.tsx';

/** Goes on to another address of this program, its query included, leaving no step behind. */
export function Forward({ to }: { to: string }) {
  const go = useGo();
  useEffect(() => go(to, true), [go, to]);
  return <ScreenSkeleton />;
}
