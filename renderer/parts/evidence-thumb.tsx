import { useEffect, useRef, useState } from 'react';
import { KindIcon } from './evidence-icon.tsx';
import styles from './evidence-thumb.module.css';
import { canBePictured, madeThumbnail, wishThumbnail, type Pictured } from './thumbnails.ts';

/** So long a place has to be in sight: whoever scrolls past asks for nothing. */
const REST_MS = 120;

/** The picture of a piece, made once its place comes in sight; until then, and where there is none, the sign of its kind. */
export function EvidenceThumb({ piece }: { piece: Pictured }) {
  const { sha256 } = piece;
  const place = useRef<HTMLSpanElement>(null);
  const [told, tell] = useState<{ sha256: string; address: string | null } | null>(null);
  const can = canBePictured(piece);
  const made = told?.sha256 === sha256 ? told.address : madeThumbnail(sha256);
  const wanted = can && made === undefined;
  const latest = useRef(piece);
  useEffect(() => {
    latest.current = piece;
  }, [piece]);
  useEffect(() => {
    const element = place.current;
    if (!wanted || element === null) return undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let takeBack = (): void => undefined;
    const leave = (): void => {
      clearTimeout(rest);
      takeBack();
    };
    const ask = (): void => {
      takeBack = wishThumbnail(latest.current, (address) => tell({ sha256, address }));
    };
    const observer = new IntersectionObserver(([entry]) => {
      leave();
      if (entry?.isIntersecting === true) rest = setTimeout(ask, REST_MS);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave();
    };
  }, [wanted, sha256]);
  return (
    <span ref={place} className="thumb">
      {can && made !== undefined && made !== null ? (
        <img className={styles['picture']} src={made} alt="" draggable={false} />
      ) : (
        <KindIcon mediaType={piece.mediaType} />
      )}
    </span>
  );
}
