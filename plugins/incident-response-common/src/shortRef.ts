/**
 * An entity ref as people say it: `user:default/ada` → `ada`. The id of somebody who is in no catalog
 * → `person 3f2a9c`. Somebody whom only the chat knows → `Slack user U012ABCDEF`.
 *
 * @public
 */
export function shortRef(entityRef: string): string {
  return entityRef
    .replace(/^person:([0-9a-f]{6})[0-9a-f]*$/, 'person $1')
    .replace(/^email:/, '')
    .replace(/^slack:[^/]*\//, 'Slack user ')
    .replace(/^[^:/]+:/, '')
    .replace(/^default\//, '');
}
