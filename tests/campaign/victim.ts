/** The product, running on a database. */
export interface Victim {
  url: string;
  /** Until it answered, in ms. */
  healthyMs: number;
  /** Makes a ticket otherwise than over HTTP. @returns its id */
  createTicket?(description: string): Promise<string>;
  /** Resolves when it has ended. */
  kill(): Promise<void>;
}
