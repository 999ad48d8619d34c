/** Builds the web when it is missing or older than what it is made of. */
export function buildWeb(): void;
