/** The things that all examples are about. Places are the sample city's; nobody and no enterprise in them is real. */
export const dingmao = { city: '321100', district: '321171', station: 'dingmao' };
export const gaozi = { city: '321100', district: '321112', station: 'gaozi' };

/** A dispute goes by one id in intake and in mediation. */
export const dispute = '7w3k0d4m2x9q5r8t1v6y0z3b2c';
export const hazardReport = '2h8n4c6v0m1x3z5b7d9f0g2j4k';
export const serviceReport = '5s1r3p7q9t0v2w4x6y8z1a3b5c';
export const otherReport = '3q7x1n5b9m0c4v8z2k6j1h5g3f';
export const trackingCode = '4t9c2k7m1x5v8b3n6q0w2e4r7y';
export const attachment = '6a2t4c8h0m1e3n5t7f9j2k4m6p';

export const mediator = '3m9d1t7r5x0k2v4b6n8q1w3e5z';
export const otherMediator = '1m4e8d2a6t0r3s5v7w9x1y3z5b';

export const enterprise = '58r81h9c2k489rpsfvpx91a9ja';
export const enterpriseCode = '91321112MA1MAPLE01';
export const inspection = '51a3php03550qcvx6j2txnh15a';
export const hazard = '04200p436pykeaknhz8ts3e6nm';
export const otherHazard = '10qq3rpg2djkw860qhycchkacr';
export const photo = '72nm7smevdnn9p5thh1tj5f3xg';
export const inspectors = ['4zwt3vyxwnbxnask9e4e7m40e7', '2se1nxjhjjtfn221szb2x1h8gc'];
export const accident = '1c3d5n7t9v0x2z4b6d8f1h3k5m';

export const observation = '60b5s2r7v4t1n9m3k8c0x6z2w4';
export const bulletin = '712ckddjwjycfmrmfx9zx494a1';

/** The digest of a file, as its sender reckons it. */
export const sha256 = 'dc61c648331193942da42e1535e33b6eb5515bb8bd191cc1a810785d135526b3';
const digestInBase64 = '3GHGSDMRk5QtpC4VNeM7brVRW7i9GRzBqBB4XRNVJrM=';

/** Where to send a file. The signature that a real address ends with is left out. */
export const upload = (id: string, bucket: string, folder: string, type: string) => ({
  id,
  url: `https://${bucket}.s3.cn-north-1.amazonaws.com.cn/${folder}/${id}?X-Amz-Expires=600`,
  method: 'PUT' as const,
  headers: {
    'content-type': type,
    'content-encoding': 'identity',
    'content-disposition': `attachment; filename="${id}.${type.split('/')[1]}"`,
    'cache-control': 'private, no-store',
    'x-amz-checksum-sha256': digestInBase64,
  },
  expiresAt: '2019-05-21T16:40:00.000Z',
});

/** Where an opaque list goes on. */
export const cursor = 'eyJ2IjoxLCJrIjoiMjAxOS0wNS0yMSJ9';
