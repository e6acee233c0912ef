/** Which half a customer is in: a fixed hash of the id, so that nothing about the customer decides it. */
export function halfOf(customer: number): 0 | 1 {
  return ((Math.imul(customer, 0x9e3779b1) >>> 16) & 1) as 0 | 1;
}
