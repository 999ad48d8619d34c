/** Persian, Arabic and Latin digits: every field takes all three, the screen shows one. */

const persianZero = 0x06f0;
const arabicZero = 0x0660;

/** Turns Persian and Arabic digits into Latin ones and leaves everything else. */
export function latinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code >= persianZero ? persianZero : arabicZero));
  });
}

/** Turns Latin and Arabic digits into Persian ones, as every Persian screen, message and file shows them. */
export function persianDigits(value: string | number): string {
  return latinDigits(String(value)).replace(/[0-9]/g, (digit) =>
    String.fromCharCode(persianZero + Number(digit)),
  );
}
