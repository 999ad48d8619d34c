import { serve, servePublic } from '../lib/endpoint.ts';
import { accept, decline } from './answer-referral.ts';
import { assign } from './assign.ts';
import { change, contact } from './contacts.ts';
import { cancel, closeOrder, closeWithAnswer } from './end-order.ts';
import { handOnToTier } from './hand-on.ts';
import { orderTimeline } from './order-timeline-read.ts';
import { placeMessage } from './messages.contract.ts';
import { place } from './place-message.ts';
import { proposeAgencies } from './proposal.contract.ts';
import { propose } from './proposal.ts';
import { receive } from './receive.ts';
import { caller, deviceForReception } from './reception.ts';
import { lookUpCaller, lookUpDevice } from './reception.contract.ts';
import { refer } from './refer.ts';
import { exportOfRequests } from './request-export.ts';
import { listOfRequests } from './request-list.ts';
import { requestTimeline, viewRequest } from './request-view.ts';
import {
  addContact,
  changeRequest,
  closeRequest,
  exportRequests,
  listRequests,
  readRequest,
  readRequestTimeline,
  receiveRequest,
} from './requests.contract.ts';
import { recall } from './take-back.ts';
import { answerCase, listCases, viewCase } from './technical-cases.ts';
import { answerTechnicalCase, listTechnicalCases, readTechnicalCase } from './technical-cases.contract.ts';
import { track } from './tracking.ts';
import { trackRequest } from './tracking.contract.ts';
import { listFormer, listOfOrders } from './work-order-list.ts';
import { viewOrder } from './work-order-view.ts';
import {
  acceptReferral,
  assignTechnician,
  cancelWorkOrder,
  closeWorkOrder,
  declineReferral,
  handOn,
  listFormerReferrals,
  listWorkOrders,
  readWorkOrder,
  readWorkOrderTimeline,
  recallReferral,
  referWorkOrder,
} from './work-orders.contract.ts';

/** Whoever guesses at numbers gets ten tries a minute. */
const TRACKING_RATE = { max: 10, perMs: 60_000 };

/** A spreadsheet of a hundred thousand rows is half a minute of work, for everybody behind one address. */
const EXPORT_RATE = { max: 60, perMs: 60_000 };

export const requestRoutes = [
  serve(lookUpCaller, caller),
  serve(lookUpDevice, deviceForReception),
  serve(receiveRequest, receive),
  serve(listRequests, listOfRequests),
  serve(exportRequests, exportOfRequests, EXPORT_RATE),
  serve(readRequest, (ctx, { id }) => viewRequest(ctx, id)),
  serve(readRequestTimeline, requestTimeline),
  serve(changeRequest, change),
  serve(addContact, contact),
  serve(closeRequest, closeWithAnswer),
  serve(listWorkOrders, listOfOrders),
  serve(listFormerReferrals, listFormer),
  serve(readWorkOrder, (ctx, { id }) => viewOrder(ctx, id)),
  serve(readWorkOrderTimeline, orderTimeline),
  serve(proposeAgencies, propose),
  serve(referWorkOrder, refer),
  serve(acceptReferral, accept),
  serve(declineReferral, decline),
  serve(recallReferral, recall),
  serve(assignTechnician, assign),
  serve(cancelWorkOrder, cancel),
  serve(closeWorkOrder, closeOrder),
  serve(handOn, handOnToTier),
  serve(placeMessage, place),
  serve(listTechnicalCases, listCases),
  serve(readTechnicalCase, (ctx, { id }) => viewCase(ctx, id)),
  serve(answerTechnicalCase, answerCase),
  servePublic(trackRequest, track, TRACKING_RATE),
];
