/** The register of deletions. */
export const registerPath = '/deletions'

/** The certificate of one deletion. Its id tells nothing of the SR. */
export const certificatePath = (id: string): string => `${registerPath}/${id}`
