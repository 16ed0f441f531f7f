import assert from 'node:assert/strict';
import { judge } from '../../src/conversation/conditions.ts';
import { given } from './smallContent.ts';

describe('judge', () => {
  const data = { failedHost: ['*.data.azurecr.*', '*.blob.core.*'] };

  it('looks for a value between asterisks within the fact', () => {
    assert.equal(judge(data, given({ failedHost: 'contosodev.westeurope.data.azurecr.io' })), 'holds');
    assert.equal(judge(data, given({ failedHost: 'abc.blob.core.windows.net' })), 'holds');
    assert.equal(judge(data, given({ failedHost: 'contosodev.azurecr.io' })), 'broken');
    assert.equal(judge(data, {}), 'open');
  });

  it('compares other values as a whole', () => {
    assert.equal(judge({ environment: ['aks'] }, given({ environment: 'aks' })), 'holds');
    assert.equal(judge({ environment: ['*', 'ak'] }, given({ environment: 'aks' })), 'broken');
  });
});
