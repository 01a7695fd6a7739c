import type { Output } from '../../shared/contract.ts';

export interface Health {
  get(): Output<'health.get'>;
}

/** @param version the product's version */
export function createHealth(version: string): Health {
  return {
    get: () => ({
      status: 'healthy',
      // The specification shows Python's isoformat(): microseconds and no zone. Ours is UTC.
      timestamp: new Date().toISOString().replace('Z', '000'),
      version,
    }),
  };
}
