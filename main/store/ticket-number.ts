import { randomBytes } from 'node:crypto';

/** @returns `TKT-YYYYMMDD-XXXXXXXX`: the day in UTC and eight random hexadecimal digits */
export function drawTicketNumber(at: Date): string {
  const day = at.toISOString().slice(0, 10).replaceAll('-', '');
  return `TKT-${day}-${randomBytes(4).toString('hex').toUpperCase()}`;
}
