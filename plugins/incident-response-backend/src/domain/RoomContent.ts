export type {
  RoomAction,
  RoomButton,
  RoomContent,
  RoomField,
} from '@incident-response/backstage-plugin-incident-response-common';
