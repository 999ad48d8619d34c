import type { ReactNode } from 'react';
import { useMay } from '../lib/session.ts';

type CanProps = { permission: string; children: ReactNode; otherwise?: ReactNode };

/** Shows its children to those who may. The server decides again. */
export function Can({ permission, children, otherwise = null }: CanProps) {
  const may = useMay();
  return may(permission) ? children : otherwise;
}
