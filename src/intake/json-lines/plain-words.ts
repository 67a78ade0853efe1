import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema has against a record, in words for an editor; at most three things. */
export function inPlainWords(issues: readonly Issue[]): string {
  const said = issues.slice(0, 3).map((issue) => complaintOf(issue, issue.path));
  const more = issues.length > 3 ? `, and ${issues.length - 3} more` : '';
  return `${said.join('; ')}${more}.`;
}

function complaintOf(issue: Issue, path: Path): string {
  const field = `“${path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(' → ') || 'record'}”`;
  if (issue.code === 'invalid_type') return `${field} should be ${typeInWords(issue.expected)}`;
  if (issue.code === 'invalid_value')
    return `${field} should be one of: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'unrecognized_keys')
    return `${field} has a field it can not have: ${issue.keys.slice(0, 5).join(', ')}`;
  if (issue.code === 'invalid_union') return unionComplaint(issue.errors, path, field);
  return `${field} ${issue.message}`;
}

/** Of several forms, the one whose complaint lies inside the value fits best; else all forms are named. */
function unionComplaint(forms: readonly (readonly Issue[])[], path: Path, field: string): string {
  const first = forms.flatMap((issues) => issues.slice(0, 1));
  const inner = first.find(
    (issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'custom',
  );
  if (inner) return complaintOf(inner, [...path, ...inner.path]);
  const wanted = first.flatMap((issue) =>
    issue.code === 'invalid_type' ? [typeInWords(issue.expected)] : [],
  );
  return `${field} should be ${[...new Set(wanted)].join(' or ') || 'in one of its forms'}`;
}

function typeInWords(type: string): string {
  return TYPES[type] ?? type;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};
