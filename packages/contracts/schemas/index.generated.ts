import s0 from './events/cloud-event.json' with { type: 'json' };
import s1 from './events/maplebridge.hazard.accident.closed.v1.json' with { type: 'json' };
import s2 from './events/maplebridge.hazard.accident.overdue.v1.json' with { type: 'json' };
import s3 from './events/maplebridge.hazard.accident.reported-upward.v1.json' with { type: 'json' };
import s4 from './events/maplebridge.hazard.accident.reported.v1.json' with { type: 'json' };
import s5 from './events/maplebridge.hazard.enterprise.changed.v1.json' with { type: 'json' };
import s6 from './events/maplebridge.hazard.enterprise.hold-changed.v1.json' with { type: 'json' };
import s7 from './events/maplebridge.hazard.enterprise.inventory-declared.v1.json' with { type: 'json' };
import s8 from './events/maplebridge.hazard.enterprise.level-changed.v1.json' with { type: 'json' };
import s9 from './events/maplebridge.hazard.enterprise.reassessed.v1.json' with { type: 'json' };
import s10 from './events/maplebridge.hazard.enterprise.registered.v1.json' with { type: 'json' };
import s11 from './events/maplebridge.hazard.enterprise.responsible-named.v1.json' with { type: 'json' };
import s12 from './events/maplebridge.hazard.enterprise.unit-closed.v1.json' with { type: 'json' };
import s13 from './events/maplebridge.hazard.enterprise.unit-declared.v1.json' with { type: 'json' };
import s14 from './events/maplebridge.hazard.enterprise.words-erased.v1.json' with { type: 'json' };
import s15 from './events/maplebridge.hazard.hazard.closed.v1.json' with { type: 'json' };
import s16 from './events/maplebridge.hazard.hazard.delisted.v1.json' with { type: 'json' };
import s17 from './events/maplebridge.hazard.hazard.escalated.v1.json' with { type: 'json' };
import s18 from './events/maplebridge.hazard.hazard.evidence-added.v1.json' with { type: 'json' };
import s19 from './events/maplebridge.hazard.hazard.extended.v1.json' with { type: 'json' };
import s20 from './events/maplebridge.hazard.hazard.found.v1.json' with { type: 'json' };
import s21 from './events/maplebridge.hazard.hazard.graded.v1.json' with { type: 'json' };
import s22 from './events/maplebridge.hazard.hazard.listed.v1.json' with { type: 'json' };
import s23 from './events/maplebridge.hazard.hazard.ordered.v1.json' with { type: 'json' };
import s24 from './events/maplebridge.hazard.hazard.placed.v1.json' with { type: 'json' };
import s25 from './events/maplebridge.hazard.hazard.rectified.v1.json' with { type: 'json' };
import s26 from './events/maplebridge.hazard.hazard.report-followed.v1.json' with { type: 'json' };
import s27 from './events/maplebridge.hazard.hazard.reviewed.v1.json' with { type: 'json' };
import s28 from './events/maplebridge.hazard.inspection.answered.v1.json' with { type: 'json' };
import s29 from './events/maplebridge.hazard.inspection.assigned.v1.json' with { type: 'json' };
import s30 from './events/maplebridge.hazard.inspection.cancelled.v1.json' with { type: 'json' };
import s31 from './events/maplebridge.hazard.inspection.completed.v1.json' with { type: 'json' };
import s32 from './events/maplebridge.hazard.inspection.missed.v1.json' with { type: 'json' };
import s33 from './events/maplebridge.hazard.inspection.planned.v1.json' with { type: 'json' };
import s34 from './events/maplebridge.hazard.inspection.started.v1.json' with { type: 'json' };
import s35 from './events/maplebridge.intake.report.absorbed.v1.json' with { type: 'json' };
import s36 from './events/maplebridge.intake.report.appointment-made.v1.json' with { type: 'json' };
import s37 from './events/maplebridge.intake.report.attachment-added.v1.json' with { type: 'json' };
import s38 from './events/maplebridge.intake.report.attachment-erased.v1.json' with { type: 'json' };
import s39 from './events/maplebridge.intake.report.disclosed.v1.json' with { type: 'json' };
import s40 from './events/maplebridge.intake.report.erased.v1.json' with { type: 'json' };
import s41 from './events/maplebridge.intake.report.hold-changed.v1.json' with { type: 'json' };
import s42 from './events/maplebridge.intake.report.joined.v1.json' with { type: 'json' };
import s43 from './events/maplebridge.intake.report.merged.v1.json' with { type: 'json' };
import s44 from './events/maplebridge.intake.report.progressed.v1.json' with { type: 'json' };
import s45 from './events/maplebridge.intake.report.received.v1.json' with { type: 'json' };
import s46 from './events/maplebridge.intake.report.withdrawn.v1.json' with { type: 'json' };
import s47 from './events/maplebridge.intake.report.words-added.v1.json' with { type: 'json' };
import s48 from './events/maplebridge.mediation.case.agreed.v1.json' with { type: 'json' };
import s49 from './events/maplebridge.mediation.case.closed.v1.json' with { type: 'json' };
import s50 from './events/maplebridge.mediation.case.confirmation-applied.v1.json' with { type: 'json' };
import s51 from './events/maplebridge.mediation.case.confirmation-decided.v1.json' with { type: 'json' };
import s52 from './events/maplebridge.mediation.case.consented.v1.json' with { type: 'json' };
import s53 from './events/maplebridge.mediation.case.department-answered.v1.json' with { type: 'json' };
import s54 from './events/maplebridge.mediation.case.department-invited.v1.json' with { type: 'json' };
import s55 from './events/maplebridge.mediation.case.facts-added.v1.json' with { type: 'json' };
import s56 from './events/maplebridge.mediation.case.helper-invited.v1.json' with { type: 'json' };
import s57 from './events/maplebridge.mediation.case.hold-changed.v1.json' with { type: 'json' };
import s58 from './events/maplebridge.mediation.case.limit-moved.v1.json' with { type: 'json' };
import s59 from './events/maplebridge.mediation.case.limit-paused.v1.json' with { type: 'json' };
import s60 from './events/maplebridge.mediation.case.mediator-accepted.v1.json' with { type: 'json' };
import s61 from './events/maplebridge.mediation.case.mediator-asked.v1.json' with { type: 'json' };
import s62 from './events/maplebridge.mediation.case.mediator-excluded.v1.json' with { type: 'json' };
import s63 from './events/maplebridge.mediation.case.opened.v1.json' with { type: 'json' };
import s64 from './events/maplebridge.mediation.case.overdue.v1.json' with { type: 'json' };
import s65 from './events/maplebridge.mediation.case.party-contacted.v1.json' with { type: 'json' };
import s66 from './events/maplebridge.mediation.case.protocol-step-done.v1.json' with { type: 'json' };
import s67 from './events/maplebridge.mediation.case.reopened.v1.json' with { type: 'json' };
import s68 from './events/maplebridge.mediation.case.session-held.v1.json' with { type: 'json' };
import s69 from './events/maplebridge.mediation.case.term-breached.v1.json' with { type: 'json' };
import s70 from './events/maplebridge.mediation.case.term-performed.v1.json' with { type: 'json' };
import s71 from './events/maplebridge.mediation.case.transferred.v1.json' with { type: 'json' };
import s72 from './events/maplebridge.mediation.case.visited.v1.json' with { type: 'json' };
import s73 from './events/maplebridge.mediation.case.words-erased.v1.json' with { type: 'json' };
import s74 from './events/maplebridge.mediation.mediator.changed.v1.json' with { type: 'json' };
import s75 from './events/maplebridge.mediation.mediator.hold-changed.v1.json' with { type: 'json' };
import s76 from './events/maplebridge.mediation.mediator.registered.v1.json' with { type: 'json' };
import s77 from './events/maplebridge.mediation.mediator.words-erased.v1.json' with { type: 'json' };
import s78 from './events/maplebridge.statistics.bulletin.corrected.v1.json' with { type: 'json' };
import s79 from './events/maplebridge.statistics.bulletin.published.v1.json' with { type: 'json' };
import s80 from './events/maplebridge.statistics.observation.recorded.v1.json' with { type: 'json' };

