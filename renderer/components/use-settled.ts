import { useEffect, useState } from 'react';

/** A value as it was when it last stood still for a while; compared by content. */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState(value);
  const now = JSON.stringify(value);
  const isSettled = now === JSON.stringify(settled);
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => setSettled(JSON.parse(now) as Value), pauseMs);
    return () => clearTimeout(timer);
  }, [now, isSettled, pauseMs]);
  return settled;
}
