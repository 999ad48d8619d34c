import { demoPeople } from '../../server/identity/identity.sql.ts';
import type { Actor, Context } from '../../server/lib/context.ts';
import { systemActor } from '../../server/lib/context.ts';

// Who does what in the demo, and when: verbs take both from their context.

export interface DemoActors {
  /** A demo person by his name, else the program itself. */
  office(who: string): Actor;
  manager(agencyId: string): Actor;
  technician(given: { readonly id: string; readonly title?: string; readonly agencyId: string }): Actor;
}

export async function readActors(ctx: Context): Promise<DemoActors> {
  const people = await demoPeople.all(ctx, {});
  const byName = new Map(people.map((person) => [person.demoName, person]));
  const actor = (id: string, title: string, more: Partial<Actor>): Actor => ({
    ...systemActor,
    kind: 'person',
    id,
    membershipId: id,
    title,
    ...more,
  });
  return {
    office(who) {
      const person = byName.get(who) ?? byName.get('admin');
      return person === undefined ? systemActor : actor(person.id, person.title, { sees: 'office' });
    },
    manager(agencyId) {
      const person = people.find((each) => each.agencyId === agencyId && each.demoName.startsWith('agency:'));
      return person === undefined
        ? systemActor
        : actor(person.id, person.title, { sees: 'agency', agencyId });
    },
    technician: ({ id, title = '', agencyId }) => actor(id, title, { sees: 'technician', agencyId }),
  };
}

/** A context of an earlier instant, in which somebody acts and nobody is told by SMS. */
export function acting(ctx: Context, actor: Actor, atMs: number): Context {
  return { ...ctx, actor, now: new Date(atMs), hints: [], jobs: { ...ctx.jobs, jobsFor: () => [] } };
}
