import { Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { call } from '../api.ts';
import { undo as words } from '../texts/undo.ts';
import styles from './shell.module.css';
import type { Direction } from './undo.ts';
import { useUndone } from './undone.ts';

const ICONS = { undo: IconArrowBackUp, redo: IconArrowForwardUp } as const;
const KEYS = { undo: 'Control+Z', redo: 'Control+Shift+Z' } as const;

/** What the next step would touch; asked when somebody looks, so that it is never out of date. */
async function nextOf(direction: Direction): Promise<string> {
  const next = (await call('undo.next'))[direction];
  if (next === null) return words.next.nothing[direction];
  return next.possible ? words.next[direction](next.label) : words.next.impossible(next.label);
}

function Button({ direction, onStep }: { direction: Direction; onStep: (direction: Direction) => void }) {
  const [next, tell] = useState<string>(words[direction]);
  const Picture = ICONS[direction];
  const looked = useRef(false);
  const look = (): void => {
    looked.current = true;
    void nextOf(direction).then(tell, () => tell(words[direction]));
  };
  // Whoever still looks sees what comes next now.
  const undone = useUndone();
  const lookAgain = useEffectEvent(() => {
    if (looked.current) look();
  });
  useEffect(() => lookAgain(), [undone]);
  return (
    <Tooltip label={`${next} · ${words.keys[direction]}`} events={{ hover: true, focus: true, touch: false }} multiline maw={360}>
      <button
        type="button"
        className={`btn sub ${styles['step']}`}
        aria-label={words.button[direction]}
        aria-keyshortcuts={KEYS[direction]}
        onMouseEnter={look}
        onFocus={look}
        onClick={() => onStep(direction)}
      >
        <Picture className="i" aria-hidden="true" />
      </button>
    </Tooltip>
  );
}

/** Taking back and doing again, for the pointer; their tooltips name what comes next. */
export function UndoButtons({ onStep }: { onStep: (direction: Direction) => void }) {
  return (
    <div className={`row ${styles['steps']}`} role="group" aria-label={words.group}>
      <Button direction="undo" onStep={onStep} />
      <Button direction="redo" onStep={onStep} />
    </div>
  );
}
