import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';

const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
export const searchAttributes = ['Stage', 'Region', 'Stalled'];

/** The search attributes that the cluster lacks. */
export async function missingSearchAttributes(address: string, namespace: string): Promise<readonly string[]> {
  const connection = await Connection.connect({ address });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return searchAttributes.filter((name) => !(name in customAttributes));
  } finally {
    await connection.close();
  }
}

/** Registers what is missing; safe to repeat. */
export async function registerSearchAttributes(address: string, namespace: string): Promise<readonly string[]> {
  const missing = await missingSearchAttributes(address, namespace);
  if (missing.length === 0) return [];
  const connection = await Connection.connect({ address });
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
    return missing;
  } finally {
    await connection.close();
  }
}
