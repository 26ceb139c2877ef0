import { useEffect, useRef } from 'react';

/** A value, or the last one there was while there is none. */
export function useLast<Value>(value: Value | null): Value | null {
  const last = useRef<Value | null>(value);
  useEffect(() => {
    if (value !== null) last.current = value;
  }, [value]);
  return value ?? last.current;
}
