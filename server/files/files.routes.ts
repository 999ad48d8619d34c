import { serve } from '../lib/endpoint.ts';
import { announce, arrivalState, contentOf, receiveChunk } from './arrive.ts';
import { announceFile, readFile, readFileState, sendChunk } from './files.contract.ts';

export const fileRoutes = [
  serve(announceFile, announce),
  serve(sendChunk, receiveChunk),
  serve(readFileState, arrivalState),
  serve(readFile, contentOf),
];
