/** The clock of the program, for times that run on screen. */
import { useEffect, useState } from 'react';
import { useCall } from '../api.ts';

const STEP_MS = 10_000;

/** This instant by the clock of the main process, a few times a minute; undefined until it has answered. */
export function useNow(): Date | undefined {
  const info = useCall('app.info');
  const [local, setLocal] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setLocal(Date.now()), STEP_MS);
    return () => window.clearInterval(timer);
  }, []);
  if (info.data === undefined) return undefined;
  const passed = Math.max(0, local - info.dataUpdatedAt);
  return new Date(Date.parse(info.data.now) + passed);
}
