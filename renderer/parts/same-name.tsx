import { IconAlertTriangle } from '@tabler/icons-react';
import { fold } from '../../core/text.ts';
import { useCallWhen } from '../api.ts';
import { useReporting } from '../law.ts';
import { system } from '../texts/systems.ts';

/** Says so when another system bears this name: allowed, but hard to tell apart in the dossier. `id`: the system itself. */
export function SameName({ name, id = '', className = '' }: { name: string; id?: string; className?: string | undefined }) {
  const reporting = useReporting();
  const systems = useCallWhen(reporting !== undefined, 'systems.list', { year: reporting?.year ?? 0 });
  const twin = systems.data?.find((one) => one.system.id !== id && fold(one.system.name) === fold(name));
  if (name.trim() === '' || twin === undefined) return null;
  return (
    <p className={`row g6 s12 partial ${className}`} role="status">
      <IconAlertTriangle className="i" aria-hidden="true" />
      {system.sameName(twin.system.name)}
    </p>
  );
}
