import { element } from './element.ts';

/** Shows the question and waits for the answer. Nothing is decided by going on reading. */
export function askForConsent(answered: (isYes: boolean) => void): void {
  const section = element('data-consent')!;
  section.hidden = false;
  for (const button of section.querySelectorAll<HTMLButtonElement>('[data-verdict]')) {
    button.addEventListener('click', () => {
      section.hidden = true;
      answered(button.dataset['verdict'] === 'yes');
    });
  }
}
