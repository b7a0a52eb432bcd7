/**
 * An entity ref as people say it: `user:default/ada` → `ada`. The id of somebody who is in no catalog
 * → `person 3f2a9c`.
 *
 * @public
 */
export function shortRef(entityRef: string): string {
  return entityRef
    .replace(/^person:([0-9a-f]{6})[0-9a-f]*$/, 'person $1')
    .replace(/^email:/, '')
    .replace(/^[^:/]+:/, '')
    .replace(/^default\//, '');
}
