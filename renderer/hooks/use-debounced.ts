import { useEffect, useState } from 'react';

/** A value once it has rested; what is typed is not asked for letter by letter. */
export function useDebounced<T>(value: T, ms = 150): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
