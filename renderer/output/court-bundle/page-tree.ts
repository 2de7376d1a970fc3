import { type NumberedPage, PageNumbers, type PageOf } from '../../../shared/bundle/court/numbering'
import type { CourtBundlePlan } from '../../../shared/bundle/court/plan'
import type { Target } from '../splice/target'
import { dict, Name, Ref } from '../splice/values'

/** Pages to a node of the page tree. */
const pagesToANode = 64

/** Where a page of the bundle is going to be, and its number. */
export interface PagePlace {
  ref: Ref
  parent: Ref
  label: string
}

/** The pages of a bundle in their order: each gets its number, and its place in the tree that readers go by. */
export class PageTree {
  readonly pages: NumberedPage[] = []
  private readonly numbers: PageNumbers
  private readonly nodes: { number: number; kids: Ref[] }[] = []
  private readonly root: number

  constructor(
    private readonly target: Target,
    plan: CourtBundlePlan,
  ) {
    this.numbers = new PageNumbers(plan)
    this.root = target.reserve()
  }

  add(page: PageOf): PagePlace {
    const label = this.numbers.next(page)
    const ref = new Ref(this.target.reserve())
    let node = this.nodes.at(-1)
    if (!node || node.kids.length >= pagesToANode) {
      node = { number: this.target.reserve(), kids: [] }
      this.nodes.push(node)
    }
    node.kids.push(ref)
    this.pages.push({ ...page, label })
    return { ref, parent: new Ref(node.number), label }
  }

  /** Writes the tree, once every page is in it. */
  write(): Ref {
    for (const { number, kids } of this.nodes)
      this.target.add(
        dict({ Type: Name.of('Pages'), Parent: new Ref(this.root), Kids: kids, Count: kids.length }),
        number,
      )
    return this.target.add(
      dict({
        Type: Name.of('Pages'),
        Kids: this.nodes.map(({ number }) => new Ref(number)),
        Count: this.pages.length,
      }),
      this.root,
    )
  }
}
