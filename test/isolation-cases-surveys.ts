import type { Case } from './isolation-walk.ts';

// The cases of what reports leave with a device, and of surveys.

export const surveyCases: Record<string, Case> = {
  'devices.history': { owner: 'reception', others: 'refused', input: ({ deviceId }) => ({ id: deviceId }) },
};
