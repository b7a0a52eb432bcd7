export { demoSignInModule } from './module';
