/**
 * The one map of everything a person or a program can ask.
 * Handler types, REST routes, the OpenAPI document and the clients derive from it:
 * add a route to it and the compiler names every place that must answer it.
 */
import type { z } from 'zod';
import { accessRoutes } from './contract/access.ts';
import { appRoutes } from './contract/app.ts';
import { chatRoutes } from './contract/chat.ts';
import { knowledgeRoutes } from './contract/knowledge.ts';
import { modelRoutes } from './contract/model.ts';
import type { RouteShape } from './contract/route.ts';
import { sessionRoutes } from './contract/sessions.ts';
import { ticketRoutes } from './contract/tickets.ts';

export type { ChatReply } from './contract/chat.ts';
export type { Push, PushName } from './contract/pushes.ts';
export type { HttpBinding, RouteShape } from './contract/route.ts';
export type { TicketDraft } from './contract/tickets.ts';

const contract = {
  ...chatRoutes,
  ...ticketRoutes,
  ...sessionRoutes,
  ...modelRoutes,
  ...knowledgeRoutes,
  ...accessRoutes,
  ...appRoutes,
} as const satisfies Record<string, RouteShape>;

type Contract = typeof contract;
export type RouteName = keyof Contract;

/** The same map, each route in its general shape. */
export const routes: Readonly<Record<RouteName, RouteShape>> = contract;

/** What a caller sends. */
export type Args<N extends RouteName> = z.input<Contract[N]['input']>;
/** What a handler gets: parsed. */
export type Input<N extends RouteName> = z.output<Contract[N]['input']>;
/** What a handler returns and a caller receives. */
export type Output<N extends RouteName> = z.output<Contract[N]['output']>;

type EventMap<N extends RouteName> = Contract[N] extends { events: infer E } ? E : Record<never, never>;
/** What a streaming caller of this route is told on the way; `never` where the route does not stream. */
export type RouteEvent<N extends RouteName> = {
  [K in keyof EventMap<N> & string]: EventMap<N>[K] extends z.ZodType
    ? { event: K; data: z.output<EventMap<N>[K]> }
    : never;
}[keyof EventMap<N> & string];
