/** Obviously fake secrets, put together here so that no scanner takes a file of this project for a leak. */
const fake = 'FAKEfake';

export const registryKey = `${fake.repeat(5)}FA${'+AC'}RDfake00`.slice(0, 52);
export const annotatedKey = `${fake.repeat(6)}FAKE${'JQQ'}J99${fake.repeat(3)}FA`;
export const oldPassword = 'fake9AKE/fakeFAKEfake+AKEfak3FAK';
export const clientSecret = `fak8${'Q'}~${fake.repeat(4)}`;
export const webToken = `${'ey'}J${fake}.${'ey'}J${fake.repeat(4)}.${fake.repeat(3)}`;
export const gitHubToken = `${'gh'}p_${fake.repeat(4)}FAKE`;
export const gitHubFineToken = `${'git'}hub_pat_${fake.repeat(4)}`;
export const gitLabToken = `${'gl'}pat-${'fake9'.repeat(4)}`;
export const dockerHubToken = `${'dc'}kr_pat_${'fake9'.repeat(4)}`;
export const devOpsToken = `${'AZ'}DO`.padStart(80, fake).concat('fake');
export const oldDevOpsToken = 'fake2fake3fake4fake5'.repeat(3).slice(0, 52);
export const accountKey = `${fake.repeat(10)}FAKEfa${'='.repeat(2)}`;
export const signature = `${fake.repeat(5)}%2B3D%3D`;
export const privateKey = [
  `-----BEGIN RSA ${'PRIV'}ATE KEY-----`,
  fake.repeat(8),
  fake.repeat(8),
  fake,
  `-----END RSA ${'PRIV'}ATE KEY-----`,
];
/** A password as a person chooses it. */
export const chosen = 'Fake!Summer9';
