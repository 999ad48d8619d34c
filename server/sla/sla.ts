// The door of this slice for the slices above it.
export {
  dueFor,
  findBreaches,
  pauseClock,
  recomputeDue,
  resumeClock,
  runningClock,
  startClock,
  stopClock,
} from './clocks.ts';
export { nextWorkAt } from './next-work.ts';
