/** Replies that fit the contract, for handlers made by hand. */
import type { Output } from '../../shared/contract.ts';

export const ticket: Output<'tickets.get'>['ticket'] = {
  id: 'TKT-20251117-ABCD1234',
  user: 'Ana',
  email: 'ana@bank.example',
  type: 'IT Support',
  description: 'My laptop will not start.',
  session_id: null,
  status: 'open',
  created_at: '2025-11-17 19:41:00',
  updated_at: '2025-11-17 19:41:00',
  events: [],
};

export const reply: Output<'chat.ask'> = {
  response: 'Hold the power button.',
  category: 'IT Support',
  category_confidence: 0.9,
  session_id: 'session_1',
  message_id: 2,
  answered_by: 'model',
  state: 'complete',
  sources: [],
  notice: null,
  masked: [],
  suggest_ticket: false,
};

export const health: Output<'health.get'> = {
  status: 'healthy',
  timestamp: '2025-11-17T19:41:00.000000',
  version: '1.0.0',
};
