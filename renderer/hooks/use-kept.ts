import { useState } from 'react';

/** The last value there was, while a new one is on its way: lists do not go blank between two searches. */
export function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
