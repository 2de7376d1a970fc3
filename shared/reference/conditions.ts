import type { FactSpec } from '../case/facts'
import { type Condition, factOf, type Procedure } from '../procedures/schema'

const quoted = (spec: FactSpec | undefined, value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return `“${spec?.options?.find(option => option.value === value)?.label ?? value}”`
}

/** A condition as it is read: "Kind of action is “Criminal action”". With `turned`, its opposite. */
export const conditionWords = (condition: Condition, procedure: Procedure, turned = false): string => {
  const list = (all: readonly Condition[], word: string) => {
    const said = all.map(one => conditionWords(one, procedure, turned)).join(` ${word} `)
    return all.length > 1 ? `(${said})` : said
  }
  if ('all' in condition) return list(condition.all, turned ? 'or' : 'and')
  if ('any' in condition) return list(condition.any, turned ? 'and' : 'or')
  if ('not' in condition) return conditionWords(condition.not, procedure, !turned)
  if ('visitsMissed' in condition)
    return turned
      ? `at most ${condition.moreThan} visits were missed`
      : `more than ${condition.moreThan} visits were missed`
  const spec = factOf(procedure, condition.fact)
  const name = `“${spec?.label ?? condition.fact}”`
  if ('known' in condition)
    return condition.known === turned ? `${name} is not recorded` : `${name} is recorded`
  if ('has' in condition)
    return `${name} ${turned ? 'does not include' : 'includes'} ${quoted(spec, condition.has)}`
  return `${name} is ${turned ? 'not ' : ''}${quoted(spec, condition.is)}`
}

/** A condition that stands by itself, without brackets around the whole of it: for "Only where …". */
export const whereWords = (condition: Condition, procedure: Procedure): string => {
  const said = conditionWords(condition, procedure)
  const list = 'not' in condition ? condition.not : condition
  return ('all' in list || 'any' in list) && said.startsWith('(') ? said.slice(1, -1) : said
}
