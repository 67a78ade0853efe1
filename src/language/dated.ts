import { z } from 'zod';
import { edtfSchema } from './edtf.ts';

/**
 * A date as precise as its source. `edtf` is an Extended Date/Time Format expression (ISO 8601-2:2019, levels 0 and 1:
 * `2017`, `2017-07`, `2017-07-31`, `2014/2015`, `2019/..`, `2017~`); `raw` keeps the words it was read from.
 */
export const datedSchema = z.strictObject({
  edtf: edtfSchema,
  raw: z.string().max(500),
});
export type Dated = z.infer<typeof datedSchema>;
