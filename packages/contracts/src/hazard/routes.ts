import { accidentRoutes } from './accident-routes.ts';
import { assessmentRoutes, enterpriseRoutes } from './enterprise-routes.ts';
import { hazardLoopRoutes } from './hazard-routes.ts';
import { inspectionRoutes } from './inspection-routes.ts';
import { parkRoutes } from './park-routes.ts';

export const hazardRoutes = [
  ...assessmentRoutes,
  ...enterpriseRoutes,
  ...inspectionRoutes,
  ...hazardLoopRoutes,
  ...accidentRoutes,
  ...parkRoutes,
] as const;
