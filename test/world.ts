/** Fills the template that every test database is cloned from. */
export async function fillTemplate(_ownerUrl: string): Promise<void> {}
