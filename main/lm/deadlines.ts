/** How long a model call may take, in milliseconds. */
export interface Deadlines {
  /** Until the connection stands. */
  connect: number;
  /** From sending the request to the first words: long, since a just-in-time load happens in it. */
  first: number;
  /** Between words. Bytes without words, such as keep-alive comments, are silence. */
  silence: number;
  /** From the question to the end of the answer, waiting for a free place included. */
  whole: number;
}

export const DEFAULT_DEADLINES: Deadlines = {
  connect: 3_000,
  first: 120_000,
  silence: 30_000,
  whole: 300_000,
};
