import type { Sentence } from '../lens/commands.ts';
import type { SettingName, Settings } from '../settings/settings.ts';

/** All of them bubble and cross shadow roots: the page hears them wherever a control stands. */
const EVERYWHERE = { bubbles: true, composed: true } as const;

/** A button of a command was pressed. */
export class CommandEvent extends Event {
  static readonly type = 'k-command';
  readonly id: string;
  /** True where a finger or a mouse did it: then the focus goes back to the picture. */
  readonly byPointer: boolean;
  constructor(id: string, byPointer: boolean) {
    super(CommandEvent.type, EVERYWHERE);
    this.id = id;
    this.byPointer = byPointer;
  }
}

/** A control of a setting was moved. */
export class SettingEvent<N extends SettingName = SettingName> extends Event {
  static readonly type = 'k-setting';
  readonly name: N;
  readonly value: Settings[N];
  readonly byPointer: boolean;
  constructor(name: N, value: Settings[N], byPointer: boolean) {
    super(SettingEvent.type, EVERYWHERE);
    this.name = name;
    this.value = value;
    this.byPointer = byPointer;
  }
}

/** A camera was picked. */
export class CameraEvent extends Event {
  static readonly type = 'k-camera';
  /** '' where the browser does not say. */
  readonly deviceId: string;
  readonly byPointer: boolean;
  constructor(deviceId: string, byPointer: boolean) {
    super(CameraEvent.type, EVERYWHERE);
    this.deviceId = deviceId;
    this.byPointer = byPointer;
  }
}

/** Something was done that is to be said. */
export class SayEvent extends Event {
  static readonly type = 'k-say';
  readonly sentence: Sentence;
  readonly byPointer: boolean;
  constructor(sentence: Sentence, byPointer: boolean) {
    super(SayEvent.type, EVERYWHERE);
    this.sentence = sentence;
    this.byPointer = byPointer;
  }
}

/** What the event comes from wants to be closed. */
export class DismissEvent extends Event {
  static readonly type = 'k-dismiss';
  constructor() {
    super(DismissEvent.type, EVERYWHERE);
  }
}

/** True where a press came from a finger or a mouse; a keyboard's leaves the focus ring on its control. */
export function isByPointer(event: Event): boolean {
  if (event instanceof MouseEvent && event.detail > 0) return true;
  return event.currentTarget instanceof Element && !event.currentTarget.matches(':focus-visible');
}
