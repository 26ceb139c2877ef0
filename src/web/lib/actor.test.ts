// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { ACTOR_HEADER } from '../../contract/teams';
import { actAs, actorHeaders, currentActor, noteServedRiver } from './actor';
import { rememberRiver } from './river-choice';

const MARA = { id: '0190a0c0-0000-7000-8000-000000000001', name: 'Mara' };

describe('who is acting', () => {
  beforeEach(() => {
    noteServedRiver('sample');
    actAs(null);
  });

  it('signs writes and nothing else', () => {
    expect(actorHeaders('post')).toEqual({});
    actAs(MARA);
    expect(actorHeaders('POST')).toEqual({ [ACTOR_HEADER]: MARA.id });
    expect(actorHeaders('get')).toEqual({});
  });

  it('is remembered by the browser', () => {
    actAs(MARA);
    expect(JSON.parse(localStorage.getItem('eddyline-actor') ?? '')).toEqual({ sample: MARA });
  });

  it('is nobody in another river, whose people are others', () => {
    actAs(MARA);
    rememberRiver('real');
    expect(currentActor()).toBeNull();
    rememberRiver('sample');
    expect(currentActor()).toEqual(MARA);
  });
});