/** Generated: every schema that was published, by its name. */
export const publishedSchemas: Readonly<Record<string, { readonly title: string }>> = {
  'cloud-event': s0,
  'maplebridge.hazard.accident.closed.v1': s1,
  'maplebridge.hazard.accident.overdue.v1': s2,
  'maplebridge.hazard.accident.reported-upward.v1': s3,
  'maplebridge.hazard.accident.reported.v1': s4,
  'maplebridge.hazard.enterprise.changed.v1': s5,
  'maplebridge.hazard.enterprise.hold-changed.v1': s6,
  'maplebridge.hazard.enterprise.inventory-declared.v1': s7,
  'maplebridge.hazard.enterprise.level-changed.v1': s8,
  'maplebridge.hazard.enterprise.reassessed.v1': s9,
  'maplebridge.hazard.enterprise.registered.v1': s10,
  'maplebridge.hazard.enterprise.responsible-named.v1': s11,
  'maplebridge.hazard.enterprise.unit-closed.v1': s12,
  'maplebridge.hazard.enterprise.unit-declared.v1': s13,
  'maplebridge.hazard.enterprise.words-erased.v1': s14,
  'maplebridge.hazard.hazard.closed.v1': s15,
  'maplebridge.hazard.hazard.delisted.v1': s16,
  'maplebridge.hazard.hazard.escalated.v1': s17,
  'maplebridge.hazard.hazard.evidence-added.v1': s18,
  'maplebridge.hazard.hazard.extended.v1': s19,
  'maplebridge.hazard.hazard.found.v1': s20,
  'maplebridge.hazard.hazard.graded.v1': s21,
  'maplebridge.hazard.hazard.listed.v1': s22,
  'maplebridge.hazard.hazard.ordered.v1': s23,
  'maplebridge.hazard.hazard.placed.v1': s24,
  'maplebridge.hazard.hazard.rectified.v1': s25,
  'maplebridge.hazard.hazard.report-followed.v1': s26,
  'maplebridge.hazard.hazard.reviewed.v1': s27,
  'maplebridge.hazard.inspection.answered.v1': s28,
  'maplebridge.hazard.inspection.assigned.v1': s29,
  'maplebridge.hazard.inspection.cancelled.v1': s30,
  'maplebridge.hazard.inspection.completed.v1': s31,
  'maplebridge.hazard.inspection.missed.v1': s32,
  'maplebridge.hazard.inspection.planned.v1': s33,
  'maplebridge.hazard.inspection.started.v1': s34,
  'maplebridge.intake.report.absorbed.v1': s35,
  'maplebridge.intake.report.appointment-made.v1': s36,
  'maplebridge.intake.report.attachment-added.v1': s37,
  'maplebridge.intake.report.attachment-erased.v1': s38,
  'maplebridge.intake.report.disclosed.v1': s39,
  'maplebridge.intake.report.erased.v1': s40,
  'maplebridge.intake.report.hold-changed.v1': s41,
  'maplebridge.intake.report.joined.v1': s42,
  'maplebridge.intake.report.merged.v1': s43,
  'maplebridge.intake.report.progressed.v1': s44,
  'maplebridge.intake.report.received.v1': s45,
  'maplebridge.intake.report.withdrawn.v1': s46,
  'maplebridge.intake.report.words-added.v1': s47,
  'maplebridge.mediation.case.agreed.v1': s48,
  'maplebridge.mediation.case.closed.v1': s49,
  'maplebridge.mediation.case.confirmation-applied.v1': s50,
  'maplebridge.mediation.case.confirmation-decided.v1': s51,
  'maplebridge.mediation.case.consented.v1': s52,
  'maplebridge.mediation.case.department-answered.v1': s53,
  'maplebridge.mediation.case.department-invited.v1': s54,
  'maplebridge.mediation.case.facts-added.v1': s55,
  'maplebridge.mediation.case.helper-invited.v1': s56,
  'maplebridge.mediation.case.hold-changed.v1': s57,
  'maplebridge.mediation.case.limit-moved.v1': s58,
  'maplebridge.mediation.case.limit-paused.v1': s59,
  'maplebridge.mediation.case.mediator-accepted.v1': s60,
  'maplebridge.mediation.case.mediator-asked.v1': s61,
  'maplebridge.mediation.case.mediator-excluded.v1': s62,
  'maplebridge.mediation.case.opened.v1': s63,
  'maplebridge.mediation.case.overdue.v1': s64,
  'maplebridge.mediation.case.party-contacted.v1': s65,
  'maplebridge.mediation.case.protocol-step-done.v1': s66,
  'maplebridge.mediation.case.reopened.v1': s67,
  'maplebridge.mediation.case.session-held.v1': s68,
  'maplebridge.mediation.case.term-breached.v1': s69,
  'maplebridge.mediation.case.term-performed.v1': s70,
  'maplebridge.mediation.case.transferred.v1': s71,
  'maplebridge.mediation.case.visited.v1': s72,
  'maplebridge.mediation.case.words-erased.v1': s73,
  'maplebridge.mediation.mediator.changed.v1': s74,
  'maplebridge.mediation.mediator.hold-changed.v1': s75,
  'maplebridge.mediation.mediator.registered.v1': s76,
  'maplebridge.mediation.mediator.words-erased.v1': s77,
  'maplebridge.statistics.bulletin.corrected.v1': s78,
  'maplebridge.statistics.bulletin.published.v1': s79,
  'maplebridge.statistics.observation.recorded.v1': s80,
};
