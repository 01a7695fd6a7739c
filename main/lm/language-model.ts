/** What the rest of the product may ask of the local model. */
import type { ModelInfo, ModelStatus } from '../../shared/model.ts';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface ChatRequest {
  messages: ChatMessage[];
  /** Tokens to generate at most; a server that goes on far beyond them is cut off, with `length` as its finish. */
  max_tokens: number;
  /** Aborting it ends the upstream call within a second. */
  signal: AbortSignal;
}

/** What a model says, in order: any number of pieces, then one `end`. */
export type ChatChunk =
  | { kind: 'reasoning'; text: string }
  | { kind: 'content'; text: string }
  | {
      kind: 'end';
      /** The model that answered, by its own word: with one model loaded any name may be served. */
      model: string;
      /** `length`: cut at the token limit. */
      finish: 'stop' | 'length';
    };

export interface LanguageModel {
  /**
   * What the server says of itself; never fails. Answers from memory where the last look is younger than a few seconds.
   * @param fresh look again now
   */
  status(fresh?: boolean): Promise<ModelStatus>;
  /** Tokens the loaded model takes, by the last look; null while nobody knows. Costs nothing. */
  contextLength(): number | null;
  /**
   * Streams an answer. Ends with an `end` chunk or throws a `Failure` with a `model_*` code or `cancelled`:
   * a stream without its finish marker is `model_stopped`, never a complete answer.
   * Where a stream ends with no content at all, its reasoning is given as content (the specification's fallback).
   */
  chat(request: ChatRequest): AsyncIterable<ChatChunk>;
  /** The embedding model that is loaded, by a look not older than a few seconds; undefined where none is. Never fails. */
  embedder(): Promise<string | undefined>;
  /**
   * What texts mean, as vectors of length 1 in the texts' order. Only a model that is loaded is ever asked: another one
   * would be loaded, and might put the chat model out.
   * @param model as `embedder` named it
   * @param deadline milliseconds for the whole
   * @throws Failure `model_not_loaded` where it is no longer loaded, or another `model_*`
   */
  embed(model: string, texts: readonly string[], deadline: number): Promise<Float32Array[]>;
  /** Whether a question is being answered, or waits to be. */
  isBusy(): boolean;
  /**
   * The chat models the server has, loaded or not.
   * @throws Failure `model_not_running`, `model_server_off`, `model_key_refused`
   */
  models(): Promise<ModelInfo[]>;
  /**
   * Loads a model; resolves when it is ready. Aborting stops the waiting.
   * @throws Failure with a `model_*` code or `cancelled`
   */
  load(model: string, signal: AbortSignal): Promise<void>;
  /** Ends every call under way. */
  close(): Promise<void>;
}
