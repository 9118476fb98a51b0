/** What one question about figures may use (ADR 0056), and the record of rebuild versions. */
const figures = 1250;

/**
 * The most DynamoDB read units that one request of each GET route may use, by operation, about twice what was measured with full
 * lists. A route that is missing here fails `test/e2e/read-units.spec.ts`.
 */
export const readBounds: Readonly<Record<string, number>> = {
  // One report of up to 300 messages, with its words.
  ...{ getReport: 80, listMessages: 200, listAttachments: 40, trackReport: 80, listTrackedMessages: 200 },
  // Own reports come from the log, one load each.
  ...{ listReports: 160, exportPersonalData: 160 },
  ...{ getReportForms: 0, listSlots: 20 },
  ...{ listOpen311Requests: 80, listOpen311RequestsInXml: 80, getOpen311Request: 40, getOpen311Token: 40 },
  ...{ discoverOpen311: 0, discoverOpen311InXml: 0, getOpen311Service: 0 },
  ...{ listOpen311Services: 0, listOpen311ServicesInXml: 0 },
  ...{ listCases: 80, getCase: 20, getCaseHistory: 40, getCaseFile: 60, printCaseFile: 60, getTask: 20 },
  ...{ listWorkstations: 20, listMediators: 80, getMediator: 20 },
  // Whoever asks for an enterprise is checked against its record, which grows with its units.
  ...{ getEnterprise: 60, listDeclaredUnits: 60, listUnits: 80, listParks: 20, getPark: 40 },
  ...{ listInspections: 80, getInspection: 60, getInspectionPhoto: 60, getAccident: 60 },
  ...{ listHazards: 80, getHazard: 60, getHazardPhoto: 60 },
  getStatisticsOverview: figures,
  getStatisticsSeries: figures,
  getStatisticsComparison: figures,
  getStatisticsBreakdown: figures,
  ...{ getStatisticsDefinitions: 0, getPublicStatistics: 60 },
  ...{ listObservations: 80, getObservation: 20 },
  ...{ listBulletins: 80, getBulletin: 60, getBulletinDocument: 60, getBulletinDiff: 80 },
  ...{ getOpenApi: 0, getAsyncApi: 0, readApiReference: 0, readEventReference: 0, getReferenceAsset: 0 },
  ...{ listEventSchemas: 0, getEventSchema: 0 },
};

/** Reads of what a request made from the contract alone cannot name; they are metered up to where they refuse. */
export const namesUnknown: readonly string[] = [
  ...['listSlots', 'getOpen311Service', 'getOpen311Request', 'getOpen311Token', 'listWorkstations'],
  ...['getInspectionPhoto', 'getHazardPhoto', 'getPublicStatistics', 'getReferenceAsset', 'getEventSchema'],
];
