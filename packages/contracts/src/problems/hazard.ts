import type { ProblemKinds } from './kind.ts';

/** Enterprises, inspections, hazards and accidents. */
export const hazardProblems = {
  'enterprise-not-yours': {
    status: 403,
    en: 'You do not act for this enterprise',
    zh: '您不代表该企业',
  },
  'unknown-enterprise': { status: 422, en: 'There is no such enterprise', zh: '没有该企业' },
  'unknown-park': { status: 422, en: 'There is no such park', zh: '没有该园区' },
  'unknown-unit': { status: 422, en: 'The enterprise has no such unit', zh: '企业没有该单元' },
  'unit-closed': { status: 409, en: 'The unit is out of use', zh: '该单元已停用' },
  'unknown-substance': {
    status: 422,
    en: 'Table 1 has no such substance; give its categories of table 2',
    zh: '表1未列该物质，请按表2填写危险性类别',
  },
  'substance-ambiguous': {
    status: 422,
    en: 'The CAS number stands in several rows of table 1; name the row',
    zh: '该 CAS 号对应表1多行，请指明行号',
  },
  'mixture-without-class': {
    status: 422,
    en: 'A mixture needs its pure substance of the same class, or its own categories',
    zh: '混合物须指明同类别的纯物质，或填写自身危险性类别',
  },
  'row-mismatch': {
    status: 422,
    en: 'The row of table 1 is another substance’s',
    zh: '表1行号与 CAS 号不符',
  },
  'unknown-checklist': { status: 422, en: 'There is no such checklist or item', zh: '没有该检查表或检查项' },
  'inspection-not-open': {
    status: 409,
    en: 'This does not fit the state of the inspection',
    zh: '检查当前状态不允许此操作',
  },
  'inspectors-too-few': {
    status: 422,
    en: 'An official visit needs more inspectors',
    zh: '执法检查人员不得少于规定人数',
  },
  'official-not-allowed': {
    status: 403,
    en: 'Only the authorities make official visits',
    zh: '仅主管部门可开展执法检查',
  },
  'inspector-not-assigned': {
    status: 403,
    en: 'You are not among the inspectors',
    zh: '您不是本次检查人员',
  },
  'unknown-item': { status: 422, en: 'The checklist has no such item', zh: '检查表没有该项' },
  'item-answered': { status: 409, en: 'The item has been answered', zh: '该检查项已填报' },
  'items-open': { status: 409, en: 'Items of the checklist are still open', zh: '仍有检查项未填报' },
  'unknown-photo': {
    status: 422,
    en: 'There is no such photo; it must be uploaded first',
    zh: '没有该照片，请先上传',
  },
  'hazard-closed': { status: 409, en: 'The hazard is closed', zh: '隐患已闭环' },
  'major-by-rule': {
    status: 422,
    en: 'It is one of the twenty items, and so major by rule',
    zh: '属于判定标准所列情形，应判定为重大隐患',
  },
  'grade-missing': { status: 409, en: 'The hazard must be graded first', zh: '请先对隐患分级' },
  'order-exists': { status: 409, en: 'Rectification was ordered already', zh: '已下达整改指令' },
  'order-missing': { status: 409, en: 'No rectification is under way', zh: '尚未下达整改指令' },
  'deadline-invalid': { status: 422, en: 'The deadline does not fit', zh: '整改期限不符合要求' },
  'evidence-missing': {
    status: 409,
    en: 'A photo from after is needed',
    zh: '须先上传整改后影像',
  },
  'nothing-to-review': { status: 409, en: 'There is nothing to look at again', zh: '当前没有待复查事项' },
  'own-work': {
    status: 403,
    en: 'Someone else must look at it: not who put it right, nor who looked before',
    zh: '须由他人复查：整改人、前次复查人不得复查',
  },
  'duplicate-of-itself': {
    status: 422,
    en: 'A hazard is no duplicate of itself, nor of one there is not',
    zh: '重复对象无效',
  },
  'accident-closed': { status: 409, en: 'The accident was dealt with', zh: '事故处置已结束' },
  'step-out-of-order': {
    status: 409,
    en: 'The report goes up one level after the other',
    zh: '事故信息须逐级上报',
  },
} as const satisfies ProblemKinds;
