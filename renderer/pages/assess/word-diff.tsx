import type { Change, diffWords } from 'diff';
import { useEffect, useState } from 'react';
import { assess as words } from '../../texts/assess.ts';

/** Loaded once, when the first comparison is shown. */
let loaded: { diffWords: typeof diffWords } | undefined;

/** A text as it is now, with what went and what came since `before` marked word by word, also for who hears it. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const [diff, setDiff] = useState(loaded);
  useEffect(() => {
    if (diff !== undefined) return;
    void import('diff').then((module) => {
      loaded = module;
      setDiff(module);
    });
  }, [diff]);
  if (diff === undefined) return after;
  return diff.diffWords(before, after).map((part, i) => <Part key={i} part={part} />);
}

function Part({ part: { value, added, removed } }: { part: Change }) {
  if (added)
    return (
      <ins>
        <span className="sr">{words.diff.added}</span>
        {value}
      </ins>
    );
  if (removed)
    return (
      <del>
        <span className="sr">{words.diff.removed}</span>
        {value}
      </del>
    );
  return <span>{value}</span>;
}
