import {
  alertSchema,
  type Alert,
} from '@incident-response/backstage-plugin-incident-response-common';
import { MalformedAlertError } from '@incident-response/backstage-plugin-incident-response-node';
import { redactAlert } from '../domain/redaction/redactEvent';

/**
 * Whatever a source made of a body, only what can be read back goes into the store, and no secret.
 *
 * @throws MalformedAlertError naming the field
 */
export function checkAlert(alert: Alert): Alert {
  const checked = alertSchema.safeParse(alert);
  if (checked.success)
    return redactAlert({
      ...checked.data,
      // Ids of people are ours to give: an alert that claims one would borrow a name.
      contacts: checked.data.contacts.map(
        ({ person: _claimed, ...contact }) => contact,
      ),
    });
  const [issue] = checked.error.issues;
  throw new MalformedAlertError(
    `The alert's ${issue.path.join('.')} cannot be stored: ${
      issue.message
    }. Correct the mapping of "${alert.source}".`,
    422,
  );
}
