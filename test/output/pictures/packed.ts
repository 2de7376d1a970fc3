import samples from './packed.json'

/**
 * Pictures of 256 by 256 pixels as other programs pack them: a page of words in black and white (`dots` are its rows as
 * zlib data, 1 is black), and stripes beside a fade. Made with libtiff, OpenJPEG and an encoder of JBIG2.
 */
export const packed = (name: keyof typeof samples): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(samples[name], 'base64'))
