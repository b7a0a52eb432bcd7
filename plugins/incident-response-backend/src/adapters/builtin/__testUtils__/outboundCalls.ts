export {
  callFor,
  HOSTILE_TEXTS,
  lateCall,
  lostCall,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
