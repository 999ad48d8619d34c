import { useSession } from '../lib/session.ts';
import { ManagerHome } from './ManagerHome.tsx';
import { TechnicianHome } from './TechnicianHome.tsx';

/** The first page of the portal: what waits for whoever looks. */
export function AgencyHomeScreen() {
  const { session } = useSession();
  const person = session?.title ?? '';
  return session?.sees === 'technician' ? (
    <TechnicianHome person={person} />
  ) : (
    <ManagerHome person={person} />
  );
}
