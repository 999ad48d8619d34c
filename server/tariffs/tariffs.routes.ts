import { serve } from '../lib/endpoint.ts';
import { askPrice } from './ask-price.ts';
import { listGrades, setGrade } from './grades.ts';
import { addRule, changeRule, listRules, readRule, retireRule } from './rules.ts';
import * as contracts from './tariffs.contract.ts';

export const tariffRoutes = [
  serve(contracts.listRules, listRules),
  serve(contracts.readRule, readRule),
  serve(contracts.addRule, addRule),
  serve(contracts.changeRule, changeRule),
  serve(contracts.retireRule, retireRule),
  serve(contracts.askPrice, askPrice),
  serve(contracts.listGrades, listGrades),
  serve(contracts.setGrade, setGrade),
];
