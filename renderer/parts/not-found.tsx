import { IconMapOff } from '@tabler/icons-react';
import { shell } from '../texts/shell.ts';
import { EmptyState } from './states.tsx';

export function NotFound() {
  return (
    <EmptyState icon={IconMapOff} title={shell.notFound.title} text={shell.notFound.text}>
      <a className="btn pri" href="#/">
        {shell.notFound.home}
      </a>
    </EmptyState>
  );
}
