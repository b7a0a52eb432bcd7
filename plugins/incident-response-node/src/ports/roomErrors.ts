import { OutboundCallError } from './OutboundCall';

/**
 * How a chat says that a war room cannot have its name: something that this app did not open has it.
 * The engine then takes another name.
 *
 * @public
 */
export class RoomNameTaken extends OutboundCallError {
  /** The name as it was asked for. */
  readonly roomName: string;

  constructor(roomName: string, message: string) {
    super(message, { failure: 'rejected' });
    this.name = 'RoomNameTaken';
    this.roomName = roomName;
  }
}

/**
 * How a chat says that nothing can be done in a war room any more since it is archived. While the
 * incident is open the engine then opens another one; nothing more is tried in this one.
 *
 * @public
 */
export class RoomArchived extends OutboundCallError {
  readonly roomId: string;

  constructor(roomId: string, message: string, cause?: unknown) {
    super(message, { failure: 'rejected', cause });
    this.name = 'RoomArchived';
    this.roomId = roomId;
  }
}
