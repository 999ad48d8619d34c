export const warehousePermissions = [
  'stock.read',
  'stock.readOwn',
  'stock.move',
  'defective.send',
  'defective.receive',
  'defective.settle',
] as const;
