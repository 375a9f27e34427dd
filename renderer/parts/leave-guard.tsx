/** Asks before anything that can't be kept is left behind: with the page, or with the window. */
import { useBlocker, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call, useEvent } from '../api.ts';
import { shell } from '../texts/shell.ts';
import { everythingWritten } from './pending.ts';
import { Question } from './question.tsx';
import { forgetFailedSave, hasFailedSaves } from './saving.ts';
import { forgetUnsaved, jumpTo, unsavedInWindow, unsavedOnPage, type UnsavedField } from './unsaved.ts';

const words = shell.unsaved;

/** Links are plain anchors: the router follows them, so that it can be asked to wait. */
function useLinksOfRouter(): void {
  const { history } = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
      if (link === null || event.defaultPrevented) return;
      event.preventDefault();
      history.push((link.getAttribute('href') ?? '').slice(1));
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [history]);
}

/** What can't be kept as it is, and what should have been kept but the disk refused. */
const withFailed = (fields: UnsavedField[]): UnsavedField[] =>
  hasFailedSaves() ? [...fields, { label: shell.status.failed, element: () => null }] : fields;
const lostWithPage = (): UnsavedField[] => withFailed(unsavedOnPage());
const lostWithWindow = (): UnsavedField[] => withFailed(unsavedInWindow());

async function leavesSomething({ current, next }: { current: { pathname: string }; next: { pathname: string } }): Promise<boolean> {
  if (current.pathname === next.pathname) return false;
  // Leaving a field has just tried again what failed before.
  if (hasFailedSaves()) await everythingWritten();
  return lostWithPage().length > 0;
}

export function LeaveGuard() {
  useLinksOfRouter();
  const page = useBlocker({ shouldBlockFn: leavesSomething, withResolver: true, enableBeforeUnload: false });
  const [closing, setClosing] = useState(false);
  useEvent('window.closing', () => {
    void everythingWritten().then(() => {
      const asks = lostWithWindow().length > 0;
      setClosing(asks);
      return call('window.answerClosing', { close: !asks });
    });
  });
  if (page.status === 'blocked') return <Leave fields={lostWithPage()} onLeave={page.proceed} onStay={page.reset} />;
  if (!closing) return null;
  return (
    <Leave fields={lostWithWindow()} onLeave={() => void call('window.answerClosing', { close: true })} onStay={() => setClosing(false)} />
  );
}

function Leave({ fields, onLeave, onStay }: { fields: UnsavedField[]; onLeave: () => void; onStay: () => void }) {
  const leave = (): void => {
    forgetUnsaved();
    forgetFailedSave();
    onLeave();
  };
  const stay = (): void => {
    onStay();
    const [first] = fields;
    if (first !== undefined) jumpTo(first);
  };
  return (
    <Question opened title={words.title(fields.length)} confirm={words.leave} cancel={words.stay} danger onConfirm={leave} onCancel={stay}>
      <p>{words.text}</p>
      <ul>
        {fields.map(({ label }, index) => (
          <li key={`${label}${index}`}>{label}</li>
        ))}
      </ul>
    </Question>
  );
}
