import {
  MalformedAlertError,
  type AlertSource,
  type ReceivedAlert,
  type WebhookRequest,
} from '@incident-response/backstage-plugin-incident-response-node';
import { checkAlert } from '../engine/checkAlert';

export type Receipt =
  | { readonly type: 'received'; readonly alerts: readonly ReceivedAlert[] }
  | {
      readonly type: 'refused';
      readonly result: 'unauthorized' | 'malformed';
      readonly status: 400 | 401 | 422;
      readonly name: string;
      readonly message: string;
    };

/** Who sends, then what: nothing of a request is read before its sender has proved itself. */
export function receiveAlerts(
  source: AlertSource,
  request: WebhookRequest,
): Receipt {
  if (!source.authenticate(request)) {
    return {
      type: 'refused',
      result: 'unauthorized',
      status: 401,
      name: 'AuthenticationError',
      message: `The request does not prove that it comes from ${source.id}. Check the secret on both sides.`,
    };
  }
  try {
    const alerts = source
      .parse(request)
      .map(received => ({ ...received, alert: checkAlert(received.alert) }));
    return { type: 'received', alerts };
  } catch (error) {
    if (!(error instanceof MalformedAlertError)) throw error;
    return {
      type: 'refused',
      result: 'malformed',
      status: error.status,
      name: error.status === 400 ? 'InputError' : 'MalformedAlertError',
      message: error.message,
    };
  }
}
