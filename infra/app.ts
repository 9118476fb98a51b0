import { App } from 'aws-cdk-lib';
import { bundle } from './bundle.ts';
import { deploymentOf } from './config.ts';
import { addStacks } from './deployment.ts';

const app = new App();
const deployment = deploymentOf(app.node.getAllContext());
await bundle(deployment.city);
addStacks(app, deployment);
app.synth();
