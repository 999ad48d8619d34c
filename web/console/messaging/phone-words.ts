/** +98912… as people write it: 0912…; a foreign number stays as it is. */
export function nationalForm(number: string): string {
  return number.replace(/^\+98(?=\d)/, '0');
}
