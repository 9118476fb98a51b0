import { answerTask, getTask, type Task } from '@maplebridge/contracts/mediation';
import { answer, type Binding, created, ok, on } from '@maplebridge/lambda';
import type { CaseState } from '../case/state.ts';
import { caseStream } from '../case/stream.ts';
import type { CaseCommandDeps } from '../deps.ts';
import { taskAdmission } from './access.ts';
import { commandRunner, noted, times } from './run-command.ts';

/** Joint mediation as a department sees it: its own task, and nothing else of the case. */
export function taskRoutes(deps: CaseCommandDeps): Binding[] {
  const execute = commandRunner(deps);

  async function present(caseId: string, state: CaseState, department: string): Promise<Task> {
    const task = state?.tasks.find((it) => it.department === department);
    if (!state || !task) throw new Error(`${caseId} has no task of ${department}`);
    const { note, status, dueAt, invitedAt } = task;
    const kept = note === undefined ? undefined : await deps.personalData.read(caseStream(caseId), note);
    const asked = typeof kept?.words === 'string' ? kept.words : null;
    const { category, area, routing } = state;
    return { caseId, department, status, dueAt, category, area, venue: routing.venue, invitedAt, asked };
  }

  return [
    on(getTask, async ({ params: { id, department }, caller }) => {
      const { state, version } = await deps.cases.load(caseStream(id));
      const barred = taskAdmission(state, department, caller);
      return barred ?? ok(await present(id, state, department), version);
    }),
    on(answerTask, async (call) => {
      const { id, department } = call.params;
      const { notes, status } = call.body;
      const command = {
        type: 'AnswerTask',
        ...noted(call, notes, { department, status }),
        ...times(call),
      } as const;
      const result = await execute(call, command, notes, (state, caller) =>
        taskAdmission(state, department, caller),
      );
      return answer(result, async (state, version) => created(await present(id, state, department), version));
    }),
  ];
}
