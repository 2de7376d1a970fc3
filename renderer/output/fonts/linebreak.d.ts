declare module 'linebreak' {
  /** Finds where a text may be broken into lines, after Unicode Standard Annex 14. */
  export default class LineBreaker {
    constructor(text: string)
    /** The next place where a line may (or, at a line feed, must) end; null at the end of the text. */
    nextBreak(): { position: number; required: boolean } | null
  }
}
