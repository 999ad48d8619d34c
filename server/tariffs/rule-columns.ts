import { tariffs as words } from '../../texts/fa/tariffs.ts';
import type { ImportColumn } from '../lib/import-kind.ts';

// The columns of a tariff's file. What a rule does not name stays empty.

function column(
  field: string,
  reads: ImportColumn['reads'],
  titles: readonly string[],
  example: string,
  isRequired = false,
): ImportColumn {
  return { field, titles, example, isRequired, reads };
}

export const ruleColumns: readonly ImportColumn[] = [
  column('kind', 'text', ['نرخِ', 'نوع نرخ', 'نرخ', 'Price of'], words['tariffs.kind.agency_fee'], true),
  column(
    'serviceKind',
    'text',
    ['نوع سرویس', 'سرویس', 'Service kind'],
    words['tariffs.serviceKind.warranty_repair'],
  ),
  column('agency', 'code', ['کد نمایندگی', 'نمایندگی', 'Agency'], ''),
  column('grade', 'text', ['درجه نمایندگی', 'درجه', 'Agency grade'], ''),
  column('model', 'code', ['کد مدل', 'مدل', 'Model'], 'RF-620'),
  column('type', 'text', ['نوع کالا', 'نوع', 'Product type'], ''),
  column('productLine', 'text', ['گروه کالا', 'گروه', 'Product line'], ''),
  column('repairAction', 'text', ['کد کار', 'کار', 'Repair action'], 'R-310'),
  column('fault', 'text', ['کد عیب', 'عیب', 'Fault'], ''),
  column('regionClass', 'text', ['رده منطقه', 'رده', 'Region class'], ''),
  column('amount', 'amount', ['مبلغ', 'مبلغ (ریال)', 'Amount'], '4500000'),
  column('coefficient', 'number', ['ضریب', 'Coefficient'], ''),
  column('fromOn', 'day', ['از روز', 'از تاریخ', 'From'], '1405/01/01', true),
  column('toOn', 'day', ['تا روز', 'تا تاریخ', 'To'], '1405/12/29'),
  column('title', 'text', ['عنوان', 'توضیح', 'Title'], ''),
];
