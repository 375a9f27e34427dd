import { useEffect, useState } from 'react';
import type { TextPage } from '../../../core/redaction/lines.ts';
import { suggest, type Suggestion } from '../../../core/redaction/suggest.ts';
import type { Source } from './source.ts';

export interface Reading {
  done: boolean;
  /** Read so far. */
  pages: number;
  suggestions: readonly Suggestion[];
  /** Pages, counted from 0, without any text. */
  withoutText: readonly number[];
}

const NOTHING_YET: Reading = { done: false, pages: 0, suggestions: [], withoutText: [] };

/** Reads the text layer page by page and says what it suggests. A page whose text can't be read counts as without. */
export function useReading(source: Source): Reading {
  const [reading, setReading] = useState(NOTHING_YET);
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const pages: TextPage[] = [];
      for (const page of source.sizes.keys()) {
        pages.push({ page, runs: await source.text(page).catch(() => []) });
        if (gone) return;
        setReading({ ...NOTHING_YET, pages: pages.length });
      }
      const withoutText = pages.filter(({ runs }) => runs.every(({ text }) => text.trim() === '')).map(({ page }) => page);
      // Fonts are read where something is to be covered, and only there: that takes as long as drawing the page.
      const covered = new Set(suggest(pages).map(({ page }) => page));
      for (const page of covered) await source.readFonts(page).catch(() => undefined);
      const suggestions = suggest(
        pages.filter(({ page }) => covered.has(page)),
        source.measure,
      );
      if (!gone) setReading({ done: true, pages: pages.length, suggestions, withoutText });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [source]);
  return reading;
}
