import type { ChatDoor } from '@incident-response/backstage-plugin-incident-response-node';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SlackKind } from '../kindOf';
import type { Deliver } from './Delivery';

/** Hears what people do in Slack, and hands it to the door. */
export interface SlackListener {
  /** Rejects having let go of everything; it may be called again. */
  start(signal: AbortSignal, door: ChatDoor): Promise<void>;
  /** Nothing comes in once it has resolved; what is under way is waited for, up to five seconds. */
  stop(): Promise<void>;
  /** Of signed HTTP only: answers a request of Slack, and reads its body itself. */
  readonly handler?: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => void;
  /** What is wrong now, in one sentence each. */
  problems(): readonly string[];
  connections(): { readonly open: number; readonly wanted: number };
}

export interface SlackListenerOptions {
  readonly mode: 'socket' | 'http';
  /** Of Socket Mode, `xapp-…`; the one that is valid now. */
  readonly appToken?: () => string;
  /** Of signed HTTP: every secret that is valid now. */
  readonly signingSecrets?: () => readonly string[];
  /** Sockets of this replica: two where it is alone. */
  readonly sockets: 1 | 2;
  /** With its slash; said in help where Slack does not say which one was typed. */
  readonly command: string;
  readonly decisions: 'allow' | 'consoleOnly';
  /** Address of the page of an incident. */
  readonly pageUrl: (incidentId: string) => string;
  /** Ends with `/`. Default: Slack. */
  readonly apiUrl?: string;
  /** For the log; never with what people typed. */
  readonly onError: (sentence: string, error: unknown) => void;
  /** Told of everything that Slack sends, as it arrives. */
  readonly onReceived?: (kind: SlackKind) => void;
  /** Told how long it waited for its acknowledgement, once it has it. */
  readonly onAnswered?: (kind: SlackKind, milliseconds: number) => void;
  /** Stands between Slack and us. */
  readonly around?: (deliver: Deliver) => Deliver;
  /** For tests: a tenth of the pauses, and so on. Default: 1. */
  readonly pace?: number;
}
