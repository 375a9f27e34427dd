import { IconMapOff } from '@tabler/icons-react';
import { shell } from '../texts/shell.ts';
import { EmptyState } from './states.tsx';

interface Props {
  title: string;
  text: string;
  /** The way back: what it says, and the address. */
  go: string;
  href: string;
}

/** An address of something that is not there, with a way back to what is. */
export function Missing({ title, text, go, href }: Props) {
  return (
    <EmptyState icon={IconMapOff} title={title} text={text}>
      <a className="btn pri" href={href}>
        {go}
      </a>
    </EmptyState>
  );
}

export const NotFound = () => <Missing title={shell.notFound.title} text={shell.notFound.text} go={shell.notFound.home} href="#/" />;
